-- One fact: a publishable number or verdict with an id, an exact value (amount over per) or a word, and what it is about.
with
every as (
  select 'fact_form' as model, * from fact_form
  union all by name
  select 'fact_observation' as model, * from fact_observation
  union all by name
  select 'fact_attainment' as model, * from fact_attainment
  union all by name
  select 'fact_tally' as model, * from fact_tally
  union all by name
  select 'fact_source' as model, * from fact_source
  union all by name
  select 'fact_deliverable' as model, * from fact_deliverable
  union all by name
  select 'fact_difference' as model, * from fact_difference
  union all by name
  select 'fact_score' as model, * from fact_score
)
select
  fact,
  subject,
  indicator,
  target,
  area,
  period,
  aspect,
  method,
  rule,
  model,
  cast(amount as decimal(38, 12)) as amount,
  cast(per as decimal(38, 12)) as per,
  word,
  status,
  unit,
  decimals,
  signed,
  cast(edges as decimal(38, 12)[]) as edges,
  basis,
  flag,
  audience
from every
