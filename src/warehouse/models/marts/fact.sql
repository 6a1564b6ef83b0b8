-- One fact: a publishable number or verdict with an id, an exact value (amount over per) or a word, and what it is about.
with
every as (
  select * from fact_form
  union all by name
  select * from fact_observation
  union all by name
  select * from fact_attainment
  union all by name
  select * from fact_tally
  union all by name
  select * from fact_source
  union all by name
  select * from fact_deliverable
  union all by name
  select * from fact_difference
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
