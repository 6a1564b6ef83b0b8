-- One thing that is counted for a subject: the subject, the kind of count, and the fact, plan row or set it counts.
with
verdict as (
  select
    attainment.*,
    measure.section,
    'target/' || target || '/' || attainment.area || '/' || attainment.period || '/status' as item
  from attainment
  left join measure on measure.measure = attainment.measure
),
own as (
  select * from verdict where area = target_area
),
judged as (
  select 'measure/' || measure as subject, null as area, item, status, basis from own where measure <> ''
  union all
  select 'section/' || section, null, item, status, basis from own where section <> ''
  union all
  select 'plan/' || run.plan, null, item, status, basis from own cross join run
  union all
  select 'area/' || area, area, item, status, basis from verdict
),
listed as (
  select 'measure/' || measure as subject, 'target-count' as aspect, 'plan' as kind, 'targets:' || target as item
  from target where measure <> ''
  union all
  select 'measure/' || measure, 'deliverable-count', 'plan', 'deliverables:' || deliverable from deliverable
  union all
  select 'section/' || section, 'measure-count', 'plan', 'measures:' || measure from measure where section <> ''
  union all
  select 'section/' || section, 'target-count', 'plan', 'targets:' || target
  from target join measure on measure.measure = target.measure where section <> ''
  union all
  select 'plan/' || plan, 'measure-count', 'plan', 'measures:' || measure from measure cross join run
  union all
  select 'plan/' || plan, 'target-count', 'plan', 'targets:' || target from target cross join run
  union all
  select 'plan/' || plan, 'deliverable-count', 'plan', 'deliverables:' || deliverable from deliverable cross join run
  union all
  select 'plan/' || plan, 'indicator-count', 'plan', 'indicators:' || indicator from indicator cross join run
  union all
  select 'plan/' || plan, 'file-count', 'file', file from known_file cross join run
)
select
  subject,
  null as area,
  aspect,
  'total' as rule,
  kind,
  item,
  null as wanted,
  cast(null as status) as status,
  cast('public' as basis) as basis
from listed
union all
select
  subject,
  area,
  replace(wanted.status::varchar, ' ', '-') || '-count',
  'count',
  'fact',
  item,
  wanted.status,
  judged.status,
  judged.basis
from judged
cross join (select unnest(enum_range(null::status)) as status) as wanted
