-- One source of an indicator's figures, and its place among those that may count: the authority first, then by kind, of departments who leads its measure, then who answers for it, then who takes part.
-- 来源的次序
with
giving as (
  select distinct indicator, source, source_kind from reported
),
role as (
  select
    indicator.indicator,
    duty.department,
    min(case duty.role when 'lead' then 1 when 'responsible' then 2 else 3 end) as place
  from indicator
  join duty on duty.measure = indicator.measure
  group by indicator.indicator, duty.department
)
select
  indicator,
  source,
  source_kind,
  place
from (
  select
    giving.*,
    row_number() over (
      partition by giving.indicator
      order by
        -- All that is neither an area's nor a department's was published.
        if(giving.source_kind in ('area', 'department'), giving.source_kind, 'public') = indicator.authority desc,
        source.rank,
        role.place,
        giving.source
    ) as place
  from giving
  join indicator on indicator.indicator = giving.indicator
  left join source on source.kind = giving.source_kind
  left join role
    on role.indicator = giving.indicator
    and role.department = giving.source
)
