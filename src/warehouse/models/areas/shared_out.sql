-- One change or gap of the city that is shared out to areas: indicator, period, aspect and target, with the rule of what an area's part is.
-- 分解到各地的变化和差距
with
city as (
  select
    observation.*,
    last.period as last_period,
    last.amount as last_amount,
    last.numerator as last_numerator,
    last.denominator as last_denominator,
    last.method as last_method,
    last.via as last_via,
    last.present = last.expected as last_complete,
    trend.broken,
    trend.change_divisor,
    trend.basis as change_basis,
    indicator.scale,
    indicator.trend,
    observation.method = 'observe-ratio' as is_ratio
  from observation
  cross join run
  join indicator on indicator.indicator = observation.indicator
  left join trend
    on trend.indicator = observation.indicator
    and trend.area = observation.area
    and trend.period = observation.period
  left join observation as last
    on last.indicator = observation.indicator
    and last.area = observation.area
    and last.period = trend.last_period
    and last.chosen
    and last.scenario = 0
  where observation.area = run.city
    and observation.via = 'areas'
    and observation.chosen
    and observation.scenario = 0
),
-- Where an area counts its zones otherwise than a year before, parts of the two years are not of the same.
recounted as (
  select distinct indicator, period
  from broken
  where method = 'zones-break'
    and scenario = 0
    and yearly
    and earlier is not null
)
-- Numbers so large that their products would have no room are not shared out.
select
  indicator,
  period,
  last_period,
  aspect,
  target,
  rule_method,
  rule,
  goal,
  scale,
  denominator as whole_denominator,
  last_numerator as last_whole_numerator,
  last_denominator as last_whole_denominator,
  last_amount as last_whole,
  whole_basis as basis
from (
  select
    city.*,
    'change-part' as aspect,
    null as target,
    'area-change' as rule_method,
    case when city.is_ratio then 'ratio-' else 'amount-' end || city.trend as rule,
    cast(null as decimal(38, 6)) as goal,
    city.change_basis as whole_basis
  from city
  join latest on latest.indicator = city.indicator and latest.period = city.period
  where not city.broken
    and (city.indicator, city.period) not in (select (indicator, period) from recounted)
    and city.present = city.expected
    and city.last_complete
    and city.change_divisor > 0
    and city.last_via = 'areas'
    and city.last_method = city.method
    and (
      not city.is_ratio
      or cast(city.denominator as double) * city.last_denominator * city.scale < 1e16
    )
  union all by name
  select
    city.*,
    'gap-part' as aspect,
    attainment.target,
    'area-gap' as rule_method,
    case
      when method.is_growth then 'growth'
      when city.is_ratio then 'rate'
      when attainment.goal = 0 then 'count'
      else 'amount'
    end as rule,
    attainment.goal,
    case
      when city.is_ratio or attainment.goal = 0 or method.is_growth then attainment.basis
      else greatest(attainment.basis, city.change_basis, cast('assumption' as basis))
    end as whole_basis
  from city
  join attainment
    on attainment.indicator = city.indicator
    and attainment.area = city.area
    and attainment.figure_period = city.period
    and attainment.period = city.period
  join method on method.method = attainment.method
  where attainment.gap_divisor > 0
    and attainment.goal_by = ''
    and attainment.scenario = 0
    and case
      when method.is_growth
        then attainment.gap = (city.amount - city.last_amount) * 100 - attainment.goal * city.last_amount
        and attainment.gap_divisor = city.last_amount
        and not city.is_ratio
      else attainment.gap = city.amount - attainment.goal * city.divisor and attainment.gap_divisor = city.divisor
    end
    and (
      city.is_ratio
      or (
        city.present = city.expected
        and (
          (attainment.goal = 0 and not method.is_growth)
          or (city.last_amount > 0 and city.last_complete and city.last_via = 'areas' and not city.broken
            and (city.indicator, city.period) not in (select (indicator, period) from recounted))
        )
      )
    )
)
