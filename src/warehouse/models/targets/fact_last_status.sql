-- One fact of what last year's figure would be by this year's goal: whether that would have been met. Where a goal is held against more than one figure, or made from last year's, there is none.
-- 上年按本年目标判定的数字
-- view
with
held as (
  select
    attainment.target,
    attainment.indicator,
    attainment.method,
    attainment.area,
    attainment.target_area,
    attainment.period,
    attainment.goal,
    attainment.own_share,
    attainment.status,
    cast(last.amount as decimal(38, 6)) as amount,
    last.divisor,
    -- Every rule of what is reached is bound, and these are of those that name no such figure.
    cast(null as decimal(38, 6)) as last_amount,
    cast(null as decimal(38, 12)) as last_divisor,
    last.period as last_year,
    greatest(attainment.target_basis, last.basis) as basis
  from attainment
  join method on method.method = attainment.method
  join period as goal_period on goal_period.period = attainment.target_period
  join effective_observation as last
    on last.indicator = attainment.indicator
    and last.area = attainment.area
    and last.period = goal_period.prior
    and last.scenario = 0
  left join broken
    on broken.indicator = attainment.indicator
    and broken.area = attainment.area
    and broken.period = attainment.figure_period
    and broken.earlier = last.period
    and broken.scenario = 0
  where attainment.scenario = 0
    and attainment.applies
    and attainment.elapsed > 0
    and attainment.goal is not null
    and attainment.goal_by = ''
    and method.judges_alone
    and last.present = last.expected
    and last.divisor > 0
    and broken.kind is null
),
stepped as (
  select * exclude (given), rule_reached(given) as reached
  from (select *, held as given from held)
)
select
  0 as scenario,
  'target/' || target || '/' || area || '/' || period || '/last-status' as fact,
  'target/' || target as subject,
  indicator,
  target,
  area,
  period,
  'last-status' as aspect,
  method,
  'last-status' as rule,
  cast(null as integer) as amount,
  cast(null as integer) as divisor,
  word,
  status,
  '' as unit,
  cast(null as integer) as decimals,
  false as signed,
  cast(null as decimal(38, 12)[]) as edges,
  basis,
  cast(null as varchar) as flag,
  'public' as audience,
  target_area,
  last_year,
  coalesce('shares:' || own_share, 'targets:' || target) as cell
from (
  select * exclude (given), rule_last_status(given) as word
  from (select *, stepped as given from stepped)
)
