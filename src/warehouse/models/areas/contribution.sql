-- One area's contribution to the city's change or gap: indicator, period, aspect, target and area; those of all areas sum to the whole.
-- 各地区对变化和差距的贡献
with
-- Of each area its part this year and, where the rule asks for it, last year's.
parted as (
  select
    shared_out.*,
    area_part.area,
    area_part.numerator,
    area_part.denominator,
    area_part.value,
    cast(null as decimal(38, 6)) as last_numerator,
    cast(null as decimal(38, 6)) as last_denominator,
    cast(null as decimal(38, 6)) as last_value
  from shared_out
  join area_part on area_part.indicator = shared_out.indicator and area_part.period = shared_out.period
  union all by name
  select
    shared_out.*,
    area_part.area,
    area_part.numerator as last_numerator,
    area_part.denominator as last_denominator,
    area_part.value as last_value
  from shared_out
  join area_part on area_part.indicator = shared_out.indicator and area_part.period = shared_out.last_period
  where shared_out.rule not in ('rate', 'count')
)
select
  indicator,
  period,
  aspect,
  target,
  area,
  rule_method,
  rule,
  last_period,
  basis,
  area_contribution(
    rule_method || ' ' || rule, goal, numerator, denominator, value, scale, last_numerator, last_denominator, last_value, whole_denominator, last_whole_numerator, last_whole_denominator, last_whole
  ) as amount,
  area_contribution_divisor(
    rule_method || ' ' || rule, goal, numerator, denominator, value, scale, last_numerator, last_denominator, last_value, whole_denominator, last_whole_numerator, last_whole_denominator, last_whole
  ) as divisor
from parted
group by
  indicator,
  period,
  aspect,
  target,
  area,
  rule_method,
  rule,
  last_period,
  basis,
  goal,
  scale,
  whole_denominator,
  last_whole_numerator,
  last_whole_denominator,
  last_whole
