-- One figure that does go into an observation: indicator, area, period, source, scenario, via, part area and period.
with
expected as (
  select indicator, area, period, via, count(*) as expected
  from part
  group by indicator, area, period, via
),
derived as (
  select part.area as whole_area, part.period as whole_period, part.via, figure.*
  from part
  join figure
    on figure.indicator = part.indicator
    and figure.area = part.part_area
    and figure.period = part.part_period
  left join zone_counting
    on part.via = 'areas'
    and zone_counting.area = part.part_area
    and zone_counting.period = part.part_period
  where not coalesce(zone_counting.mixed, false)
),
direct as (
  select figure.area as whole_area, figure.period as whole_period, 'own' as via, figure.*
  from figure
  where (figure.indicator, figure.area, figure.period) not in (
    select (indicator, part_area, part_period) from part where via = 'own'
  )
),
every as (
  select * from derived
  union all
  select * from direct
),
judged as (
  select
    every.*,
    coalesce(expected.expected, 1) as expected,
    every.numerator is not null and every.denominator is not null as has_parts,
    indicator.denominator <> '' as is_ratio
  from every
  join indicator on indicator.indicator = every.indicator
  left join expected
    on expected.indicator = every.indicator
    and expected.area = every.whole_area
    and expected.period = every.whole_period
    and expected.via = every.via
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
  case when has_parts then 'observe-ratio' else 'observe-amount' end as method,
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
where has_parts
  or (value is not null and (not is_ratio or expected = 1))
