-- One verdict on a target, or one grade, that a scenario turns: what it is as published, and what it is there.
-- 情形改变的判定
select
  attainment.scenario,
  'target/' || attainment.target || '/' || attainment.area || '/' || attainment.period as root,
  'status' as aspect,
  attainment.target,
  attainment.area,
  null as scheme,
  null as subject,
  was.status::varchar as status,
  attainment.status::varchar as flipped,
  greatest(attainment.basis, was.basis) as basis
from attainment
join attainment as was
  on was.scenario = 0
  and was.target = attainment.target
  and was.area = attainment.area
where attainment.scenario <> 0
  and attainment.status <> was.status
union all by name
select
  score_grade.scenario,
  score_grade.root,
  'grade' as aspect,
  score_grade.scheme,
  score_grade.subject,
  was.grade as status,
  score_grade.grade as flipped,
  greatest(score_grade.basis, was.basis) as basis
from score_grade
join score_grade as was
  on was.scenario = 0
  and was.scheme = score_grade.scheme
  and was.subject = score_grade.subject
where score_grade.scenario <> 0
  and score_grade.grade <> was.grade
