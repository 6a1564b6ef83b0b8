-- One fact: a publishable number or verdict with an id, an exact value (amount over divisor) or a word, and what it is about.
-- 数字
-- view
select
  every.fact,
  every.subject,
  every.indicator,
  every.target,
  every.area,
  every.period,
  every.aspect,
  every.method,
  every.rule,
  every.model,
  every.amount,
  every.divisor,
  every.word,
  every.shown_word,
  every.status,
  every.unit,
  every.decimals,
  every.signed,
  every.edges,
  indicator.shown_in,
  every.basis,
  every.flag,
  every.audience
from every_fact as every
-- Large numbers are shown as the plan has it of an indicator's own unit.
left join indicator
  on indicator.indicator = every.indicator
  and indicator.unit = every.unit
  and every.word is null
  and split_part(replace(every.fact, 'scenario/', ''), '/', if(starts_with(every.fact, 'scenario/'), 2, 1)) in ('indicator', 'target')
