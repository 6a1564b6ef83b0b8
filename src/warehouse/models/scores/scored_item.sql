-- One thing that a line scores for a subject in a scenario: a verdict, state or form by its fact, or the number that it scores, once for each step.
-- 所计分的事项
select
  scenario,
  line,
  subject,
  item,
  ref,
  status,
  comparator,
  ratio_ref,
  degree,
  basis,
  carried,
  amount,
  divisor,
  score,
  self,
  method,
  step,
  least,
  gives
from (
  select
    *,
    cast(null as decimal(38, 12)) as amount,
    cast(null as decimal(38, 12)) as divisor
  from scored_status
  union all by name
  select
    scored_number.*,
    false as carried,
    step.step,
    step.least,
    step.gives
  from scored_number
  left join step on step.line = scored_number.line
)
