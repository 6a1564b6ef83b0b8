-- One target judged for an area that has a figure: what is still needed, in all, in each month that is left and of what is yet to come.
-- 尚需的数
with
-- Whole figures of the periods a year before those that are judged.
past as (
  select observation.*
  from observation
  where observation.chosen
    and observation.scenario = 0
    and observation.present = observation.expected
    and observation.period in (
      select period.prior
      from period
      where period.period in (select target_period from attainment)
        or period.period in (select figure_period from attainment)
    )
),
figure as (
  select
    attainment.target,
    attainment.area,
    attainment.indicator,
    attainment.period,
    attainment.figure_period,
    attainment.method,
    attainment.comparator,
    attainment.goal,
    attainment.amount,
    attainment.divisor,
    attainment.elapsed,
    attainment.months,
    attainment.present,
    attainment.expected,
    attainment.status,
    attainment.basis,
    method.uses_year,
    method.is_growth,
    indicator.unit,
    indicator.decimals,
    indicator.scale,
    indicator.periods,
    indicator.denominator <> '' as is_ratio,
    indicator.counted_in,
    observation.numerator,
    observation.denominator,
    year.period as last_year_period,
    year.amount as last_year,
    year.basis as last_year_basis,
    case when same.denominator is not null and year.denominator is not null then same.period end as last_period,
    case when year.denominator is not null then same.denominator end as last_denominator,
    case when same.denominator is not null then year.denominator end as last_year_denominator,
    greatest(same.basis, year.basis) as last_basis
  from attainment
  join method on method.method = attainment.method
  join indicator on indicator.indicator = attainment.indicator
  join period as goal_period on goal_period.period = attainment.target_period
  join period as figure_period on figure_period.period = attainment.figure_period
  join observation
    on observation.indicator = attainment.indicator
    and observation.area = attainment.area
    and observation.period = attainment.figure_period
    and observation.chosen
    and observation.scenario = 0
  -- Nothing is compared across a break, neither with the same period of last year nor with the whole of it.
  left join broken as broken_same
    on broken_same.indicator = attainment.indicator
    and broken_same.area = attainment.area
    and broken_same.period = attainment.figure_period
    and broken_same.earlier = figure_period.prior
    and broken_same.scenario = 0
  left join broken as broken_year
    on broken_year.indicator = attainment.indicator
    and broken_year.area = attainment.area
    and broken_year.period = attainment.figure_period
    and broken_year.earlier = goal_period.prior
    and broken_year.scenario = 0
  left join past as same
    on same.indicator = attainment.indicator
    and same.area = attainment.area
    and same.period = case when broken_same.kind is null then figure_period.prior end
  left join past as year
    on year.indicator = attainment.indicator
    and year.area = attainment.area
    and year.period = case when broken_year.kind is null then goal_period.prior end
  where attainment.scenario = 0
    and attainment.amount is not null
),
expecting as (
  select * exclude (given), cast(rule_needed_next(given) as decimal(38, 12)) as ahead
  from (select *, figure as given from figure)
),
requiring as (
  select * exclude (given), cast(rule_needed_passed(given) as decimal(38, 12)) as passed
  from (select *, expecting as given from expecting)
)
select
  target,
  area,
  indicator,
  period,
  figure_period,
  method,
  comparator,
  goal,
  amount,
  divisor,
  elapsed,
  months,
  present,
  expected,
  status,
  is_growth,
  unit,
  decimals,
  scale,
  periods,
  is_ratio,
  counted_in,
  numerator,
  denominator,
  last_year_period,
  last_year,
  last_period,
  last_denominator,
  last_year_denominator,
  ahead,
  passed,
  needed,
  needed_divisor,
  needed_month,
  needed_objects,
  needed_most,
  needed_most_divisor,
  attainable,
  basis,
  ahead_basis
from (
  select
    * exclude (given, uses_year, last_year_basis, last_basis, basis),
    cast(rule_needed(given) as decimal(38, 12)) as needed,
    cast(rule_needed_divisor(given) as decimal(38, 12)) as needed_divisor,
    cast(rule_needed_month(given) as decimal(38, 12)) as needed_month,
    cast(rule_needed_objects(given) as decimal(38, 12)) as needed_objects,
    cast(rule_needed_most(given) as decimal(38, 12)) as needed_most,
    cast(rule_needed_most_divisor(given) as decimal(38, 12)) as needed_most_divisor,
    rule_attainable(given) as attainable,
    greatest(basis, case when uses_year then last_year_basis end) as basis,
    greatest(basis, case when last_period is not null then last_basis end) as ahead_basis
  from (select *, requiring as given from requiring)
)
