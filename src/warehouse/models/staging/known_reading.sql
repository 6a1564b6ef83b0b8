-- One reading of a file in force, for a period not later than as-of.
select
  reading.*,
  known_file.basis,
  known_file.place
from reading
join known_file on known_file.file = reading.file
join period on period.period = reading.period
cross join run
where known_file.in_force
  and period.last <= run.last
