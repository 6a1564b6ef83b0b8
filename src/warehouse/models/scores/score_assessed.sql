-- One assessment of a line for a subject: of several of one thing the latest that may be known.
-- 评定记录
select
  score,
  line,
  subject,
  self,
  found,
  date,
  year,
  last,
  basis,
  place
from (
  select assessment.*
  from assessment
  cross join run
  join period as bound on bound.period = run.as_of
  where assessment.date <= run.known_at
    and assessment.year = bound.year
    and assessment.last <= run.last
  qualify row_number() over (partition by line, subject order by date desc, assessment.place desc) = 1
)
