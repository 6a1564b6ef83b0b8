-- One period in which observations are made, with the first and last month that its figures cover.
-- 有观测值的时期
select
  period.period,
  period.kind,
  period.prior,
  period.opening,
  period.year_first as opens,
  least(period.last, run.last) as closes,
  -- Whether reports begin with its year.
  period.year_first in (
    select reporting.first from due join period as reporting on reporting.period = due.period
  ) as covered
from period
cross join run
where period.last <= run.last
  or (period.kind = 'span' and period.first <= run.last)
