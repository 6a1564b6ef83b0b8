-- One figure that does go into an observation: indicator, area, period, source, scenario, via, part area and period.
with
-- How many figures ought to go into one of an area itself, by the periods within it.
owed as (
  select indicator, period, count(*) as expected
  from part_period
  group by indicator, period
),
-- In forms a county may count its zone in; departments report each area without the others.
zone as (
  select reporter.indicator, zone_counting.period, count(*) as counted_in
  from zone_counting
  join reporter on reporter.area = zone_counting.area and reporter.adds
  where not zone_counting.left_out
    and not zone_counting.mixed
  group by reporter.indicator, zone_counting.period
),
-- And into one of the city, by the areas and the periods within it.
owed_city as (
  select
    part_period.indicator,
    part_period.period,
    sum(adding.areas)::bigint as expected,
    sum(adding.areas - coalesce(zone.counted_in, 0))::bigint as expected_in_forms
  from part_period
  join (select indicator, count(*) as areas from reporter where adds group by indicator) as adding
    on adding.indicator = part_period.indicator
  left join zone on zone.indicator = part_period.indicator and zone.period = part_period.part_period
  group by part_period.indicator, part_period.period
),
-- A figure of a whole period that is no reporting period, such as an annual one, stands by itself.
direct as (
  select figure.area as whole_area, figure.period as whole_period, 'own' as via, 1 as expected, figure.*
  from figure
  left join reporter on reporter.indicator = figure.indicator and reporter.area = figure.area
  left join (select distinct indicator, part_period from part_period) as part
    on part.indicator = figure.indicator
    and part.part_period = figure.period
  where reporter.area is null
    or part.part_period is null
),
-- Where it was decided which source counts, its figure goes into wholes beyond those decided on, whatever their source.
decided as (
  select figure.*
  from settled
  join figure
    on figure.indicator = settled.indicator
    and figure.area = settled.area
    and figure.period = settled.period
    and figure.source = settled.source
),
sourced as (
  select figure.*, if(decided.area is null, 'any', 'as given') as stands
  from figure
  left join (select distinct indicator, area, period from decided) as decided
    on decided.indicator = figure.indicator
    and decided.area = figure.area
    and decided.period = figure.period
  union all by name
  select
    decided.* replace (figure.source as source, figure.source_kind as source_kind),
    'as decided' as stands
  from figure
  join decided
    on decided.indicator = figure.indicator
    and decided.area = figure.area
    and decided.period = figure.period
    and (
      decided.scenario = figure.scenario
      or (figure.scenario = 0 and figure.source <> decided.source)
    )
),
added as (
  select
    figure.area as whole_area,
    part_period.period as whole_period,
    'own' as via,
    owed.expected,
    figure.*
  from sourced as figure
  join reporter on reporter.indicator = figure.indicator and reporter.area = figure.area
  join part_period on part_period.indicator = figure.indicator and part_period.part_period = figure.period
  join owed on owed.indicator = part_period.indicator and owed.period = part_period.period
  union all
  select
    run.city as whole_area,
    part_period.period as whole_period,
    'areas' as via,
    if(figure.source_kind = 'area', owed_city.expected_in_forms, owed_city.expected) as expected,
    figure.*
  from sourced as figure
  join reporter on reporter.indicator = figure.indicator and reporter.area = figure.area and reporter.adds
  join part_period on part_period.indicator = figure.indicator and part_period.part_period = figure.period
  join owed_city on owed_city.indicator = part_period.indicator and owed_city.period = part_period.period
  cross join run
  left join zone_counting on zone_counting.area = figure.area and zone_counting.period = figure.period
  where figure.source_kind <> 'area'
    or coalesce(zone_counting.left_out and not zone_counting.mixed, true)
),
derived as (
  select added.* exclude (stands)
  from added
  left join settled_whole
    on settled_whole.indicator = added.indicator
    and settled_whole.area = added.whole_area
    and settled_whole.period = added.whole_period
  anti join direct
    on direct.indicator = added.indicator
    and direct.area = added.whole_area
    and direct.period = added.whole_period
    and direct.source = added.source
  where added.stands in ('any', if(settled_whole.source is null, 'as decided', 'as given'))
),
every as (
  select * from derived
  union all
  select * from direct
),
judged as (
  select
    every.*,
    indicator.denominator <> '' as is_ratio,
    every.numerator is not null and every.denominator is not null as has_parts
  from every
  join indicator on indicator.indicator = every.indicator
)
select
  indicator,
  whole_area as area,
  whole_period as period,
  via,
  source,
  scenario,
  source_kind,
  area as part_area,
  period as part_period,
  expected,
  case when is_ratio and has_parts then 'observe-ratio' else 'observe-amount' end as method,
  numerator,
  denominator,
  value,
  published_growth,
  numerator_reading,
  denominator_reading,
  value_reading,
  growth_reading,
  series,
  basis
from judged
where (is_ratio and has_parts)
  or (value is not null and (not is_ratio or expected = 1))
