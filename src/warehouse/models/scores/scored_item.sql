-- One thing that a line scores for a subject in a scenario: a verdict, state or form by its fact, or the number that it scores, once for each step.
-- 所计分的事项
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
),
counting as (
  select
    effective_observation.scenario,
    effective_observation.indicator,
    effective_observation.area,
    effective_observation.basis,
    effective_observation.divisor > 0 and effective_observation.present = effective_observation.expected as whole,
    if(whole, effective_observation.amount, null) as amount,
    if(whole, effective_observation.divisor, null) as divisor,
    'indicator/' || effective_observation.indicator || '/' || effective_observation.area || '/' || effective_observation.period || '/actual' as ref
  from effective_observation
  cross join run
  where effective_observation.period = run.as_of
),
figured as (
  select counting.*
  from counting
  left join counting as was
    on was.scenario = 0
    and was.indicator = counting.indicator
    and was.area = counting.area
  where case when counting.scenario = 0 then counting.whole
      else counting.amount is distinct from was.amount or counting.divisor is distinct from was.divisor
    end
),
single as (
  select
    score_line.line,
    score_line.subject,
    'scores:' || assessed.score || ':found' as ref,
    assessed.score,
    assessed.self,
    assessed.found as amount,
    case when assessed.found is not null then 1 end as divisor,
    assessed.basis
  from score_line
  left join score_assessed as assessed on assessed.line = score_line.line and assessed.subject = score_line.subject
  where score_line.about = 'assessment'
  union all by name
  select
    score_line.line,
    score_line.subject,
    'laboratories:' || feature.laboratory || ':' || feature.feature as ref,
    feature.value as amount,
    case when feature.value is not null then 1 end as divisor,
    feature.basis
  from score_line
  join scoring_of on scoring_of.line = score_line.line
  join feature on feature.laboratory = score_line.subject and feature.feature = scoring_of.item
  where score_line.about = 'requirement'
  union all by name
  select
    score_line.line,
    score_line.subject,
    figured.ref,
    figured.amount,
    figured.divisor,
    figured.basis
  from score_line
  join scoring_of on scoring_of.line = score_line.line
  left join figured
    on figured.indicator = scoring_of.item
    and figured.area = score_line.subject
    and figured.scenario = 0
  where score_line.about = 'figure'
  union all by name
  select scenario, line, subject, 'score-supposed' as method, cast('assumption' as basis) as basis
  from score_supposed
  union all by name
  select
    figured.scenario,
    score_line.line,
    score_line.subject,
    if(figured.whole, figured.ref, null) as ref,
    figured.amount,
    figured.divisor,
    figured.basis
  from score_line
  join scoring_of on scoring_of.line = score_line.line
  join figured
    on figured.indicator = scoring_of.item
    and figured.area = score_line.subject
    and figured.scenario <> 0
  where score_line.about = 'figure'
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
  carried,
  amount,
  divisor,
  score,
  self,
  method,
  step,
  least,
  gives
from (
  select *, cast(null as decimal(38, 12)) as amount, cast(null as decimal(38, 12)) as divisor from listed
  union all by name
  select
    single.* exclude (amount, divisor) replace (coalesce(single.scenario, 0) as scenario),
    false as carried,
    cast(single.amount as decimal(38, 12)) as amount,
    cast(single.divisor as decimal(38, 12)) as divisor,
    step.step,
    step.least,
    step.gives
  from single
  left join step on step.line = single.line
)
