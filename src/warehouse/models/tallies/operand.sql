-- One operand of a fact's expression: its name, and the cell, plan row, other fact, set or bound of the run it stands for.
-- 操作数
-- view
with
judged as (
  select
    *,
    told_in(scenario, 'target/' || target || '/' || area || '/' || period) as root,
    'indicator/' || indicator || '/' || area || '/' as figure
  from (
    select * from attainment where scenario = 0
    union all
    select * from restated
  )
),
unchanged as (
  select *, 'indicator/' || indicator || '/' || area || '/' as figure from trend where reason is not null
),
changed as (
  select *, 'indicator/' || indicator || '/' || area || '/' as figure from trend where not broken
),
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
  select figure || period || '/no-change', 'per', 'fact', figure || period || '/actual', 'per' from unchanged
  union all
  select figure || period || '/no-change', unnest(['last_amount', 'last_per']), 'fact', figure || last_period || '/actual', unnest(['amount', 'per'])
  from unchanged
  union all
  select figure || period || '/no-change', unnest(['complete', 'last_complete']), 'run', unnest([own_complete, last_complete])::integer::varchar, null
  from unchanged
  union all
  select root || '/published-growth', 'value', 'reading', growth_reading, null
  from observed where growth_reading is not null and chosen
  union all
  select figure || period || '/yoy', unnest(['amount', 'per']), 'fact', figure || period || '/actual', unnest(['amount', 'per'])
  from changed
  union all
  select figure || period || '/yoy', unnest(['last_amount', 'last_per']), 'fact', figure || last_period || '/actual', unnest(['amount', 'per'])
  from changed
  union all
  select told_in(scenario, 'indicator/' || indicator || '/' || area || '/' || period || '/break'), name, 'reading', ref, part
  from followed where ref is not null
  union all
  select fact, name, 'reading', ref, 'zones' from operand_zones
  union all
  select fact, 'arrived', 'file', file, 'arrived' from submission where file is not null
  union all
  select fact, 'present', 'run', case when file is null then '0' else '1' end, null from submission
  union all
  select fact, 'due', 'plan', 'periods:' || period || ':due', null from submission
  union all
  select fact, 'known_at', 'run', run.known_at::varchar, null from submission cross join run
  union all
  select fact, name, kind, ref, part from operand_goal
  union all
  select root || unnest(['/ratio', '/gap', '/status']), 'amount', 'fact',
    figure || figure_period || '/actual', 'amount'
  from judged where amount is not null
  union all
  select root || unnest(['/ratio', '/gap', '/status']), 'per', 'fact', figure || figure_period || '/actual', 'per'
  from judged where amount is not null
  union all
  select root || unnest(['/ratio', '/gap', '/status']), 'last_amount', 'fact', figure || last_period || '/actual', 'amount'
  from judged where last_amount is not null
  union all
  select root || unnest(['/ratio', '/gap', '/status']), 'last_per', 'fact', figure || last_period || '/actual', 'per'
  from judged where last_amount is not null
  union all
  select root || unnest(['/ratio', '/gap', '/status']), 'opening_amount', 'fact', figure || opening_period || '/actual', 'amount'
  from judged where opening_amount is not null
  union all
  select root || '/status', 'broken', 'fact', figure || figure_period || '/break', 'status'
  from judged where broken is not null
  union all
  select root || '/status', unnest(['season', 'season_per']), 'fact', figure || figure_period || '/season', unnest(['amount', 'per'])
  from judged where season is not null
  union all
  select root || unnest(['/share', '/status']), 'elapsed', 'run', elapsed::varchar, null from judged
  union all
  select root || unnest(['/share', '/status']), 'months', 'run', months::varchar, null from judged
  union all
  select root || '/status', unnest(['periods', 'scale']), 'plan', 'indicators:' || indicator || ':' || unnest(['periods', 'scale']), null
  from judged
  union all
  select root || '/status', 'last_present', 'run', last_present::varchar, null from judged
  union all
  select root || '/status', 'opening_present', 'run', opening_present::varchar, null from judged
  union all
  select root || '/status', 'present', 'run', present::varchar, null from judged
  union all
  select root || '/status', 'expected', 'run', expected::varchar, null from judged
  union all
  select distinct subject || '/' || run.as_of || '/' || aspect, 'wanted', 'run', wanted::varchar, null
  from tallied cross join run where wanted is not null
  union all
  select subject || '/' || run.as_of || '/' || aspect, case rule when 'total' then 'item' else 'status' end, kind, item,
    case kind when 'fact' then 'status' end
  from tallied cross join run
  union all
  select fact, unnest(['amount', 'per']), 'fact',
    'indicator/' || indicator || '/' || area || '/' || period || '/actual' || coalesce('/' || beside, ''), unnest(['amount', 'per'])
  from fact_difference
  union all
  select fact, unnest(['other_amount', 'other_per']), 'fact', 'indicator/' || indicator || '/' || area || '/' || period || '/actual/' || source, unnest(['amount', 'per'])
  from fact_difference
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
  select * from operand_area
  union all
  select fact, 'known_at', 'run', run.known_at::varchar, null from fact_appeal cross join run
  union all
  select fact, unnest(['decided', 'decision']), 'plan', 'appeals:' || appeal || ':' || unnest(['decided', 'decision']), null
  from fact_appeal
  union all
  select fact, name, kind, ref, part from operand_trajectory
  union all
  select fact, name, kind, ref, part from operand_outlook
  union all
  select fact, name, kind, ref, part from operand_alone
  union all
  select fact, name, kind, ref, part from operand_weakest
  union all
  select fact, name, kind, ref, part from operand_needed
  union all
  select fact, name, kind, ref, part from operand_fragile
  union all
  select fact, name, kind, ref, part from operand_example
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
    when every.ref like 'moved|%' then 'moved'
    when every.ref like 'bound|%' then 'bound'
    else every.kind
  end as kind,
  coalesce(own.fact, every.ref) as ref,
  every.part
from every
left join supposed as own
  on own.fact = case when every.kind = 'fact' then regexp_extract(every.fact, '^scenario/\d+/') || every.ref end
where every.fact in (select fact from fact)
