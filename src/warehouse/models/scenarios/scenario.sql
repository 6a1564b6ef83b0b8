-- One scenario: a figure moved by its rounding, a missing one at its worst or best, or one of two sources left out of an area's figures.
-- 情形
with
reach as (
  select indicator, min(first) as first, max(last) as last
  from bearing
  group by indicator
),
-- By how much rounding may have moved a figure's parts, where it may have.
halved as (
  select
    known_reading.*,
    cast(rounding_half(known_reading.digit, coalesce(limits.nature, 'count')) as decimal(38, 6)) as half
  from known_reading
  semi join scenario_kind on starts_with(scenario_kind.kind, 'rounding-')
  left join limits on limits.indicator = known_reading.indicator
),
rounded as (
  select
    indicator,
    area,
    period,
    source,
    coalesce(any_value(half) filter (part = 'numerator'), 0) as numerator_half,
    coalesce(any_value(half) filter (part = 'denominator'), 0) as denominator_half,
    coalesce(any_value(half) filter (part = 'value'), 0) as value_half
  from halved
  where half > 0
    and part in ('numerator', 'denominator', 'value')
  group by indicator, area, period, source
),
moved as (
  select
    'rounding-' || side.side as kind,
    reported.* exclude (published_growth, growth_unit, growth_reading) replace (
      cast(numerator + sign * numerator_half as decimal(38, 6)) as numerator,
      cast(denominator - sign * denominator_half as decimal(38, 6)) as denominator,
      cast(value + sign * value_half as decimal(38, 6)) as value,
      if(numerator_half = 0, numerator_reading, 'moved|' || side.side || '|' || numerator_reading) as numerator_reading,
      if(
        denominator_half = 0, denominator_reading,
        'moved|' || if(side.side = 'up', 'down', 'up') || '|' || denominator_reading
      ) as denominator_reading,
      if(value_half = 0, value_reading, 'moved|' || side.side || '|' || value_reading) as value_reading
    )
  from rounded
  join reported using (indicator, area, period, source)
  join reach on reach.indicator = reported.indicator
  join period on period.period = reported.period
  cross join (select unnest(['up', 'down']) as side, unnest([1, -1]) as sign) as side
  join scenario_kind on scenario_kind.kind = 'rounding-' || side.side
  where period.last >= reach.first
    and period.first <= reach.last
),
ended as (
  select
    missing.*,
    side.side,
    if(side.side = 'least', missing.least, missing.most) as bound,
    concat_ws('|', 'bound', side.side, missing.indicator, missing.area, missing.period) as named
  from missing
  cross join (select unnest(['least', 'most']) as side) as side
),
filled as (
  select
    case when (side = 'least') = (direction = 'up') then 'worst' else 'best' end as kind,
    indicator,
    area,
    period,
    source,
    source_kind,
    cast(null as varchar) as series_least,
    cast(null as varchar) as series_most,
    cast(null as varchar) as zones_least,
    cast(null as varchar) as zones_most,
    if(of_known, bound, null) as numerator,
    if(of_known, denominator, null) as denominator,
    if(of_known, null, bound) as value,
    if(of_known, named, null) as numerator_reading,
    if(of_known, denominator_reading, null) as denominator_reading,
    if(of_known, null, named) as value_reading,
    cast('assumption' as basis) as basis
  from ended
  where bound is not null
),
given as (
  select distinct reported.indicator, reported.area, reported.source, reported.source_kind
  from reported
  join scenario_kind on scenario_kind.kind = 'without-source'
),
-- What areas give goes into the city's figures where these add up.
borne as (
  select bearing.indicator, bearing.area, given.source, given.source_kind
  from bearing
  join given on given.indicator = bearing.indicator and given.area = bearing.area
  union
  select bearing.indicator, bearing.area, given.source, given.source_kind
  from bearing
  join run on run.city = bearing.area
  join indicator on indicator.indicator = bearing.indicator and indicator.areas = 'sum'
  join given on given.indicator = bearing.indicator
),
left_out as (
  select 'without-source' as kind, indicator, area, '' as period, source, source_kind
  from borne
  qualify count(*) over (partition by indicator, area) > 1
),
every as (
  select * from moved
  union all by name
  select * from filled
  union all by name
  select * from left_out
)
select
  scenario,
  kind,
  indicator,
  area,
  period,
  source,
  source_kind,
  series_least,
  series_most,
  zones_least,
  zones_most,
  numerator,
  denominator,
  value,
  numerator_reading,
  denominator_reading,
  value_reading,
  basis
from (
  select
    cast(
      row_number() over (order by every.kind, indicator.place, every.area, every.period, every.source) as integer
    ) as scenario,
    every.*
  from every
  join indicator on indicator.indicator = every.indicator
  join scenario_kind on scenario_kind.kind = every.kind
)
