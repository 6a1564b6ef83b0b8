-- One received file that the run may know: it had arrived, and its period is not later than as-of.
select
  file.*,
  file.period is null
    or row_number() over (partition by form, file.area, file.period order by arrived desc, place desc) = 1
    as in_force
from file
cross join run
left join period on period.period = file.period
where file.arrived <= run.known_at
  and (file.period is null or period.last <= run.last)
