-- One category of a table that a survey gives, and the cell in which it is told: itself, or one that several are put together in; none where nothing of it is told.
-- 公布的分类
with
-- Surveys whose units are not named and are all asked: no sum that is told, and none that follows from it, may be of too few.
guarded as (
  select distinct stratum.survey, stratum.period, answer_list.list, survey.least
  from stratum
  join run on run.city = stratum.area
  join survey on survey.survey = stratum.survey and survey.named = 'no'
  join answer_list
    on answer_list.file = stratum.file
    and answer_list.survey = stratum.survey
    and answer_list.period = stratum.period
  where not stratum.is_weighted
),
asked as (
  select distinct estimate.survey, estimate_by.question
  from estimate_by
  join estimate on estimate.indicator = estimate_by.indicator
),
counted as (
  select distinct guarded.*, sheet_value.number, sheet_value.area
  from guarded
  join estimate on estimate.survey = guarded.survey
  join sheet_value on sheet_value.list = guarded.list and sheet_value.indicator = estimate.indicator
),
-- In which category of each table every sheet is: its area, and its answers.
placed as (
  select survey, period, list, number, least, 'area' as question, area as category
  from counted
  union all
  select counted.survey, counted.period, counted.list, counted.number, counted.least, asked.question, sheet_answer.answer
  from counted
  join asked on asked.survey = counted.survey
  join sheet_answer
    on sheet_answer.list = counted.list
    and sheet_answer.number = counted.number
    and sheet_answer.question = asked.question
),
joint as (
  select survey, period, least, questions, categories, count(*) as units
  from (
    select
      survey,
      period,
      least,
      list(question order by question) as questions,
      list(category order by question) as categories
    from placed
    group by survey, period, least, list, number
  ) as sheet
  group by survey, period, least, questions, categories
),
merged as (
  select
    survey,
    period,
    questions,
    from_json(
      merged_categories(to_json(list({categories: categories, units: units}))::varchar, least),
      '[["VARCHAR"]]'
    ) as together
  from joint
  group by survey, period, least, questions
),
told as (
  select
    placed.survey,
    placed.period,
    placed.question,
    placed.category,
    list_contains(merged.together[list_position(merged.questions, placed.question)], placed.category) as is_merged,
    bool_and(is_merged) over (partition by placed.survey, placed.period, placed.question) as is_all
  from (select distinct survey, period, question, category from placed) as placed
  join merged on merged.survey = placed.survey and merged.period = placed.period
)
select
  survey_cell.indicator,
  survey_cell.period,
  survey_cell.question,
  survey_cell.category,
  case
    when survey.named = 'yes' or survey_cell.is_weighted then survey_cell.category
    when told.is_all or told.is_merged and told.question = 'area' then null
    when told.is_merged then 'other.' || told.question
    when not told.is_merged then told.category
  end as cell
from survey_cell
join estimate on estimate.indicator = survey_cell.indicator
join survey on survey.survey = estimate.survey
left join told
  on told.survey = estimate.survey
  and told.period = survey_cell.period
  and told.question = survey_cell.question
  and told.category = survey_cell.category
