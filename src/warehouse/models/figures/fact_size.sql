-- One fact of how large a gap or a change is, whichever way it goes: of a target in its own area, or of an indicator in its last period.
-- 差距和变化的大小
-- view
with
gap as (
  select fact_attainment.*
  from fact_attainment
  join target on target.target = fact_attainment.target and target.area = fact_attainment.area
  where fact_attainment.aspect = 'gap'
),
change as (
  select fact_observation.*
  from fact_observation
  join latest
    on latest.indicator = fact_observation.indicator
    and latest.period = fact_observation.period
  join area on area.area = fact_observation.area
  where fact_observation.aspect = 'yoy'
    and (
      area.kind in ('city', 'reference')
      or (fact_observation.indicator, fact_observation.area) in (select (indicator, area) from target)
    )
),
sized as (
  select fact, subject, aspect, indicator, target, area, period, amount, divisor, unit, decimals, edges, basis, status
  from gap
  union all by name
  select fact, subject, aspect, indicator, target, area, period, amount, divisor, unit, decimals, edges, basis, cast(null as status) as status
  from change
)
select
  fact || '-size' as fact,
  subject,
  aspect || '-size' as aspect,
  indicator,
  target,
  area,
  period,
  'magnitude' as method,
  'value' as rule,
  magnitude(amount::decimal(38, 12), divisor::decimal(38, 12)) as amount,
  divisor,
  cast(null as varchar) as word,
  status,
  unit,
  decimals,
  false as signed,
  list_transform(edges, lambda edge: magnitude(edge, 1)) as edges,
  basis,
  cast(null as varchar) as flag,
  'public' as audience
from sized
