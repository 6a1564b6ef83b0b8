-- One operand of a fact's expression: its name, and the cell, plan row, other fact, set or bound of the run it stands for.
-- 操作数
-- view
with
every as (
  select root || tail as fact, 'numerator' as name, 'reading' as kind, numerator_reading as ref, null as part
  from observed where method = 'observe-ratio'
  union all
  select root || tail, 'denominator', 'reading', denominator_reading, null
  from observed where method = 'observe-ratio'
  union all
  select distinct root || tail, 'scale', 'plan', 'indicators:' || indicator || ':scale', null
  from observed where method = 'observe-ratio'
  union all
  select root || '/numerator', 'value', 'reading', numerator_reading, null
  from observed where method = 'observe-ratio' and chosen
  union all
  select root || '/denominator', 'value', 'reading', denominator_reading, null
  from observed where method = 'observe-ratio' and chosen
  union all
  select root || tail, 'value', 'reading', value_reading, null
  from observed where method = 'observe-amount'
  union all
  select root || '/published-growth', 'value', 'reading', growth_reading, null
  from observed where growth_reading is not null and chosen
  union all
  select scenario_fact_id(scenario, 'indicator/' || indicator || '/' || area || '/' || period || '/break'), name, 'reading', ref, part
  from followed where ref is not null
  union all
  select fact, name, 'reading', ref, 'zones' from operand_zones
  union all
  select distinct subject || '/' || run.as_of || '/' || aspect, 'wanted', 'run', wanted::varchar, null
  from tallied cross join run where wanted is not null
  union all
  select subject || '/' || run.as_of || '/' || aspect, case rule when 'total' then 'item' else 'status' end, kind, item,
    case kind when 'fact' then 'status' end
  from tallied cross join run
  union all
  select fact, 'present', 'run', case when state is null then '0' else '1' end, null from fact_deliverable
  union all
  select fact, 'state', 'state', state, null from fact_deliverable where state is not null
  union all
  select 'source/' || left(file, 12) || '/' || run.as_of || '/' || what || '-count', 'item', 'set', file || ':' || what, null
  from known_file
  cross join run
  cross join (select unnest(['reading', 'finding']) as what)
  union all
  select subject || '/' || run.as_of || '/' || what || '-count', 'item', 'set', file || ':' || what, null
  from bundle
  cross join run
  cross join (select unnest(['reading', 'finding']) as what)
  union all
  select subject || '/' || run.as_of || '/faulty-file-count', 'amount', 'fact',
    'source/' || left(file, 12) || '/' || run.as_of || '/finding-count', 'amount'
  from bundle
  cross join run
  union all
  select fact, name, kind, ref, part from operand_score
  union all
  select fact, name, kind, ref, part from operand_contribution
  union all
  select fact, name, kind, ref, part from operand_trajectory_break
  union all
  select fact, name, kind, ref, part from operand_bound
  union all
  select fact, name, kind, ref, part from operand_fragile
),
supposed as (
  select fact from fact where subject like 'scenario/%'
)
-- What a scenario says of another fact goes before what is published of it.
select
  every.fact,
  every.name,
  case
    when every.kind <> 'reading' then every.kind
    when every.ref like 'set|%' then 'records'
    when every.ref like 'fact|%' then 'fact'
    when every.ref like 'moved|%' then 'moved'
    when every.ref like 'bound|%' then 'bound'
    else every.kind
  end as kind,
  coalesce(
    own.fact,
    if(every.kind = 'reading' and every.ref like 'fact|%', substr(every.ref, 6), concat_ws('|', every.ref, counted_part.parts))
  ) as ref,
  if(every.kind = 'reading' and every.ref like 'fact|%', coalesce(every.part, 'amount'), every.part) as part
from every
left join counted_part on counted_part.reading = every.ref and every.part is null
left join supposed as own
  on own.fact = case when every.kind = 'fact' then regexp_extract(every.fact, '^scenario/\d+/') || every.ref end
where every.fact in (select fact from fact)
