-- One fact of how far a target falls short: its shortfall, or its rank among those that do.
-- 薄弱目标的数字
-- view
with
named as (
  select
    *, root || '/shortfall' as fact, 'shortfall' as aspect, 2 as shown_decimals, shortfall as shown, basis as shown_basis
  from weakest
  union all by name
  select
    *, root || '/shortfall-rank' as fact, 'shortfall-rank' as aspect, 0 as shown_decimals, place_among as shown,
    weakest_basis as shown_basis
  from weakest
)
select
  fact,
  'target/' || target as subject,
  aspect,
  indicator,
  target,
  area,
  period,
  method,
  aspect as rule,
  shown as amount,
  1 as divisor,
  cast(null as varchar) as word,
  status,
  '' as unit,
  shown_decimals as decimals,
  false as signed,
  cast(null as decimal(38, 12)[]) as edges,
  shown_basis as basis,
  cast(null as varchar) as flag,
  'public' as audience
from named
