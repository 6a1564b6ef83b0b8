-- One fact of an area among the others: its interval, its first and last rank, its contributions, or that all go against the city.
-- 各地区对照的数字
-- view
with
named as (
  select
    '/' || unnest(['interval-low', 'interval-high']) as tail,
    unnest(['interval-low', 'interval-high']) as aspect,
    standing.indicator, area, period,
    'interval' as method,
    unnest(['low', 'high']) as rule,
    unnest([low, high])::decimal(38, 12) as amount,
    1 as divisor,
    null as word,
    indicator.unit,
    indicator.decimals,
    false as signed,
    null as edges,
    standing.basis
  from standing
  join indicator on indicator.indicator = standing.indicator
  where is_ratio
  union all by name
  select
    '/' || unnest(['rank-first', 'rank-last']) as tail,
    unnest(['rank-first', 'rank-last']) as aspect,
    indicator, area, period,
    'rank' as method,
    unnest(['first', 'last']) as rule,
    unnest([first, last])::decimal(38, 12) as amount,
    1 as divisor,
    null as word,
    '' as unit,
    0 as decimals,
    false as signed,
    null as edges,
    weakest as basis
  from standing
  where areas > 1
  union all by name
  select
    '/' || contribution.aspect || coalesce('/' || contribution.target, '') as tail,
    contribution.aspect,
    contribution.indicator, area, period,
    rule_method as method,
    rule,
    amount::decimal(38, 12) as amount,
    divisor::decimal(38, 12) as divisor,
    null as word,
    case when indicator.unit = '%' or rule in ('growth', 'amount-percent', 'ratio-percent') then '个百分点'
      else indicator.unit
    end as unit,
    case
      when rule in ('growth', 'amount-percent', 'ratio-percent') then 2
      when indicator.denominator <> '' then indicator.decimals + 1
      when rule = 'amount' then indicator.decimals + 1
      else indicator.decimals
    end as decimals,
    true as signed,
    [0] as edges,
    contribution.basis
  from contribution
  join indicator on indicator.indicator = contribution.indicator
  where contribution.divisor > 0
  union all by name
  select
    '/' || unnest(['up', 'down']) || '-count/' || counted as tail,
    unnest(['up', 'down']) || '-count' as aspect,
    indicator, area, period,
    'moves' as method,
    unnest(['up', 'down']) as rule,
    unnest([up, down])::decimal(38, 12) as amount,
    1 as divisor,
    null as word,
    '个' as unit,
    0 as decimals,
    false as signed,
    null as edges,
    basis
  from moved
  union all by name
  select
    '/reversal' as tail,
    'reversal' as aspect,
    indicator, area, period,
    'reversal' as method,
    'value' as rule,
    null as amount,
    null as divisor,
    word,
    '' as unit,
    null as decimals,
    false as signed,
    null as edges,
    basis
  from reversed
)
select
  'indicator/' || indicator || '/' || area || '/' || period || tail as fact,
  'indicator/' || indicator as subject,
  aspect,
  indicator,
  cast(null as varchar) as target,
  area,
  period,
  method,
  rule,
  amount,
  divisor,
  word,
  cast(null as status) as status,
  unit,
  decimals,
  signed,
  edges,
  basis,
  cast(null as varchar) as flag,
  'public' as audience
from named
