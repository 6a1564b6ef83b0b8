-- One finding that the run may know: about no later period and no later arrival; by its place among those of intake, or found here.
with
read as (
  select finding.finding, finding.path, finding.code, finding.place, finding.text
  from finding
  cross join run
  where (finding.last is null or finding.last <= run.last)
    and (finding.arrived is null or finding.arrived <= run.known_at)
),
mixed as (
  select
    known_cover.path,
    'zones-mixed' as code,
    '' as place,
    '' as text,
    zone_counting.area,
    zone_counting.period
  from zone_counting
  join inside on inside.zone = zone_counting.area
  join known_cover
    on known_cover.area = inside.county
    and known_cover.period = zone_counting.period
    and known_cover.in_force
    and known_cover.zones is not null
  where zone_counting.mixed
),
between_figures as (
  select
    known_file.path,
    compared.code,
    case compared.code when 'equals-targets' then '' else reading.place end as place,
    case compared.code when 'equals-targets' then '' else reading.text end as text,
    reading.area,
    reading.period,
    compared.reading,
    compared.others,
    compared.detail
  from compared
  join reading on reading.reading = compared.reading
  join known_file on known_file.file = reading.file
),
every as (
  select * from read
  union all by name
  select * from mixed
  union all by name
  select * from between_figures
)
select every.*, finding_kind.audience, answered.answer
from every
join finding_kind on finding_kind.code = every.code
left join (
  select path, code, place, text, max(answer) as answer
  from answer
  cross join run
  where date <= run.known_at
  group by path, code, place, text
) as answered
  on answered.path = every.path
  and answered.code = every.code
  and answered.place = coalesce(every.place, '')
  and answered.text = coalesce(every.text, '')
