-- One count of what was received: of a file, of the files that an area sent, or of all: readings in force, findings that stand, files that have any.
-- 收到文件的计数
-- view
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
),
-- Whose files are counted: a file's own, an area's, or all.
counting as (
  select 'source/' || left(file, 12) as subject, null as area, counted.*, 'total' as rule
  from counted
  union all
  select bundle.subject, bundle.area, counted.*, 'total'
  from bundle
  join counted using (file)
  union all
  select bundle.subject, bundle.area, counted.* replace ('faulty-file-count' as aspect), 'some'
  from bundle
  join counted using (file)
  where counted.aspect = 'finding-count'
)
select
  subject || '/' || run.as_of || '/' || aspect as fact,
  subject,
  aspect,
  cast(null as varchar) as indicator,
  cast(null as varchar) as target,
  area,
  run.as_of as period,
  'tally' as method,
  rule,
  case rule when 'total' then sum(amount) else tally_some(amount) end as amount,
  1 as divisor,
  cast(null as varchar) as word,
  cast(null as status) as status,
  case aspect when 'reading-count' then '个' when 'finding-count' then '条' else '份' end as unit,
  0 as decimals,
  false as signed,
  cast(null as decimal(38, 12)[]) as edges,
  max(basis) as basis,
  cast(null as varchar) as flag,
  'public' as audience
from counting
cross join run
group by subject, area, aspect, rule, run.as_of
