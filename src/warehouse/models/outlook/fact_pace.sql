-- One fact of what of a goal was to have come by a reporting period: by the months gone, or by the least or greatest share of an earlier year.
-- 序时应达的数字
-- view
with
named as (
  select *, 'pace' as aspect, linear::decimal(38, 12) as shown, linear_divisor::decimal(38, 12) as shown_divisor, linear_basis as shown_basis from pace
  union all by name
  select *, 'pace-low' as aspect, low::decimal(38, 12) as shown, low_divisor::decimal(38, 12) as shown_divisor, band_basis as shown_basis
  from pace
  where low is not null
  union all by name
  select *, 'pace-high' as aspect, high::decimal(38, 12) as shown, high_divisor::decimal(38, 12) as shown_divisor, band_basis as shown_basis
  from pace
  where high is not null
)
select
  'target/' || named.target || '/' || named.area || '/' || named.period || '/' || aspect as fact,
  'target/' || named.target as subject,
  aspect,
  named.indicator,
  named.target,
  named.area,
  named.period,
  named.method,
  aspect as rule,
  shown as amount,
  shown_divisor as divisor,
  cast(null as varchar) as word,
  attainment.status,
  indicator.unit,
  greatest(indicator.decimals, 1) as decimals,
  false as signed,
  cast(null as decimal(38, 12)[]) as edges,
  shown_basis as basis,
  cast(null as varchar) as flag,
  'public' as audience
from named
join indicator on indicator.indicator = named.indicator
left join attainment
  on attainment.target = named.target
  and attainment.area = named.area
  and attainment.period = named.period
  and attainment.scenario = 0
