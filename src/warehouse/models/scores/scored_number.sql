-- One number that a line scores for a subject in a scenario, where it has one: what was found, a feature, or a figure.
-- 所计分的数
with
counting as (
  select
    effective.scenario,
    effective.indicator,
    effective.area,
    effective.basis,
    effective.divisor > 0 and effective.present = effective.expected as whole,
    if(whole, effective.amount, null) as amount,
    if(whole, effective.divisor, null) as divisor,
    'indicator/' || effective.indicator || '/' || effective.area || '/' || effective.period || '/actual' as ref
  from effective_observation as effective
  cross join run
  where effective.period = run.as_of
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
  coalesce(scenario, 0) as scenario,
  line,
  subject,
  ref,
  score,
  self,
  method,
  cast(amount as decimal(38, 12)) as amount,
  cast(divisor as decimal(38, 12)) as divisor,
  basis
from single
