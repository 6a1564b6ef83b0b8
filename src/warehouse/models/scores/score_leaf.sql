-- One line that scores things itself, for one subject in a scenario: its state, and its points unless nothing of it is to be scored, as they are shown and to nine decimals.
-- 末级计分项得分
with
stated as (
  select
    scored_item.scenario,
    score_line.line,
    score_line.subject,
    scored_item.amount,
    any_value(scored_item.score) as score,
    any_value(scored_item.self) as self,
    case when score_line.about in ('targets', 'deliverables', 'forms')
      then score_state_set(scored_item.status)
      else score_state_one(scored_item.amount, case when scored_item.amount is null then 0 else 1 end)
    end as state,
    coalesce(scored_item.method, score_line.method) as method,
    score_points(
      coalesce(scored_item.method, score_line.method), cast(scored_item.amount as decimal(38, 6)), cast(scored_item.divisor as decimal(38, 6)), score_line.goal, scored_item.status, score_line.points,
      score_line.places, score_line.floor, score_line.cap, score_line.each, scored_item.degree, scored_item.least,
      scored_item.gives
    ) as scored,
    score_points(
      coalesce(scored_item.method, score_line.method), cast(scored_item.amount as decimal(38, 6)), cast(scored_item.divisor as decimal(38, 6)), score_line.goal, scored_item.status, score_line.points,
      9, score_line.floor, score_line.cap, score_line.each, scored_item.degree, scored_item.least,
      scored_item.gives
    ) as exact,
    max(scored_item.basis) as basis
  from score_line
  join scored_item on scored_item.line = score_line.line and scored_item.subject = score_line.subject
  group by
    scored_item.scenario,
    score_line.line,
    score_line.subject,
    score_line.about,
    score_line.method,
    scored_item.method,
    score_line.goal,
    score_line.points,
    score_line.places,
    score_line.floor,
    score_line.cap,
    score_line.each,
    scored_item.amount,
    scored_item.divisor
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
    case when stated.state not in ('not applicable', 'not due') then cast(stated.scored as decimal(38, 9)) end as scored,
    case when stated.state not in ('not applicable', 'not due') then cast(stated.exact as decimal(38, 9)) end as exact,
    greatest(stated.basis, score_line.basis, cast('public' as basis)) as basis
  from stated
  join score_line on score_line.line = stated.line and score_line.subject = stated.subject
)
