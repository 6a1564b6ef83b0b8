-- One count of a received file: the readings it gave that are in force, and the findings about it.
with
counted as (
  select known_file.file, 'reading-count' as aspect, count(known_reading.reading) as amount, known_file.basis
  from known_file
  left join known_reading on known_reading.file = known_file.file
  group by known_file.file, known_file.basis
  union all
  select known_file.file, 'finding-count', count(known_finding.path), known_file.basis
  from known_file
  left join known_finding
    on known_finding.path = known_file.path
    and known_finding.audience = 'public'
    and known_finding.answer is null
  group by known_file.file, known_file.basis
)
select
  'source/' || left(file, 12) || '/' || run.as_of || '/' || aspect as fact,
  'source/' || left(file, 12) as subject,
  aspect,
  null as indicator,
  null as target,
  null as area,
  run.as_of as period,
  'tally' as method,
  'total' as rule,
  amount,
  1 as per,
  null as word,
  cast(null as status) as status,
  case aspect when 'reading-count' then '个' else '条' end as unit,
  0 as decimals,
  false as signed,
  null as edges,
  basis,
  null as flag,
  'public' as audience
from counted
cross join run
