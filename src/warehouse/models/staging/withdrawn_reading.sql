-- One reading that was withdrawn.
-- 撤回的读数
select distinct
  reading.reading,
  known_withdrawal.withdrawal
from known_withdrawal
join reading
  on reading.file = known_withdrawal.file
  and known_withdrawal.indicator in ('', reading.indicator)
  and known_withdrawal.area in ('', reading.area)
join period on period.period = reading.period
where known_withdrawal.first is null
  or (period.first >= known_withdrawal.first and period.last <= known_withdrawal.last)
