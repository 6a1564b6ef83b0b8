-- One fact that looks ahead to a year's end: the shares of earlier years, the outlooks, how far they were, and which is nearer.
-- 全年推算的数字
-- view
with
base as (
  select
    outlook.*,
    indicator.unit as figure_unit,
    indicator.decimals as figure_decimals,
    scenario_fact_id(outlook.scenario, 'indicator/' || outlook.indicator || '/' || outlook.area || '/' || outlook.period || '/') as root
  from outlook
  join indicator on indicator.indicator = outlook.indicator
  where outlook.scenario = 0
    or (outlook.scenario, outlook.indicator, outlook.area) in (
      select (scenario, indicator, area) from restated where season is not null
    )
),
ahead as (
  select root || 'season' as fact, 'season' as aspect, 'season' as method, 'mean' as rule, cast(season as decimal(38, 12)) as shown,
    cast(season_divisor as decimal(38, 12)) as shown_divisor, '%' as unit, 1 as decimals,
    outlook_basis as shown_basis, indicator, area, period, scenario
  from base
  union all by name
  select root || 'outlook' as fact, 'outlook' as aspect, 'outlook' as method, 'seasonal' as rule, cast(outlook as decimal(38, 12)) as shown, cast(outlook_divisor as decimal(38, 12)) as shown_divisor,
    figure_unit as unit, figure_decimals as decimals, outlook_basis as shown_basis, indicator, area, period
  from base where outlook is not null and scenario = 0
  union all by name
  select root || 'outlook-low' as fact, 'outlook-low' as aspect, 'outlook' as method, 'low' as rule, cast(low as decimal(38, 12)) as shown, cast(low_divisor as decimal(38, 12)) as shown_divisor,
    figure_unit as unit, figure_decimals as decimals, outlook_basis as shown_basis, indicator, area, period
  from base where low is not null and scenario = 0
  union all by name
  select root || 'outlook-high' as fact, 'outlook-high' as aspect, 'outlook' as method, 'high' as rule, cast(high as decimal(38, 12)) as shown, cast(high_divisor as decimal(38, 12)) as shown_divisor,
    figure_unit as unit, figure_decimals as decimals, outlook_basis as shown_basis, indicator, area, period
  from base where high is not null and scenario = 0
  union all by name
  select root || 'outlook-linear' as fact, 'outlook-linear' as aspect, 'outlook' as method, 'linear' as rule, cast(linear as decimal(38, 12)) as shown,
    cast(linear_divisor as decimal(38, 12)) as shown_divisor, figure_unit as unit, figure_decimals as decimals, basis as shown_basis, indicator, area, period
  from base where scenario = 0
  union all by name
  select root || 'outlook-error' as fact, 'outlook-error' as aspect, 'backtest' as method, 'error' as rule, cast(seasonal_error as decimal(38, 12)) as shown,
    cast(1 as decimal(38, 12)) as shown_divisor, '%' as unit, 1 as decimals, error_basis as shown_basis, indicator, area, period
  from base where seasonal_error is not null and scenario = 0
  union all by name
  select root || 'linear-error' as fact, 'linear-error' as aspect, 'backtest' as method, 'error' as rule, cast(linear_error as decimal(38, 12)) as shown,
    cast(1 as decimal(38, 12)) as shown_divisor, '%' as unit, 1 as decimals, greatest(basis, whole_basis) as shown_basis, indicator, area, period
  from base where linear_error is not null and scenario = 0
  union all by name
  select scenario_fact_id(scenario, 'indicator/' || indicator || '/' || area || '/' || period || '/part') as fact, 'part' as aspect, 'season' as method,
    'part' as rule, cast(share as decimal(38, 12)) as shown, cast(1 as decimal(38, 12)) as shown_divisor, '%' as unit, 1 as decimals, whole_basis as shown_basis, indicator, area, period, scenario
  from year_share
  where share is not null
    and (scenario = 0 or (scenario, indicator, area) in (select (scenario, indicator, area) from restated where season is not null))
),
tested as (
  select 'backtest/' || place || '/' || run.as_of || '/' as root, run.as_of as period, backtest.*
  from backtest cross join run
),
every as (
  select
    * exclude (scenario),
    if(coalesce(scenario, 0) = 0, 'indicator/' || indicator, 'scenario/' || scenario) as subject,
    null as word
  from ahead
  union all by name
  select root || 'seasonal-error' as fact, 'backtest/' || place as subject, 'seasonal-error' as aspect, 'backtest' as method, 'mean' as rule,
    cast(seasonal as decimal(38, 12)) as shown, cast(seasonal_divisor as decimal(38, 12)) as shown_divisor, '%' as unit, 1 as decimals, basis as shown_basis, period
  from tested
  union all by name
  select root || 'linear-error' as fact, 'backtest/' || place as subject, 'linear-error' as aspect, 'backtest' as method, 'mean' as rule,
    cast(linear as decimal(38, 12)) as shown, cast(linear_divisor as decimal(38, 12)) as shown_divisor, '%' as unit, 1 as decimals, basis as shown_basis, period
  from tested
  union all by name
  select root || 'test-count' as fact, 'backtest/' || place as subject, 'test-count' as aspect, 'tally' as method, 'total' as rule,
    cast(tests as decimal(38, 12)) as shown, cast(1 as decimal(38, 12)) as shown_divisor, '次' as unit, 0 as decimals, basis as shown_basis, period
  from tested
  union all by name
  select root || 'better' as fact, 'backtest/' || place as subject, 'better' as aspect, 'backtest' as method, 'better' as rule,
    better as word, '' as unit, basis as shown_basis, period
  from tested
)
select
  fact,
  subject,
  indicator,
  cast(null as varchar) as target,
  area,
  period,
  aspect,
  method,
  rule,
  shown as amount,
  shown_divisor as divisor,
  word,
  cast(null as status) as status,
  unit,
  decimals,
  false as signed,
  cast(null as decimal(38, 12)[]) as edges,
  shown_basis as basis,
  cast(null as varchar) as flag,
  'public' as audience
from every
