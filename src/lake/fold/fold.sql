-- The fold of records into counts, in what DuckDB and Spark SQL both understand: joins on equality, filters, groups, counts and
-- sums of whole numbers, case, coalesce, and nothing else. Nulls are told from others by "is null" alone; texts are equal where their
-- bytes are; a date is a day without a time or a zone; all counts are bigint, and nothing is divided.

-- @grouped
-- 同一部分、地区、类别、日期、结果、数量的记录数
select part, area, kind, date, passed, amount, count(*) as total
from record
group by part, area, kind, date, passed, amount

-- @judged
-- 每一组缺什么：日期、地区、类别、结果、数量，或指标不适用于该地区
select
  grouped.part,
  part.form,
  grouped.area,
  grouped.kind,
  grouped.date,
  grouped.passed,
  grouped.amount,
  grouped.total,
  case
    when grouped.date is null or grouped.date < part.first or grouped.date > part.last then 'date'
    when known_area.area is null then 'area'
    when known_kind.kind is null then 'kind'
    when known_kind.rated = 1 and grouped.passed is null then 'passed'
    when known_kind.measured = 1 and grouped.amount is null then 'amount'
    when known_kind.counts = 1 and fits.kind is null then 'applies'
    else ''
  end as lacks
from grouped
join part on part.part = grouped.part
left join known_area on known_area.area = grouped.area
left join known_kind on known_kind.form = part.form and known_kind.kind = grouped.kind
left join fits on fits.form = part.form and fits.kind = grouped.kind and fits.area = grouped.area

-- @counted
-- 各部分、指标、地区、日期的记录数与合格数
select
  judged.part,
  meaning.indicator,
  judged.area,
  judged.date,
  cast(sum(judged.total) as bigint) as total,
  cast(sum(case when judged.passed then judged.total else 0 end) as bigint) as passed
from judged
join meaning on meaning.form = judged.form and meaning.kind = judged.kind
join applies on applies.indicator = meaning.indicator and applies.area = judged.area
where judged.lacks in ('', 'amount') and (meaning.least is null or judged.amount >= meaning.least)
group by judged.part, meaning.indicator, judged.area, judged.date

-- @faulty
-- 没有计入的记录：所在部分、序号、缺什么
select record.part, record.row, judged.lacks
from record
join judged on
  judged.part = record.part
  and coalesce(judged.area, '') = coalesce(record.area, '')
  and coalesce(judged.kind, '') = coalesce(record.kind, '')
  and coalesce(judged.date, date '0001-01-01') = coalesce(record.date, date '0001-01-01')
  and case when judged.passed is null then 2 when judged.passed then 1 else 0 end
    = case when record.passed is null then 2 when record.passed then 1 else 0 end
  and coalesce(judged.amount, -1) = coalesce(record.amount, -1)
where judged.lacks <> ''

-- @unread
-- 没有计入的记录可能计入的指标、地区、日期
select
  judged.part,
  meaning.indicator,
  known_area.area,
  case when judged.lacks = 'date' then null else judged.date end as date,
  cast(sum(judged.total) as bigint) as total
from judged
join meaning on meaning.form = judged.form
left join known_area on known_area.area = judged.area
left join known_kind on known_kind.form = judged.form and known_kind.kind = judged.kind
where judged.lacks in ('date', 'area', 'kind', 'passed', 'amount')
  and (known_kind.kind is null or meaning.kind = judged.kind)
  and (judged.lacks <> 'amount' or meaning.least is not null)
group by judged.part, meaning.indicator, known_area.area, case when judged.lacks = 'date' then null else judged.date end
