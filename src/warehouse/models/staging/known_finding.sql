-- One finding that the run may know: about no later period and no later arrival; by its place among those of intake, or found here, answers to none of them included.
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
),
due as (
  select answer.*
  from answer
  cross join run
  where answer.date <= run.known_at
),
answered as (
  select every.*, latest.answer
  from every
  left join (
    select path, code, place, text, max(answer) as answer
    from due
    group by path, code, place, text
  ) as latest
    on latest.path = every.path
    and latest.code = every.code
    and latest.place = coalesce(every.place, '')
    and latest.text = coalesce(every.text, '')
),
standing as (
  select * from answered
  union all by name
  select path, 'answer-unmatched' as code, '' as place, '' as text, answer as unmatched
  from due
  where answer not in (select answer from answered where answer is not null)
)
select standing.*, finding_kind.audience
from standing
join finding_kind on finding_kind.code = standing.code
