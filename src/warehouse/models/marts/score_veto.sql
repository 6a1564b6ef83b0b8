-- One veto of a scheme for one subject: whether the target that must not be missed is.
select
  score_subject.scheme,
  score_subject.subject,
  veto.veto,
  score_subject.root || '/veto/' || veto.veto as fact,
  'target/' || attainment.target || '/' || attainment.area || '/' || attainment.period || '/status' as ref,
  score_veto(attainment.status::varchar) as word,
  greatest(attainment.basis, nullif(veto.basis, 'public'), score_subject.basis) as basis
from veto
join score_subject on score_subject.scheme = veto.scheme
join attainment on attainment.target = veto.target and attainment.area = score_subject.subject
where attainment.status not in ('not applicable', 'not due')
  and score_subject.type = 'area'
  and (
    veto.anyone
    or (veto.veto, score_subject.subject) in (select (veto, subject) from veto_subject)
    or (veto.veto, score_subject.kind) in (select (veto, subject) from veto_subject)
  )
