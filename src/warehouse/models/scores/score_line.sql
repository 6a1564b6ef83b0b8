-- One line of a scheme for one subject that it applies to; lines about lines are the halves.
-- 计分项
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
  basis
from (
  select
    scoring.* exclude (anyone, basis),
    score_subject.subject,
    score_subject.type,
    score_subject.places,
    score_subject.root,
    score_subject.root || '/line/' || scoring.line as fact,
    greatest(nullif(scoring.basis, 'public'), score_subject.basis) as basis
  from scoring
  join score_subject on score_subject.scheme = scoring.scheme
  where scoring.anyone
    or (scoring.line, score_subject.subject) in (select (line, subject) from scoring_subject)
    or (scoring.line, score_subject.kind) in (select (line, subject) from scoring_subject)
)
