-- One withdrawal that the run may know, of a file that it may know: of which indicator, area and months, all where that is blank.
-- 可知的撤回
select
  withdrawal.withdrawal,
  file.file,
  withdrawal.indicator,
  withdrawal.area,
  period.first,
  period.last
from withdrawal
join file on file.path = withdrawal.path
cross join run
left join period on period.period = withdrawal.period
where withdrawal.date <= run.known_at
  and file.arrived <= run.known_at
