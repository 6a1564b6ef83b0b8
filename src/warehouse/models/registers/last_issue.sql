-- The last edition that was issued as far as the run may know, of a period that it may know too; none where there is no such.
-- 上次印发的版本
select
  issued.edition,
  issued.known_at
from issued
cross join run
where issued.issued_on <= run.known_at
  and issued.known_at <= run.known_at
  and issued.last <= run.last
order by issued.issued_on desc, issued.place desc
limit 1
