-- One operand of a fact's expression: its name, and the cell, plan row, other fact, set or bound of the run it stands for.
-- view
with
-- What goes into a figure as published, or into one of a scenario: what that changes, and what it leaves as it is.
going as (
  select constituent.*
  from constituent
  where constituent.scenario = 0
    or (constituent.scenario, constituent.indicator, constituent.area, constituent.period) in (
      select (scenario, indicator, area, period) from reheld
    )
  union all by name
  select constituent.* replace (reheld.scenario as scenario)
  from reheld
  join constituent
    on constituent.scenario = 0
    and constituent.indicator = reheld.indicator
    and constituent.area = reheld.area
    and constituent.period = reheld.period
    and constituent.source = reheld.source
    and constituent.via = reheld.via
    and constituent.method = reheld.method
  left join constituent as own
    on own.scenario = reheld.scenario
    and own.indicator = constituent.indicator
    and own.area = constituent.area
    and own.period = constituent.period
    and own.source = constituent.source
    and own.via = constituent.via
    and own.method = constituent.method
    and own.part_area = constituent.part_area
    and own.part_period = constituent.part_period
  where own.scenario is null
    and (
      reheld.source <> 'decided'
      or reheld.scenario not in (select scenario from scenario where kind = 'without-source')
    )
),
observed as (
  select
    constituent.*,
    told_in(
      constituent.scenario,
      'indicator/' || constituent.indicator || '/' || constituent.area || '/' || constituent.period
    ) as root,
    case when observation.chosen then '/actual' else '/actual/' || constituent.source end as tail,
    observation.chosen
  from going as constituent
  join observation
    on observation.indicator = constituent.indicator
    and observation.area = constituent.area
    and observation.period = constituent.period
    and observation.source = constituent.source
    and observation.scenario = constituent.scenario
    and observation.via = constituent.via
    and observation.method = constituent.method
),
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
  select root || '/published-growth', 'value', 'reading', growth_reading, null
  from observed where growth_reading is not null and chosen
  union all
  select figure || period || '/yoy', unnest(['amount', 'per']), 'fact', figure || period || '/actual', unnest(['amount', 'per'])
  from changed
  union all
  select figure || period || '/yoy', unnest(['last_amount', 'last_per']), 'fact', figure || last_period || '/actual', unnest(['amount', 'per'])
  from changed
  union all
  select broken.figure || broken.period || '/break',
    case observed.period when broken.period then 'series' else 'last_series' end,
    'reading', coalesce(observed.value_reading, observed.numerator_reading), 'series'
  from (select *, 'indicator/' || indicator || '/' || area || '/' as figure from trend where broken) as broken
  join observed
    on observed.indicator = broken.indicator
    and observed.area = broken.area
    and observed.period in (broken.period, broken.last_period)
    and observed.chosen
    and observed.scenario = 0
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
