-- One appeal that the run may know: what was decided on it, or nothing yet.
-- 申诉的数字
-- view
select
  'appeal/' || appeal.appeal || '/' || run.as_of || '/state' as fact,
  'appeal/' || appeal.appeal as subject,
  appeal.appeal,
  'state' as aspect,
  cast(null as varchar) as indicator,
  cast(null as varchar) as target,
  appeal.area,
  run.as_of as period,
  'appeal-state' as method,
  'value' as rule,
  null as amount,
  null as divisor,
  appeal_state(run.known_at::varchar, appeal.decided, appeal.decision) as word,
  cast(null as status) as status,
  '' as unit,
  null as decimals,
  false as signed,
  cast(null as decimal(38, 12)[]) as edges,
  appeal.basis,
  cast(null as varchar) as flag,
  'public' as audience
from appeal
join period on period.period = appeal.period
cross join run
where appeal.raised <= run.known_at
  and period.last <= run.last
