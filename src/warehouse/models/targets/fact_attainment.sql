-- One fact of a target judged for an area, as published or in a scenario: its goal, the share of its time gone, the ratio, the gap and the status.
-- 目标判定的数字
-- view
with
base as (
  select
    -- A union would cut the decimals of these to those of the goal.
    attainment.* replace (
      goal::decimal(38, 12) as goal,
      share::decimal(38, 12) as share,
      share_divisor::decimal(38, 12) as share_divisor,
      ratio::decimal(38, 12) as ratio,
      ratio_divisor::decimal(38, 12) as ratio_divisor,
      gap::decimal(38, 12) as gap,
      gap_divisor::decimal(38, 12) as gap_divisor
    ),
    indicator.decimals,
    coalesce(partial.counts, false) as is_partial,
    -- A count of another source that may be one more puts the verdict in doubt as well.
    is_partial or (partial.indicator is not null and indicator.denominator = '') as is_doubted,
    case when attainment.unit = '%' then '个百分点' else attainment.unit end as gap_unit,
    beside_goal(case when attainment.unit = indicator.unit then indicator.decimals else 1 end, attainment.goal) as gap_decimals,
    scenario_fact_id(
      attainment.scenario,
      'target/' || attainment.target || '/' || attainment.area || '/' || attainment.period
    ) as root
  from (
    select * from attainment where scenario = 0
    union all
    select * from restated
  ) as attainment
  join indicator on indicator.indicator = attainment.indicator
  left join (
    select indicator, area, period, bool_or(chosen) as counts
    from partial
    group by indicator, area, period
  ) as partial
    on partial.indicator = attainment.indicator
    and partial.area = attainment.area
    and partial.period = attainment.figure_period
),
named as (
  select
    * replace (case when goal_by <> '' then goal_by else method end as method),
    root || '/goal' as fact, 'goal' as aspect, 'goal' as rule, goal as shown, 1 as shown_divisor, null as word,
    unit as shown_unit, null as shown_decimals, false as signed, null as edges,
    cast(coalesce(target_basis, 'public') as basis) as shown_basis
  from base
  where goal is not null
  union all by name
  select
    *, root || '/share' as fact, 'share' as aspect, 'share' as rule, share as shown, share_divisor as shown_divisor,
    null as word, '%' as shown_unit, 0 as shown_decimals, false as signed, [0, 100] as edges,
    cast(coalesce(target_basis, 'public') as basis) as shown_basis
  from base
  union all by name
  select
    *, root || '/ratio' as fact, 'ratio' as aspect, 'ratio' as rule, ratio as shown, ratio_divisor as shown_divisor,
    null as word, '%' as shown_unit, 1 as shown_decimals, false as signed, [100] as edges, basis as shown_basis
  from base
  where ratio is not null and ratio_divisor > 0 and figure_period = period
  union all by name
  select
    *, root || '/gap' as fact, 'gap' as aspect, 'gap' as rule, gap as shown, gap_divisor as shown_divisor, null as word,
    gap_unit as shown_unit, gap_decimals as shown_decimals, true as signed, [0] as edges, basis as shown_basis
  from base
  where gap is not null and gap_divisor > 0 and figure_period = period
  union all by name
  select
    *, root || '/status' as fact, 'status' as aspect, 'status' as rule, null as shown, null as shown_divisor,
    status::varchar as word, '' as shown_unit, null as shown_decimals, false as signed, null as edges,
    basis as shown_basis
  from base
)
select
  fact,
  aspect,
  indicator,
  area,
  period,
  method,
  rule,
  shown as amount,
  shown_divisor as divisor,
  word,
  shown_unit as unit,
  shown_decimals as decimals,
  signed,
  edges,
  shown_basis as basis,
  case
    when present < expected and present > 0 and aspect in ('ratio', 'gap') then 'incomplete'
    when is_partial and aspect in ('ratio', 'gap') then 'incomplete'
    -- A verdict stands, and says that not every record could be read.
    when is_doubted and aspect = 'status' then 'incomplete'
  end as flag,
  if(scenario = 0, 'target/' || target, 'scenario/' || scenario) as subject,
  target,
  status,
  -- A figure that is there, and lacks a part.
  if(aspect = 'status' and status = 'no data' and present > 0 and present < expected, 'lacking', null) as shown_word,
  'public' as audience
from named
where scenario = 0
  or aspect in ('ratio', 'status')
  or (aspect = 'goal' and goal_by <> '')
