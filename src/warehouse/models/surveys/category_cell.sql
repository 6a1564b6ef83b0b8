-- One cell of a table by category that is told: indicator, period, question and cell: the sets of answers in it, and their units and sums.
-- 公布的分类数
select
  told_category.indicator,
  told_category.period,
  told_category.question,
  told_category.cell,
  any_value(stratum.file) as file,
  max(stratum.basis) as basis,
  string_agg(survey_cell.category, '+' order by survey_cell.category) as categories,
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
