-- One zone in one reporting period: whether the areas that contain it leave it out, or disagree about it.
select
  inside.zone as area,
  due.period,
  coalesce(bool_and(known_file.zones = 'excluded'), true) as left_out,
  count(distinct known_file.zones) > 1 as mixed
from inside
cross join due
left join known_file
  on known_file.area = inside.county
  and known_file.period = due.period
  and known_file.in_force
group by inside.zone, due.period
