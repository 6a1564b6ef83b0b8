-- One veto of a scheme for one subject in a scenario: whether the target that must not be missed is.
-- 一票否决
with
decided as (
  select
    attainment.scenario,
    score_subject.scheme,
    score_subject.subject,
    veto.veto,
    score_subject.root || '/veto/' || veto.veto as fact,
    'target/' || attainment.target || '/' || attainment.area || '/' || attainment.period || '/status' as ref,
    case when attainment.status not in ('not applicable', 'not due')
      then score_veto(attainment.status::varchar)
    end as word,
    greatest(attainment.basis, nullif(veto.basis, 'public'), score_subject.basis) as basis
  from veto
  join score_subject on score_subject.scheme = veto.scheme
  join attainment on attainment.target = veto.target and attainment.area = score_subject.subject
  where score_subject.type = 'area'
    and (
      veto.anyone
      or (veto.veto, score_subject.subject) in (select (veto, subject) from veto_subject)
      or (veto.veto, score_subject.kind) in (select (veto, subject) from veto_subject)
    )
),
-- Of a scenario only what it changes; beside it, where it changes something of a subject, what it leaves as it is.
changed as (
  select decided.*
  from decided
  left join decided as was
    on was.scenario = 0
    and was.scheme = decided.scheme
    and was.subject = decided.subject
    and was.veto = decided.veto
  where decided.scenario = 0
    or decided.word is distinct from was.word
),
every as (
  select *, false as carried from changed
  union all by name
  select changed.* replace (touched.scenario as scenario), true as carried
  from (
    select scenario, scheme, subject from changed where scenario <> 0
    union
    select scenario, scheme, subject from score_leaf where scenario <> 0
  ) as touched
  join changed
    on changed.scenario = 0
    and changed.scheme = touched.scheme
    and changed.subject = touched.subject
  left join changed as own
    on own.scenario = touched.scenario
    and own.scheme = touched.scheme
    and own.subject = touched.subject
    and own.veto = changed.veto
  where own.veto is null
)
select
  scenario,
  scheme,
  subject,
  veto,
  fact,
  ref,
  word,
  basis,
  carried
from (
  select *
  from every
  where word is not null
)
