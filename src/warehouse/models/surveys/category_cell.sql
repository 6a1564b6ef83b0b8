-- One cell of a table by category that is told: indicator, period, question and cell: the sets of answers in it, and their units and sums.
-- 公布的分类数
select
  told_category.indicator,
  told_category.period,
  told_category.question,
  told_category.cell,
  any_value(stratum.file) as file,
  max(stratum.basis) as basis,
  list(survey_cell.category || '|units|' || survey_cell.units order by told_category.category) as unit_sets,
  list(survey_cell.category || '|sum|' || shortest(survey_cell.total) order by told_category.category) as sum_sets,
  list(survey_cell.category || '|base|' || shortest(survey_cell.base) order by told_category.category)
    filter (survey_cell.base is not null) as base_sets,
  sum(survey_cell.units)::bigint as units,
  sum(survey_cell.total)::decimal(38, 3) as total,
  sum(survey_cell.base)::decimal(38, 3) as base
from told_category
join survey_cell
  on survey_cell.indicator = told_category.indicator
  and survey_cell.period = told_category.period
  and survey_cell.question = told_category.question
  and survey_cell.category = told_category.category
cross join run
join stratum
  on stratum.indicator = told_category.indicator
  and stratum.period = told_category.period
  and stratum.area = run.city
where told_category.question <> 'area'
  and told_category.cell is not null
group by told_category.indicator, told_category.period, told_category.question, told_category.cell
