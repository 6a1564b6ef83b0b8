-- One zone in one reporting period: whether the areas that contain it leave it out, or disagree or do not say.
select
  inside.zone as area,
  due.period,
  coalesce(bool_and(known_cover.zones = 'excluded'), true) as left_out,
  count(distinct coalesce(known_cover.zones, 'unsaid')) filter (known_cover.file is not null) > 1
    or coalesce(bool_or(known_cover.zones is null) filter (known_cover.file is not null), false) as mixed
from inside
cross join due
left join known_cover
  on known_cover.area = inside.county
  and known_cover.period = due.period
  and known_cover.source = 'area'
  and known_cover.in_force
group by inside.zone, due.period
