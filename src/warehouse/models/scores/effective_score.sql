-- One line's score that counts in a scenario, for one subject: where a scenario changes something of a subject, every line of it.
-- 各情形下采用的得分
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
  basis,
  carried
from (
  select *, false as carried
  from score_leaf
  union all by name
  select score_leaf.* replace (touched.scenario as scenario), true as carried
  from (
    select scenario, scheme, subject from score_leaf where scenario <> 0
    union
    select scenario, scheme, subject from score_veto where scenario <> 0
  ) as touched
  join score_leaf
    on score_leaf.scenario = 0
    and score_leaf.scheme = touched.scheme
    and score_leaf.subject = touched.subject
  left join score_leaf as own
    on own.scenario = touched.scenario
    and own.line = score_leaf.line
    and own.subject = touched.subject
  where own.line is null
)
