-- One figure that does go into an observation: indicator, area, period, source, scenario, via, part area and period.
-- view
with
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
direct as (
  select distinct figure.indicator, figure.area, figure.period, figure.source
  from figure
  left join reporter
    on reporter.indicator = figure.indicator
    and reporter.area = figure.area
  left join (select distinct indicator, part_period from part_period) as part
    on part.indicator = reporter.indicator
    and part.part_period = figure.period
  where part.part_period is null
),
-- Whether it goes into the city's too: in forms a county may count its zone in.
placed as (
  select
    sourced.*,
    reporter.indicator as reported_indicator,
    reporter.adds
      and (sourced.source_kind <> 'area' or coalesce(zone_counting.left_out and not zone_counting.mixed, true)) as adds
  from sourced
  left join reporter
    on reporter.indicator = sourced.indicator
    and reporter.area = sourced.area
  left join zone_counting
    on zone_counting.area = sourced.area
    and zone_counting.period = sourced.period
),
-- Into each whole go the figures of its parts; one of no reporting period, such as an annual one, stands by itself.
every as (
  select
    placed.* exclude (reported_indicator, adds),
    if(part.via = 'areas', run.city, placed.area) as whole_area,
    coalesce(part.period, placed.period) as whole_period,
    coalesce(part.via, 'own') as via,
    case
      when part.via is null then 1
      when placed.source_kind = 'area' then part.expected_in_forms
      else part.expected
    end as expected,
    part.via is null as direct
  from placed
  cross join run
  left join (select *, unnest(if(via = 'own', [true, false], [true])) as adds from part_period) as part
    on part.indicator = placed.reported_indicator
    and part.part_period = placed.period
    and part.adds = placed.adds
),
judged as (
  select
    every.*,
    indicator.denominator <> '' as is_ratio,
    every.numerator is not null and every.denominator is not null as has_parts
  from every
  join indicator on indicator.indicator = every.indicator
  left join settled_whole
    on settled_whole.indicator = every.indicator
    and settled_whole.area = every.whole_area
    and settled_whole.period = every.whole_period
  left join direct
    on direct.indicator = every.indicator
    and direct.area = every.whole_area
    and direct.period = every.whole_period
    and direct.source = every.source
  where case
    when every.direct then every.stands <> 'as decided'
    else direct.source is null
      and every.stands in ('any', if(settled_whole.source is null, 'as decided', 'as given'))
  end
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
