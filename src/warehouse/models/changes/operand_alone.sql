-- One operand of a reporting period's figure by itself.
-- 本期单独数字的操作数
-- view
with
parted as (
  select *, 'indicator/' || indicator || '/' || area || '/' as figure from alone
)
select figure || period || '/alone' as fact, 'amount' as name, 'fact' as kind, figure || period || '/actual' as ref, 'amount' as part
from parted where rule = 'value'
union all
select figure || period || '/alone', 'before_amount', 'fact', figure || before_period || '/actual', 'amount'
from parted where rule = 'value' and before_period is not null
union all
select figure || period || '/alone', unnest(['numerator', 'denominator']), 'fact', figure || period || unnest(['/numerator', '/denominator']), 'amount'
from parted where rule = 'rate'
union all
select figure || period || '/alone', unnest(['before_numerator', 'before_denominator']), 'fact',
  figure || before_period || unnest(['/numerator', '/denominator']), 'amount'
from parted where rule = 'rate' and before_period is not null
union all
select figure || period || '/alone', 'scale', 'plan', 'indicators:' || indicator || ':scale', null
from parted where rule = 'rate'
