-- One finding that the run may know: nothing of it is about a later period, and its file had arrived.
select finding.*
from finding
cross join run
left join file on file.path = finding.path
where (finding.last is null or finding.last <= run.last)
  and (file.arrived is null or file.arrived <= run.known_at)
