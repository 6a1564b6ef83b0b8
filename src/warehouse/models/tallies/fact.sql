-- One fact: a publishable number or verdict with an id, an exact value (amount over per) or a word, and what it is about.
-- 数字
-- view
with
-- Each is cast before they come together, since a union of decimals keeps the fewest places of all.
every as (
  select 'fact_form' as model, * replace (amount::decimal(38, 12) as amount, per::decimal(38, 12) as per) from fact_form
  union all by name
  select 'fact_break' as model, * replace (amount::decimal(38, 12) as amount, per::decimal(38, 12) as per) from fact_break
  union all by name
  select 'fact_zones' as model, * replace (amount::decimal(38, 12) as amount, per::decimal(38, 12) as per) from fact_zones
  union all by name
  select 'fact_no_change' as model, * replace (amount::decimal(38, 12) as amount, per::decimal(38, 12) as per) from fact_no_change
  union all by name
  select 'fact_observation' as model, * replace (amount::decimal(38, 12) as amount, per::decimal(38, 12) as per) from fact_observation
  union all by name
  select 'fact_attainment' as model, * replace (amount::decimal(38, 12) as amount, per::decimal(38, 12) as per) from fact_attainment
  union all by name
  select 'fact_tally' as model, * replace (amount::decimal(38, 12) as amount, per::decimal(38, 12) as per) from fact_tally
  union all by name
  select 'fact_source' as model, * replace (amount::decimal(38, 12) as amount, per::decimal(38, 12) as per) from fact_source
  union all by name
  select 'fact_deliverable' as model, * replace (amount::decimal(38, 12) as amount, per::decimal(38, 12) as per) from fact_deliverable
  union all by name
  select 'fact_difference' as model, * replace (amount::decimal(38, 12) as amount, per::decimal(38, 12) as per) from fact_difference
  union all by name
  select 'fact_area' as model, * replace (amount::decimal(38, 12) as amount, per::decimal(38, 12) as per) from fact_area
  union all by name
  select 'fact_appeal' as model, * replace (amount::decimal(38, 12) as amount, per::decimal(38, 12) as per) from fact_appeal
  union all by name
  select 'fact_score' as model, * replace (amount::decimal(38, 12) as amount, per::decimal(38, 12) as per) from fact_score
  union all by name
  select 'fact_trajectory' as model, * replace (amount::decimal(38, 12) as amount, per::decimal(38, 12) as per) from fact_trajectory
  union all by name
  select 'fact_outlook' as model, * replace (amount::decimal(38, 12) as amount, per::decimal(38, 12) as per) from fact_outlook
  union all by name
  select 'fact_alone' as model, * replace (amount::decimal(38, 12) as amount, per::decimal(38, 12) as per) from fact_alone
  union all by name
  select 'fact_weakest' as model, * replace (amount::decimal(38, 12) as amount, per::decimal(38, 12) as per) from fact_weakest
  union all by name
  select 'fact_pace' as model, * replace (amount::decimal(38, 12) as amount, per::decimal(38, 12) as per) from fact_pace
  union all by name
  select 'fact_size' as model, * replace (amount::decimal(38, 12) as amount, per::decimal(38, 12) as per) from fact_size
  union all by name
  select 'fact_needed' as model, * replace (amount::decimal(38, 12) as amount, per::decimal(38, 12) as per) from fact_needed
  union all by name
  select 'fact_fragile' as model, * replace (amount::decimal(38, 12) as amount, per::decimal(38, 12) as per) from fact_fragile
  union all by name
  select 'fact_example' as model, * replace (amount::decimal(38, 12) as amount, per::decimal(38, 12) as per) from fact_example
)
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
  every.per,
  every.word,
  every.shown_word,
  every.status,
  every.unit,
  every.decimals,
  every.signed,
  cast(every.edges as decimal(38, 12)[]) as edges,
  indicator.shown_in,
  every.basis,
  every.flag,
  every.audience
from every
-- Large numbers are shown as the plan has it of an indicator's own unit.
left join indicator
  on indicator.indicator = every.indicator
  and indicator.unit = every.unit
  and every.word is null
  and split_part(replace(every.fact, 'scenario/', ''), '/', if(starts_with(every.fact, 'scenario/'), 2, 1)) in ('indicator', 'target')
