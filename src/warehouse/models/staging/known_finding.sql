-- One finding that the run may know: about no later period and no later arrival; by its place among those of intake, or found here.
with
read as (
  select finding.finding, finding.path, finding.code, null as area, null as period
  from finding
  cross join run
  where (finding.last is null or finding.last <= run.last)
    and (finding.arrived is null or finding.arrived <= run.known_at)
),
mixed as (
  select null as finding, known_cover.path, 'zones-mixed' as code, zone_counting.area, zone_counting.period
  from zone_counting
  join inside on inside.zone = zone_counting.area
  join known_cover
    on known_cover.area = inside.county
    and known_cover.period = zone_counting.period
    and known_cover.in_force
    and known_cover.zones is not null
  where zone_counting.mixed
)
select * from read
union all
select * from mixed
