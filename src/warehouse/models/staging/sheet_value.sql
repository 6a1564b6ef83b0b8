-- One sheet of a list that counts for an indicator: its area, and what it adds above the line (`y`) and, of a ratio, below (`x`).
-- 答卷的计数
with
asked as (
  select
    estimate.indicator,
    estimate.survey,
    estimate.estimator,
    estimate.line,
    estimate.only,
    count(weight.question) as questions,
    sum(weight.factor) filter (weight.part = 'value') as factors
  from estimate
  left join weight on weight.indicator = estimate.indicator
  group by estimate.indicator, estimate.survey, estimate.estimator, estimate.line, estimate.only
),
-- Of a survey whose units are not named a sheet counts for all that is made of it or for nothing: else what it adds to one figure and
-- not to another would follow from both.
needed as (
  select estimate.survey, weight.question, true as is_weighed
  from weight
  join estimate on estimate.indicator = weight.indicator
  union
  select estimate.survey, estimate_by.question, false
  from estimate_by
  join estimate on estimate.indicator = estimate_by.indicator
),
broken as (
  select distinct answered_sheet.list, answered_sheet.number
  from answered_sheet
  join answer_list on answer_list.list = answered_sheet.list
  join survey on survey.survey = answer_list.survey and survey.named = 'no'
  join needed on needed.survey = survey.survey
  left join sheet_answer
    on sheet_answer.list = answered_sheet.list
    and sheet_answer.number = answered_sheet.number
    and sheet_answer.question = needed.question
  where if(needed.is_weighed, sheet_answer.value is null, sheet_answer.answer is null)
    and survey.survey || ' ' || answer_list.period not in (select survey || ' ' || period from population)
),
-- What a sheet says of an indicator, where it answers all that this is made of.
answered as (
  select
    asked.indicator,
    asked.estimator,
    asked.line,
    asked.factors,
    sheet_answer.list,
    sheet_answer.number,
    sum(sheet_answer.value * weight.factor) filter (weight.part = 'value') as above,
    sum(sheet_answer.value * weight.factor) filter (weight.part = 'base') as below
  from asked
  join weight on weight.indicator = asked.indicator
  join sheet_answer on sheet_answer.question = weight.question and sheet_answer.value is not null
  group by all
  having count(*) = any_value(asked.questions)
),
valued as (
  select
    indicator,
    list,
    number,
    case estimator
      when 'mean' then rounded(above, factors, 3)
      when 'share' then if(above >= line * factors, 1, 0)
      else above
    end::decimal(18, 3) as y,
    if(estimator = 'ratio', below, null)::decimal(18, 3) as x
  from answered
  union all by name
  -- Those of a kind are counted among all that say of which kind they are, so that none is none, and not too few.
  select
    asked.indicator,
    answer_list.list,
    answered_sheet.number,
    if(
      asked.only is null
      or (answered_sheet.list, answered_sheet.number) in (select (list, number) from sheet_answer where answer = asked.only),
      1,
      0
    )::decimal(18, 3) as y,
    null::decimal(18, 3) as x
  from asked
  join answer_list on answer_list.survey = asked.survey
  join answered_sheet on answered_sheet.list = answer_list.list
  where asked.estimator = 'count'
    and (
      asked.only is null
      or (asked.indicator, answered_sheet.list, answered_sheet.number) in (
        select (estimate_only.indicator, sheet_answer.list, sheet_answer.number)
        from sheet_answer
        join estimate_only on estimate_only.question = sheet_answer.question
        where sheet_answer.answer is not null
      )
    )
)
select
  valued.list,
  valued.number,
  valued.indicator,
  answered_sheet.area,
  valued.y,
  valued.x
from valued
join answered_sheet on answered_sheet.list = valued.list and answered_sheet.number = valued.number
join asked on asked.indicator = valued.indicator
where (valued.list, valued.number) not in (select (list, number) from broken)
  and (asked.only is null or asked.estimator = 'count' or (valued.list, valued.number) in (select (list, number) from sheet_answer where answer = asked.only))
