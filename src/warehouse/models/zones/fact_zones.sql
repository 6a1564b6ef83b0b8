-- One fact that a figure of an area holds those of the zones inside it, since all its parts say so.
-- 含功能区的数字
-- view
with
figure as (
  select observation.*, unnest([zones_least, zones_most]) as zones
  from observation
  where chosen
    and scenario = 0
    and zones_least is not null
    and area in (select county from inside)
),
held_in as (
  select indicator, area, period, zones_held(zones) as word, basis
  from figure
  group by indicator, area, period, basis
)
select
  'indicator/' || indicator || '/' || area || '/' || period || '/zones' as fact,
  'indicator/' || indicator as subject,
  'zones' as aspect,
  indicator,
  cast(null as varchar) as target,
  area,
  period,
  'zones-held' as method,
  'value' as rule,
  null as amount,
  null as divisor,
  word,
  cast(null as status) as status,
  '' as unit,
  null as decimals,
  false as signed,
  cast(null as decimal(38, 12)[]) as edges,
  basis,
  cast(null as varchar) as flag,
  'public' as audience
from held_in
where word is not null
