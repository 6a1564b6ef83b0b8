-- One finding that the run may know: about no later period and no later arrival; by its place among those of intake, or found here, answers to none of them included.
-- 可知的问题
with
read as (
  select finding.finding, finding.path, finding.code, finding.place, finding.text
  from finding
  cross join run
  where (finding.last is null or finding.last <= run.last)
    and (finding.arrived is null or finding.arrived <= run.known_at)
),
-- Areas around a zone of which some count it in and others leave it out.
mixed as (
  select distinct
    known_cover.path,
    'zones-mixed' as code,
    '' as place,
    '' as text,
    disputed.zone as area,
    disputed.period
  from (
    select zone, indicator, period, source
    from zone_said
    group by all
    having bool_or(zones = 'included') and bool_or(zones = 'excluded')
  ) as disputed
  join zone_said using (zone, indicator, period, source)
  join known_cover
    on known_cover.area = zone_said.county
    and known_cover.period = zone_said.period
    and known_cover.source = zone_said.source
    and known_cover.subject in ('', zone_said.indicator)
    and known_cover.in_force
  where zone_said.zones in ('included', 'excluded')
),
-- Where a department or publisher gives an area's figure and that of a zone inside it, and nothing says how the first counts the second.
unsaid as (
  select
    known_file.path,
    'zones-unsaid' as code,
    arg_min(reading.place, reading.reading::integer) as place,
    arg_min(reading.text, reading.reading::integer) as text,
    reading.area,
    arg_min(reading.period, reading.reading::integer) as period,
    cast(min(reading.reading::integer) as varchar) as reading
  from zone_said
  join reported as own
    on own.area = zone_said.county
    and own.indicator = zone_said.indicator
    and own.period = zone_said.period
    and own.source = zone_said.source
  join reported as within
    on within.area = zone_said.zone
    and within.indicator = zone_said.indicator
    and within.period = zone_said.period
    and within.source = zone_said.source
  join reporter
    on reporter.indicator = zone_said.indicator
    and reporter.area = zone_said.zone
  join reading on reading.reading = coalesce(own.value_reading, own.numerator_reading)
  join known_file on known_file.file = reading.file
  where own.source_kind <> 'area'
    and zone_said.zones = 'unsaid'
    and reporter.adds
  group by known_file.path, reading.area
),
-- Where an area counts its zones otherwise than a year before.
changed as (
  select
    known_file.path,
    'zones-changed' as code,
    '' as place,
    '' as text,
    broken.area,
    broken.period,
    string_agg(distinct broken.indicator, '、' order by broken.indicator) as detail
  from broken
  join observation
    on observation.indicator = broken.indicator
    and observation.area = broken.area
    and observation.period = broken.period
    and observation.chosen
    and observation.scenario = 0
  join reported
    on reported.indicator = broken.indicator
    and reported.area = broken.area
    and reported.period = broken.period
    and reported.source = observation.source
  join reading on reading.reading = coalesce(reported.value_reading, reported.numerator_reading)
  join known_file on known_file.file = reading.file
  where broken.kind = 'zones break'
    and broken.scenario = 0
    and broken.yearly
    and broken.earlier is not null
  group by known_file.path, broken.area, broken.period
),
-- Parts of one figure, such as quarters of a year, of which one counts the zones inside their area otherwise than the one before it.
stepped as (
  select
    broken.area,
    broken.indicator,
    constituent.part_period,
    coalesce(constituent.value_reading, constituent.numerator_reading) as reading,
    constituent.zones_least,
    constituent.zones_most,
    lag(constituent.zones_most) over (
      partition by broken.indicator, broken.area, broken.period
      order by period.last
    ) as before
  from (
    select distinct indicator, area, period
    from broken
    where kind = 'mixed zones' and scenario = 0 and yearly
  ) as broken
  join observation
    on observation.indicator = broken.indicator
    and observation.area = broken.area
    and observation.period = broken.period
    and observation.chosen
    and observation.scenario = 0
  join constituent
    on constituent.indicator = observation.indicator
    and constituent.area = observation.area
    and constituent.period = observation.period
    and constituent.source = observation.source
    and constituent.via = observation.via
    and constituent.method = observation.method
    and constituent.scenario = 0
  join period on period.period = constituent.part_period
),
differing as (
  select
    known_file.path,
    'zones-differ' as code,
    '' as place,
    '' as text,
    stepped.area,
    stepped.part_period as period,
    string_agg(distinct stepped.indicator, '、' order by stepped.indicator) as detail
  from stepped
  join reading on reading.reading = stepped.reading
  join known_file on known_file.file = reading.file
  -- What is not said is told by itself.
  where 'unsaid' not in (stepped.zones_least, stepped.zones_most, coalesce(stepped.before, ''))
    and (stepped.zones_least <> stepped.zones_most or stepped.zones_least <> stepped.before)
  group by known_file.path, stepped.area, stepped.part_period
),
-- What an earlier file of a form gave and the one in force leaves out, so that it still counts.
kept as (
  select
    later.path,
    'figures-standing' as code,
    '' as place,
    '' as text,
    earlier.area,
    earlier.period,
    string_agg(distinct known_reading.indicator, '、' order by known_reading.indicator) as detail
  from known_reading
  join known_cover as earlier
    on earlier.file = known_reading.file
    and earlier.area = known_reading.area
    and earlier.period = known_reading.period
    and earlier.source = known_reading.source
    and earlier.subject in ('', known_reading.indicator)
  join known_cover as later
    on later.form = earlier.form
    and later.area = earlier.area
    and later.period = earlier.period
    and later.source = earlier.source
    and later.subject = earlier.subject
    and later.in_force
  where not earlier.in_force
    and (later.file, known_reading.indicator, earlier.area, earlier.period) not in (
      select (file, indicator, area, period) from withdrawn
    )
  group by later.path, earlier.area, earlier.period
),
-- Forms of a month, where there is one of the whole period.
set_aside as (
  select distinct path, 'month-set-aside' as code, '' as place, '' as text, area, period
  from known_cover
  where is_set_aside
),
-- What was withdrawn: what another file still gives, and what none does.
taken_back as (
  select
    known_file.path,
    if(is_given, 'figures-restored', 'figures-withdrawn') as code,
    '' as place,
    '' as text,
    if(min(withdrawn.area) = max(withdrawn.area), min(withdrawn.area), null) as area,
    if(min(withdrawn.period) = max(withdrawn.period), min(withdrawn.period), null) as period,
    string_agg(distinct withdrawn.indicator, '、' order by withdrawn.indicator) as detail
  from withdrawn
  join known_file on known_file.file = withdrawn.file
  group by withdrawn.withdrawal, known_file.path, is_given
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
  select * from unsaid
  union all by name
  select * from changed
  union all by name
  select * from differing
  union all by name
  select * from kept
  union all by name
  select * from taken_back
  union all by name
  select * from set_aside
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
select
  finding,
  path,
  code,
  place,
  text,
  area,
  period,
  reading,
  detail,
  others,
  answer,
  unmatched,
  audience
from (
  select standing.*, finding_kind.audience
  from standing
  join finding_kind on finding_kind.code = standing.code
)
