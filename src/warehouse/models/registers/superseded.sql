-- One file that a later one of the same form supersedes, for an area and a period, with the file that is in force there.
-- 被取代的文件
select distinct
  earlier.area,
  earlier.period,
  earlier.source,
  earlier.file,
  earlier.arrived,
  earlier.place,
  earlier.basis,
  later.file as later_file
from known_cover as earlier
join known_cover as later
  on later.area = earlier.area
  and later.period = earlier.period
  and later.source = earlier.source
  and later.subject = earlier.subject
  and later.in_force
join known_file as earlier_file on earlier_file.file = earlier.file
join known_file as later_file on later_file.file = later.file
where not earlier.in_force
  and not earlier.is_withdrawn
  and not earlier.is_set_aside
  and earlier_file.form = later_file.form
