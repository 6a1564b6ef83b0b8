-- One subject that a scheme scores: an area, a department or a laboratory, and what kind of subject it is.
-- 考核对象
with
every as (
  select area as subject, kind, 'area' as type, place from area where kind <> 'reference'
  union all
  select department, kind, 'department', place from department
  union all
  select laboratory, 'laboratory', 'laboratory', place from laboratory
)
select
  scheme.scheme,
  every.subject,
  every.kind,
  every.type,
  every.place,
  scheme.points,
  scheme.places,
  scheme.step,
  nullif(scheme.basis, 'public') as basis,
  'score/' || scheme.scheme || '/' || every.subject || '/' || run.as_of as root
from scheme
cross join run
join every
  on (scheme.scheme, every.subject) in (select (scheme, subject) from scheme_subject)
  or (scheme.scheme, every.kind) in (select (scheme, subject) from scheme_subject)
