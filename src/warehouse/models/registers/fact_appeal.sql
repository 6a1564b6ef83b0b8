-- One appeal that the run may know: what was decided on it, or nothing yet.
-- view
select
  'appeal/' || appeal.appeal || '/' || run.as_of || '/state' as fact,
  'appeal/' || appeal.appeal as subject,
  appeal.appeal,
  'state' as aspect,
  null as indicator,
  null as target,
  appeal.area,
  run.as_of as period,
  'appeal-state' as method,
  'value' as rule,
  null as amount,
  null as per,
  appeal_state(run.known_at::varchar, appeal.decided, appeal.decision) as word,
  cast(null as status) as status,
  '' as unit,
  null as decimals,
  false as signed,
  null as edges,
  appeal.basis,
  null as flag,
  'public' as audience
from appeal
join period on period.period = appeal.period
cross join run
where appeal.raised <= run.known_at
  and period.last <= run.last
