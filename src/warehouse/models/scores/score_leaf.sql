-- One line that scores things itself, for one subject in a scenario: its state, and its points unless nothing of it is to be scored, as they are shown and to nine decimals.
-- 末级计分项得分
with
stated as (
  select
    score_thing.scenario,
    score_line.line,
    score_line.subject,
    score_thing.amount,
    any_value(score_thing.score) as score,
    any_value(score_thing.self) as self,
    case when score_line.about in ('targets', 'deliverables', 'forms')
      then score_state_set(score_thing.status)
      else score_state_one(score_thing.amount, case when score_thing.amount is null then 0 else 1 end)
    end as state,
    coalesce(score_thing.method, score_line.method) as method,
    score_points(
      coalesce(score_thing.method, score_line.method), cast(score_thing.amount as decimal(38, 6)), cast(score_thing.divisor as decimal(38, 6)), score_line.goal, score_thing.status, score_line.points,
      score_line.places, score_line.floor, score_line.cap, score_line.each, score_thing.degree, score_thing.least,
      score_thing.gives
    ) as scored,
    -- Numbers of 29 digits leave nine decimals their room where a rule gives one or the other.
    fine_score_points(
      coalesce(score_thing.method, score_line.method), cast(score_thing.amount as decimal(29, 6)), cast(score_thing.divisor as decimal(29, 6)), cast(score_line.goal as decimal(29, 6)), score_thing.status,
      cast(score_line.points as decimal(29, 6)), 9, cast(score_line.floor as decimal(29, 6)), cast(score_line.cap as decimal(29, 6)), cast(score_line.each as decimal(29, 6)),
      cast(score_thing.degree as decimal(29, 6)), cast(score_thing.least as decimal(29, 6)), cast(score_thing.gives as decimal(29, 6))
    ) as exact,
    max(score_thing.basis) as basis
  from score_line
  join score_thing on score_thing.line = score_line.line and score_thing.subject = score_line.subject
  group by
    score_thing.scenario,
    score_line.line,
    score_line.subject,
    score_line.about,
    score_line.method,
    score_thing.method,
    score_line.goal,
    score_line.points,
    score_line.places,
    score_line.floor,
    score_line.cap,
    score_line.each,
    score_thing.amount,
    score_thing.divisor
)
select
  line,
  scheme,
  parent,
  about,
  within,
  strength,
  method,
  unit,
  points,
  goal,
  each,
  floor,
  cap,
  place,
  subject,
  type,
  places,
  root,
  fact,
  scenario,
  state,
  score,
  self,
  found,
  found_basis,
  scored,
  exact,
  basis
from (
  select
    score_line.* exclude (basis) replace (stated.method as method),
    stated.scenario,
    stated.state,
    stated.score,
    stated.self,
    stated.amount as found,
    stated.basis as found_basis,
    case when stated.state not in ('not applicable', 'not due') then cast(stated.scored as decimal(38, 6)) end as scored,
    case when stated.state not in ('not applicable', 'not due') then cast(stated.exact as decimal(38, 9)) end as exact,
    greatest(stated.basis, score_line.basis, cast('public' as basis)) as basis
  from stated
  join score_line on score_line.line = stated.line and score_line.subject = stated.subject
)
