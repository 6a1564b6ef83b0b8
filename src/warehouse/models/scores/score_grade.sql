-- One grade in a scenario: of a subject under a scheme, by its exact score and vetoes, with the least score of that grade; none where nothing is known yet, or, without a veto, before the year is over.
-- 考核等次
with
banded as (
  select
    score_sum.scenario,
    score_sum.scheme,
    score_sum.subject,
    score_sum.root,
    score_sum.incomplete or coalesce(bool_or(score_veto.word = 'no data'), false) as incomplete,
    score_band(score_veto.word, grade.least, score_sum.exact, score_subject.step) as band,
    greatest(score_sum.basis, max(score_veto.basis)) as basis
  from score_sum
  join score_subject on score_subject.scheme = score_sum.scheme and score_subject.subject = score_sum.subject
  join grade on grade.scheme = score_sum.scheme
  cross join run
  left join score_veto
    on score_veto.scheme = score_sum.scheme
    and score_veto.subject = score_sum.subject
    and score_veto.scenario = score_sum.scenario
  where score_sum.line = ''
    and score_sum.known
  group by
    score_sum.scenario, score_sum.scheme, score_sum.subject, score_sum.root, score_sum.incomplete, score_sum.basis, score_sum.exact,
    score_subject.step, run.last
  having run.last in (select last from period where kind = 'year')
    or bool_or(score_veto.word = 'vetoed')
)
select
  banded.scenario,
  banded.scheme,
  banded.subject,
  banded.root,
  banded.incomplete,
  banded.band,
  score_grade(grade.least, banded.band, grade.grade) as grade,
  banded.basis
from banded
join grade on grade.scheme = banded.scheme
group by banded.scenario, banded.scheme, banded.subject, banded.root, banded.incomplete, banded.band, banded.basis
