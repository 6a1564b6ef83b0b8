-- One list, indicator, area and category, or item without a category: how many sheets count, and the sums of what they add; without an indicator how many came back.
-- 答卷的合计
with
counted as (
  select list, indicator, area, null as question, null as category, y, x
  from sheet_value
  union all
  select sheet_value.list, sheet_value.indicator, sheet_value.area, sheet_answer.question, sheet_answer.answer, sheet_value.y, sheet_value.x
  from sheet_value
  join estimate_by on estimate_by.indicator = sheet_value.indicator
  join sheet_answer
    on sheet_answer.list = sheet_value.list
    and sheet_answer.number = sheet_value.number
    and sheet_answer.question = estimate_by.question
),
-- Where sheets were counted by answer: of indicators of one question, each answer as often as it was given.
by_answer as (
  select
    counted_answer.list,
    estimate.indicator,
    counted_answer.area,
    counted_answer.sheets,
    if(estimate.estimator = 'share', if(counted_answer.value >= estimate.line, 1, 0), counted_answer.value)::decimal(18, 3) as y
  from counted_answer
  join weight on weight.question = counted_answer.question
  join estimate on estimate.indicator = weight.indicator
  where counted_answer.value is not null
    and estimate.estimator in ('mean', 'share')
    and estimate.only is null
    and estimate.indicator in (select indicator from weight group by indicator having count(*) = 1)
)
select
  list,
  indicator,
  area,
  question,
  category,
  units,
  total,
  squares,
  base,
  base_squares,
  products
from (
  select
    list,
    indicator,
    area,
    question,
    category,
    count(*) as units,
    sum(y)::decimal(38, 3) as total,
    sum(y * y)::decimal(38, 6) as squares,
    sum(x)::decimal(38, 3) as base,
    sum(x * x)::decimal(38, 6) as base_squares,
    sum(x * y)::decimal(38, 6) as products
  from counted
  group by list, indicator, area, question, category
  union all by name
  select
    list,
    indicator,
    area,
    sum(sheets)::bigint as units,
    sum(sheets * y)::decimal(38, 3) as total,
    sum(sheets * y * y)::decimal(38, 6) as squares
  from by_answer
  group by list, indicator, area
  union all by name
  -- What the sheets that count give an item.
  select
    sheet_value.list,
    sheet_value.indicator,
    sheet_value.area,
    sheet_answer.question,
    count(*) as units,
    sum(sheet_answer.value)::decimal(38, 3) as total
  from sheet_value
  join estimate_item on estimate_item.indicator = sheet_value.indicator
  join sheet_answer
    on sheet_answer.list = sheet_value.list
    and sheet_answer.number = sheet_value.number
    and sheet_answer.question = estimate_item.question
  group by sheet_value.list, sheet_value.indicator, sheet_value.area, sheet_answer.question
  union all by name
  select list, area, count(*) as units
  from answered_sheet
  where (list, number) in (select (list, number) from sheet_answer)
  group by list, area
  union all by name
  select list, area, max(units)::bigint as units
  from (select list, area, question, sum(sheets) as units from counted_answer group by list, area, question) as asked
  group by list, area
  union all by name
  select * from large_sum
)
