-- One operand of what an area contributes: a cell, a row of the plan or a figure.
-- 各地区贡献的操作数
-- view
with
part as (
  select
    'indicator/' || contribution.indicator || '/' || contribution.area || '/' || contribution.period
      || '/' || contribution.aspect || coalesce('/' || contribution.target, '') as fact,
    'indicator/' || contribution.indicator || '/' as root,
    run.city,
    contribution.*
  from contribution
  cross join run
),
-- The parts of this year and of the last, as the area's own figure where they are all of it, else as readings.
contributed as (
  select part.*, period as part_period, '' as prefix from part
  union all
  select part.*, last_period as part_period, 'last_' as prefix from part where rule not in ('rate', 'count')
),
own as (
  select contributed.*, area_part.same, area_part.method, area_part.source
  from contributed
  join area_part
    on area_part.indicator = contributed.indicator
    and area_part.period = contributed.part_period
    and area_part.area = contributed.area
),
cell as (
  select own.fact, own.prefix, own.method, constituent.numerator_reading, constituent.denominator_reading, constituent.value_reading
  from own
  join constituent
    on constituent.indicator = own.indicator
    and constituent.area = own.city
    and constituent.period = own.part_period
    and constituent.part_area = own.area
    and constituent.source = own.source
    and constituent.method = own.method
    and constituent.via = 'areas'
    and constituent.scenario = 0
  where not own.same
)
select fact, prefix || unnest(['numerator', 'denominator']) as name, 'fact' as kind,
  root || area || '/' || part_period || '/' || unnest(['numerator', 'denominator']) as ref, 'amount' as part
from own where same and method = 'observe-ratio'
union all
select fact, prefix || 'value', 'fact', root || area || '/' || part_period || '/actual', 'amount'
from own where same and method = 'observe-amount'
union all
select fact, prefix || 'numerator', 'reading', numerator_reading, null from cell where method = 'observe-ratio'
union all
select fact, prefix || 'denominator', 'reading', denominator_reading, null from cell where method = 'observe-ratio'
union all
select fact, prefix || 'value', 'reading', value_reading, null from cell where method = 'observe-amount'
union all
select fact, 'scale', 'plan', 'indicators:' || indicator || ':scale', null from part
union all
select fact, 'goal', 'plan', 'targets:' || target || ':goal', null from part where target is not null
union all
select fact, 'whole_denominator', 'fact', root || city || '/' || period || '/denominator', 'amount'
from part where rule = 'rate' or rule like 'ratio-%'
union all
select fact, 'last_whole_' || unnest(['numerator', 'denominator']), 'fact',
  root || city || '/' || last_period || '/' || unnest(['numerator', 'denominator']), 'amount'
from part where rule like 'ratio-%'
union all
select fact, 'last_whole', 'fact', root || city || '/' || last_period || '/actual', 'amount'
from part where rule in ('amount-percent', 'amount', 'growth')
