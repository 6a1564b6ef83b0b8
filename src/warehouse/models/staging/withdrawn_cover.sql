-- One area, period, source and subject for which a file no longer speaks, since that was withdrawn.
-- 撤回的范围
select distinct
  cover.file,
  cover.area,
  cover.period,
  cover.source,
  cover.subject,
  known_withdrawal.withdrawal
from known_withdrawal
join cover
  on cover.file = known_withdrawal.file
  and known_withdrawal.indicator in ('', cover.subject)
  and known_withdrawal.area in ('', cover.area)
join period on period.period = cover.period
where known_withdrawal.first is null
  or (period.first >= known_withdrawal.first and period.last <= known_withdrawal.last)
