-- What the operands of what one row of the plan gives an enterprise are bound by: the row, and how often it counts.
-- 企业各项计分的绑定项
select
  0 as scenario,
  known_thing.word as enterprise,
  run.as_of as period,
  entry.point,
  count(*) as times,
  sum(entry.points)::decimal(38, 6) as points,
  max(greatest(credit_point.basis, known_file.basis)) as basis
from enterprise_point as entry
join known_thing on known_thing.id = entry.enterprise
join credit_point on credit_point.point = entry.point
join known_list on known_list.list = entry.list
join known_file on known_file.file = known_list.file
join run on run.audience = 'internal'
join period on period.period = run.as_of
where entry.starts <= period.ends
  and (entry.ends is null or entry.ends > period.ends)
group by known_thing.word, run.as_of, entry.point
