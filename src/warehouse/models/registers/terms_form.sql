-- What the operands of one form's state are bound by.
-- 报表报送的绑定项
-- view
select
  0 as scenario,
  submission.area,
  submission.period,
  submission.file,
  case when submission.file is null then 0 else 1 end as present,
  run.known_at
from submission
cross join run
