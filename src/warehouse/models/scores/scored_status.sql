-- One verdict, state or form that a line scores for a subject in a scenario, by its fact.
-- 所计分的判定和状态
with
told as (
  select
    attainment.scenario,
    attainment.target as item,
    attainment.area,
    attainment.target_area,
    attainment.measure,
    measure.section,
    attainment.strength,
    attainment.comparator,
    attainment.status::varchar as status,
    attainment.basis,
    'target/' || attainment.target || '/' || attainment.area || '/' || attainment.period as fact,
    case when attainment.ratio_divisor > 0 and attainment.figure_period = attainment.period
      then cast(attainment.ratio as decimal(38, 12))
    end as ratio,
    cast(attainment.ratio_divisor as decimal(38, 12)) as ratio_divisor
  from attainment
  left join measure on measure.measure = attainment.measure
),
-- Of a scenario only what it changes.
verdict as (
  select told.*
  from told
  left join told as was
    on was.scenario = 0
    and was.item = told.item
    and was.area = told.area
  where told.scenario = 0
    or told.status is distinct from was.status
    or told.ratio is distinct from was.ratio
    or told.ratio_divisor is distinct from was.ratio_divisor
),
state as (
  select
    0 as scenario,
    fact_deliverable.deliverable as item,
    deliverable.measure,
    measure.section,
    fact_deliverable.word as status,
    fact_deliverable.basis,
    fact_deliverable.fact
  from fact_deliverable
  join deliverable on deliverable.deliverable = fact_deliverable.deliverable
  join measure on measure.measure = deliverable.measure
),
answering as (
  select distinct department, measure from duty where role in ('lead', 'responsible')
),
-- What each subject answers for: an area for its own targets, the whole city for every deliverable.
owned as (
  select area as subject, 'area' as type, 'targets' as about, * exclude (area, target_area) from verdict
  union all by name
  select department as subject, 'department' as type, 'targets' as about, verdict.* exclude (area, target_area)
  from verdict
  join answering using (measure)
  where verdict.area = verdict.target_area
  union all by name
  select run.city as subject, 'area' as type, 'deliverables' as about, state.* from state cross join run
  union all by name
  select department as subject, 'department' as type, 'deliverables' as about, state.*
  from state
  join answering using (measure)
  union all by name
  select 0 as scenario, area as subject, 'area' as type, 'forms' as about, submission.period as item, submission.fact, state as status, basis
  from submission
  cross join run
  join period as bound on bound.period = run.as_of
  join period on period.period = submission.period
  where period.year = bound.year
),
changed as (
  select
    owned.scenario,
    score_line.line,
    score_line.subject,
    owned.item,
    case score_line.about when 'targets' then owned.fact || '/status' else owned.fact end as ref,
    owned.status,
    owned.comparator,
    case when owned.ratio is not null then owned.fact || '/ratio' end as ratio_ref,
    case
      when owned.about = 'targets' and owned.status not in ('not applicable', 'not due')
        then score_degree(
          score_line.method, owned.ratio, owned.ratio_divisor, owned.status, score_line.floor, score_line.cap, owned.comparator
        )
    end as degree,
    owned.basis
  from score_line
  join owned
    on owned.subject = score_line.subject
    and owned.type = score_line.type
    and owned.about = score_line.about
  where score_line.strength in ('', coalesce(owned.strength, ''))
    and (
      score_line.within = ''
      or (
        score_line.line,
        case score_line.within when 'section' then owned.section when 'measure' then owned.measure else owned.item end
      ) in (select (line, item) from scoring_of)
    )
),
-- Beside what a scenario changes of a line stands what it leaves as it is.
listed as (
  select *, false as carried from changed
  union all by name
  select changed.* replace (touched.scenario as scenario), true as carried
  from (select distinct scenario, line, subject from changed where scenario <> 0) as touched
  join changed
    on changed.scenario = 0
    and changed.line = touched.line
    and changed.subject = touched.subject
  left join changed as own
    on own.scenario = touched.scenario
    and own.line = touched.line
    and own.subject = touched.subject
    and own.ref = changed.ref
  where own.ref is null
)
select
  scenario,
  line,
  subject,
  item,
  ref,
  status,
  comparator,
  ratio_ref,
  degree,
  basis,
  carried
from listed
