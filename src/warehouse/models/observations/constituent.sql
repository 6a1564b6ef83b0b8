-- One figure that does go into an observation: indicator, area, period, source, scenario, via, part area and period; of the source `decided` those that count where some parts were decided on.
-- view
with
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
-- Whether it goes into the city's too: areas may count their zones in.
placed as (
  select
    figure.*,
    reporter.indicator as reported_indicator,
    reporter.adds and coalesce(zone_counting.zones, 'excluded') = 'excluded' as adds
  from figure
  left join reporter
    on reporter.indicator = figure.indicator
    and reporter.area = figure.area
  left join zone_counting
    on zone_counting.area = figure.area
    and zone_counting.indicator = figure.indicator
    and zone_counting.period = figure.period
    and zone_counting.source = figure.source
),
-- Into each whole go the figures of its parts; one of no reporting period, such as an annual one, stands by itself.
every as (
  select
    placed.* exclude (reported_indicator, adds),
    if(part.via = 'areas', run.city, placed.area) as whole_area,
    coalesce(part.period, placed.period) as whole_period,
    coalesce(part.via, 'own') as via,
    case when part.via is null then 1 else part.expected - coalesce(zones_within.zones, 0) end as expected,
    part.via is null as direct
  from placed
  cross join run
  left join (select *, unnest(if(via = 'own', [true, false], [true])) as adds from part_period) as part
    on part.indicator = placed.reported_indicator
    and part.part_period = placed.period
    and part.adds = placed.adds
  left join zones_within
    on part.via = 'areas'
    and zones_within.indicator = part.indicator
    and zones_within.period = part.period
    and zones_within.source = placed.source
),
given as (
  select every.* exclude (direct), every.source as given_by
  from every
  left join direct
    on direct.indicator = every.indicator
    and direct.area = every.whole_area
    and direct.period = every.whole_period
    and direct.source = every.source
  where every.direct
    or direct.source is null
  union all by name
  select * from mixed
),
judged as (
  select
    given.*,
    indicator.denominator <> '' as is_ratio,
    -- A growth was published for one figure, and is of no sum in which that is one part.
    given.area = given.whole_area and given.period = given.whole_period and given.expected = 1 as is_whole,
    given.numerator is not null and given.denominator is not null as has_parts
  from given
  join indicator on indicator.indicator = given.indicator
)
select
  indicator,
  whole_area as area,
  whole_period as period,
  via,
  source,
  given_by,
  scenario,
  source_kind,
  area as part_area,
  period as part_period,
  expected,
  case when is_ratio and has_parts then 'observe-ratio' else 'observe-amount' end as method,
  numerator,
  denominator,
  value,
  if(is_whole, published_growth, null) as published_growth,
  if(is_whole, growth_unit, null) as growth_unit,
  numerator_reading,
  denominator_reading,
  value_reading,
  if(is_whole, growth_reading, null) as growth_reading,
  series_least,
  series_most,
  zones_least,
  zones_most,
  basis
from judged
where (is_ratio and has_parts)
  or (value is not null and (not is_ratio or expected = 1))
