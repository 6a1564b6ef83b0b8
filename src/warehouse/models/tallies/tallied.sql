-- One thing that is counted for a subject: the subject, the kind of count, and the fact, plan row or set it counts.
-- 所计的事项
-- view
with
verdict as (
  select
    attainment.*,
    measure.section,
    'target/' || target || '/' || attainment.area || '/' || attainment.period || '/status' as item
  from attainment
  left join measure on measure.measure = attainment.measure
  where attainment.scenario = 0
),
own as (
  select * from verdict where area = target_area
),
-- A department's measures, whatever its part in them.
involved as (
  select distinct department, measure from duty
),
judged as (
  select 'measure/' || measure as subject, null as area, item, status, basis from own where measure <> ''
  union all
  select 'section/' || section, null, item, status, basis from own where section <> ''
  union all
  select 'plan/' || run.plan, null, item, status, basis from own cross join run
  union all
  select 'area/' || area, area, item, status, basis from verdict
  union all
  -- Every target, held against each of the parts.
  select 'areas/' || run.plan, null, item, status, verdict.basis
  from verdict
  join area on area.area = verdict.area
  cross join run
  where area.kind in ('county', 'zone')
  union all
  select 'department/' || department, null, item, status, basis from own join involved using (measure)
  union all
  -- A target of the whole, held against each of its parts.
  select 'parts/' || verdict.target, null, item, status, verdict.basis
  from verdict
  join area on area.area = verdict.area
  where area.kind in ('county', 'zone')
    and verdict.area <> target_area
),
stated as (
  select fact_deliverable.*, deliverable.measure, measure.section
  from fact_deliverable
  join deliverable on deliverable.deliverable = fact_deliverable.deliverable
  join measure on measure.measure = deliverable.measure
),
delivered as (
  select 'measure/' || measure as subject, fact as item, word as state, basis from stated
  union all
  select 'section/' || section, fact, word, basis from stated where section <> ''
  union all
  select 'plan/' || run.plan, fact, word, basis from stated cross join run
  union all
  select 'department/' || department, fact, word, basis from stated join involved using (measure)
),
-- Verdicts that may be held against last year's figure by this year's goal.
compared as (
  select fact_last_status.*, verdict.item, verdict.basis as now_basis
  from fact_last_status
  join verdict
    on verdict.target = fact_last_status.target
    and verdict.area = fact_last_status.area
    and verdict.period = fact_last_status.period
),
past as (
  select 'area/' || area as subject, area, fact, word, basis, item, status, now_basis from compared
  union all
  select 'plan/' || run.plan, null, fact, word, basis, item, status, now_basis
  from compared
  cross join run
  where area = target_area
),
form as (
  select 'area/' || area as subject, area, fact as item, state, basis from submission
  union all
  select 'period/' || period, null, fact, state, basis from submission
  union all
  select 'plan/' || run.plan, null, fact, state, basis from submission cross join run
),
fragile as (
  select 'area/' || area as subject, area, fact, basis from fact_fragile where target is not null
  union all
  select 'plan/' || run.plan, null, fact, fact_fragile.basis
  from fact_fragile
  cross join run
  join target on target.target = fact_fragile.target and target.area = fact_fragile.area
),
complaint as (
  select 'area/' || area as subject, area, fact, word, basis from fact_appeal
  union all
  select 'plan/' || run.plan, null, fact, word, basis from fact_appeal cross join run
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
  select 'section/' || section, 'deliverable-count', 'plan', 'deliverables:' || deliverable
  from deliverable join measure on measure.measure = deliverable.measure where section <> ''
  union all
  select 'department/' || department, role || '-count', 'plan', 'measures:' || measure from duty
  union all
  select 'department/' || department, 'target-count', 'plan', 'targets:' || target
  from target join involved using (measure)
  union all
  select distinct 'department/' || department, 'indicator-count', 'plan', 'indicators:' || indicator
  from indicator join duty using (measure)
  -- What is counted from a register comes as a list of its keeper.
  where indicator.authority = 'department' and duty.role in ('lead', 'responsible')
    and indicator.indicator not in (select indicator from register_count)
  union all
  select 'plan/' || plan, 'measure-count', 'plan', 'measures:' || measure from measure cross join run
  union all
  select 'plan/' || plan, 'target-count', 'plan', 'targets:' || target from target cross join run
  union all
  select 'plan/' || plan, 'deliverable-count', 'plan', 'deliverables:' || deliverable from deliverable cross join run
  union all
  select 'plan/' || plan, 'indicator-count', 'plan', 'indicators:' || indicator from indicator cross join run
  union all
  -- Methods, each by the first target that it judges, and departments that are named each by itself.
  select 'plan/' || plan, 'method-count', 'plan', 'targets:' || arg_min(target, place) || ':method'
  from target
  cross join run
  group by plan, method
  union all
  select 'plan/' || plan, 'department-count', 'plan', 'departments:' || department
  from department
  cross join run
  where kind = 'department'
)
select
  subject,
  null as area,
  aspect,
  'total' as rule,
  kind,
  item,
  null as wanted,
  null as status,
  case aspect when 'method-count' then '种' when 'department-count' then '个' else '项' end as unit,
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
  wanted.status::varchar,
  judged.status::varchar,
  if(subject like 'parts/%', '个', '项'),
  judged.basis
from judged
cross join (select unnest(enum_range(null::status)) as status) as wanted
union all
select subject, area, 'file-count', 'total', 'file', file, null, null, '份', basis
from bundle
union all
-- What arrived since an edition was issued.
select 'plan/' || run.plan, null, 'new-file-count', 'total', 'file', known_file.file, null, null, '份', known_file.basis
from known_file
cross join run
join last_issue on known_file.arrived > last_issue.known_at
union all
select subject, area, 'form-count', 'total', 'fact', item, null, null, '份', basis
from form
union all
select
  subject,
  area,
  'form-' || replace(wanted.state, ' ', '-') || '-count',
  'count',
  'fact',
  item,
  wanted.state,
  form.state,
  '份',
  basis
from form
cross join (select unnest(['on time', 'late', 'no data', 'not due']) as state) as wanted
union all
-- A file may speak for several periods.
select distinct 'area/' || area, area, 'form-superseded-count', 'total', 'file', file, null, null, '份', basis
from superseded
where source = 'area'
union all
select subject, area, 'fragile-count', 'total', 'fact', fact, null, null, '项', basis
from fragile
union all
select subject, area, 'last-count', 'total', 'fact', fact, null, null, '项', basis
from past
union all
select subject, area, 'last-met-count', 'count', 'fact', fact, 'met', word, '项', basis
from past
union all
select subject, area, 'last-now-met-count', 'count', 'fact', item, 'met', status::varchar, '项', now_basis
from past
union all
select subject, area, 'appeal-count', 'total', 'fact', fact, null, null, '件', basis
from complaint
union all
select subject, area, 'appeal-pending-count', 'count', 'fact', fact, 'pending', word, '件', basis
from complaint
union all
select subject, area, 'verdict', 'all', 'fact', item, null, status::varchar, '', basis
from judged
union all
select subject, null, 'area-count', 'total', 'fact', item, null, null, '个', basis
from judged
where subject like 'parts/%'
union all
select subject, null, 'verdict-count', 'total', 'fact', item, null, null, '项', basis
from judged
where subject like 'areas/%'
union all
select
  subject,
  null,
  'deliverable-' || replace(wanted.state, ' ', '-') || '-count',
  'count',
  'fact',
  item,
  wanted.state,
  delivered.state,
  '项',
  basis
from delivered
cross join (select unnest(['not started', 'under way', 'done', 'no data']) as state) as wanted
