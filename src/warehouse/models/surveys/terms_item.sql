-- What the operands of an item of a mean are bound by: what the sheets that count give it, of all areas; of a sample there is none.
-- 项目得分的绑定项
select
  0 as scenario,
  stratum.indicator,
  stratum.area,
  stratum.period,
  answer_sum.question as item,
  stratum.file,
  shortest(sum(answer_sum.total)::decimal(38, 3)) as total
from stratum
join run on run.city = stratum.area
join estimated
  on estimated.indicator = stratum.indicator
  and estimated.area = stratum.area
  and estimated.period = stratum.period
  and estimated.estimate is not null
join answer_list
  on answer_list.file = stratum.file
  and answer_list.survey = stratum.survey
  and answer_list.period = stratum.period
join answer_sum on answer_sum.list = answer_list.list and answer_sum.indicator = stratum.indicator
join estimate_item on estimate_item.indicator = stratum.indicator and estimate_item.question = answer_sum.question
where not stratum.is_weighted
  and answer_sum.category is null
group by stratum.indicator, stratum.area, stratum.period, answer_sum.question, stratum.file
