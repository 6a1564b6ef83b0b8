-- One fact of an indicator in an area and a period: the figure, its parts, its change, other sources' figures.
-- 指标的数字
-- view
with
-- The goals that the display text of a figure, or of its change, must not seem to pass when it does not.
edge as (
  select
    indicator,
    list(distinct goal order by goal) filter (not method.is_growth) as edges,
    list(distinct goal order by goal) filter (method.is_growth) as change_edges
  from (
    select indicator, method, goal from target where goal_by = ''
    union all
    select target.indicator, target.method, share.goal from share join target on target.target = share.target where goal_by = ''
  ) as asked
  join method on method.method = asked.method
  group by indicator
),
published as (
  select indicator, area, period, amount as whole, divisor as whole_divisor, true as beside_scenario
  from observation
  where chosen and scenario = 0 and divisor <> 0
),
base as (
  select
    observation.* replace (
      amount::decimal(38, 12) as amount,
      divisor::decimal(38, 12) as divisor,
      numerator::decimal(38, 12) as numerator,
      observation.denominator::decimal(38, 12) as denominator,
      published_growth::decimal(38, 12) as published_growth
    ),
    -- What a scenario makes of a figure must not seem to be what is published.
    case when published.whole is null then edge.edges
      else list_append(
        coalesce(edge.edges, []),
        cast(rounded(published.whole, published.whole_divisor, least(indicator.decimals, 4)) as decimal(38, 6))
      )
    end as edges,
    edge.change_edges,
    observation.present < observation.expected or partial.indicator is not null as lacks,
    indicator.unit,
    indicator.decimals,
    case when indicator.trend = 'percent' then '%'
      when indicator.unit = '%' then '个百分点'
      else indicator.unit
    end as change_unit,
    case when indicator.trend = 'percent' then 1 else indicator.decimals end as change_decimals,
    scenario_fact_id(
      observation.scenario,
      'indicator/' || observation.indicator || '/' || observation.area || '/' || observation.period
    ) as root
  from observation
  join indicator on indicator.indicator = observation.indicator
  left join edge on edge.indicator = observation.indicator
  left join partial
    on partial.indicator = observation.indicator
    and partial.area = observation.area
    and partial.period = observation.period
    and partial.source = observation.source
  left join published
    on published.indicator = observation.indicator
    and published.area = observation.area
    and published.period = observation.period
    and published.beside_scenario = (observation.scenario <> 0)
  where observation.scenario = 0
    or (observation.chosen and (observation.scenario, observation.indicator, observation.area, observation.period) in (
      select (scenario, indicator, area, period) from scenario_figure
    ))
),
chosen as (
  select * from base where chosen and scenario = 0
),
change as (
  select
    chosen.* exclude (amount, divisor, basis),
    trend.broken,
    trend.complete,
    trend.method as trend_method,
    trend.change::decimal(38, 12) as change,
    trend.change_divisor::decimal(38, 12) as change_divisor,
    trend.last_period,
    trend.basis
  from chosen
  join trend
    on trend.indicator = chosen.indicator
    and trend.area = chosen.area
    and trend.period = chosen.period
),
named as (
  select
    root || '/actual' as fact, 'actual' as aspect, indicator, area, period, method, 'value' as rule,
    amount, divisor, case when divisor = 0 then 'not applicable' end as word, unit, decimals, false as signed, edges, basis,
    if(lacks, 'incomplete', null) as flag, scenario
  from base
  where chosen
  union all by name
  select
    root || '/actual/' || source as fact, 'other-source' as aspect, indicator, area, period, method, 'value' as rule,
    amount, divisor, case when divisor = 0 then 'not applicable' end as word, unit, decimals, false as signed, null as edges, basis,
    if(lacks, 'incomplete', null) as flag
  from base
  where not chosen
    and scenario = 0
  union all by name
  select
    'indicator/' || sum_beside.indicator || '/' || area || '/' || period || '/actual/' || source || '/areas' as fact,
    'areas-sum' as aspect, sum_beside.indicator, area, period, method, 'value' as rule, amount::decimal(38, 12) as amount,
    divisor::decimal(38, 12) as divisor, case when divisor = 0 then 'not applicable' end as word, indicator.unit, indicator.decimals,
    false as signed, null as edges, sum_beside.basis, if(lacks, 'incomplete', null) as flag
  from sum_beside
  join indicator on indicator.indicator = sum_beside.indicator
  union all by name
  select
    root || '/numerator' as fact, 'numerator' as aspect, indicator, area, period, 'observe-amount' as method,
    'value' as rule, numerator as amount, 1 as divisor, null as word, '' as unit, null as decimals, false as signed,
    null as edges, basis, if(lacks, 'incomplete', null) as flag
  from chosen
  where method = 'observe-ratio'
  union all by name
  select
    root || '/denominator' as fact, 'denominator' as aspect, indicator, area, period, 'observe-amount' as method,
    'value' as rule, denominator as amount, 1 as divisor, null as word, '' as unit, null as decimals, false as signed,
    null as edges, basis, if(lacks, 'incomplete', null) as flag
  from chosen
  where method = 'observe-ratio'
  union all by name
  select
    root || '/published-growth' as fact, 'published-growth' as aspect, indicator, area, period,
    'published-growth' as method, 'value' as rule, published_growth as amount, 1 as divisor, null as word,
    growth_unit as unit, null as decimals, true as signed, null as edges, basis, null as flag
  from chosen
  where published_growth is not null
  union all by name
  select
    root || '/yoy' as fact, 'yoy' as aspect, indicator, area, period, trend_method as method, 'value' as rule,
    change as amount, change_divisor as divisor, null as word, change_unit as unit, change_decimals as decimals,
    true as signed, list_append(change_edges, 0) as edges, basis, if(lacks, 'incomplete', null) as flag
  from change
  where not broken and complete and change_divisor > 0
)
select
  fact,
  aspect,
  indicator,
  area,
  period,
  method,
  rule,
  amount,
  divisor,
  word,
  unit,
  decimals,
  signed,
  edges,
  basis,
  flag,
  subject,
  target,
  status,
  audience
from (
  select
    * exclude (scenario),
    if(coalesce(scenario, 0) = 0, 'indicator/' || indicator, 'scenario/' || scenario) as subject,
    cast(null as varchar) as target,
    cast(null as status) as status,
    'public' as audience
  from named
)
