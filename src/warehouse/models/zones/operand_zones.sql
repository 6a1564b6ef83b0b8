-- One operand of a fact that a figure holds those of zones: a reading of a part of it, which says so.
-- 含功能区数字的操作数
-- view
select distinct
  observed.root || '/zones' as fact,
  'zones' as name,
  unnest(list_filter(
    [observed.value_reading, observed.numerator_reading, observed.denominator_reading],
    lambda reading: reading is not null
  )) as ref
from observed
where observed.chosen
  and observed.scenario = 0
