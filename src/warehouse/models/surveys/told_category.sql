-- One category of a table that a survey gives, and the cell in which it is told: itself, or one that several are put together in; none where nothing of it is told.
-- 公布的分类
select
  survey_cell.indicator,
  survey_cell.period,
  survey_cell.question,
  survey_cell.category,
  if(survey.named = 'yes' or survey_cell.units >= survey.least, survey_cell.category, null) as cell
from survey_cell
join estimate on estimate.indicator = survey_cell.indicator
join survey on survey.survey = estimate.survey
