-- One cell of the tables that a survey gives: indicator, period, dimension (the area, or a question) and category: its units and sums, before anything is withheld.
-- 调查的分类数
select
  stratum.indicator,
  stratum.period,
  'area' as question,
  stratum.area as category,
  stratum.answered as units,
  stratum.total,
  stratum.base,
  stratum.is_weighted
from stratum
cross join run
where stratum.area <> run.city
union all
select
  whole.indicator,
  whole.period,
  answer_sum.question,
  answer_sum.category,
  sum(answer_sum.units)::bigint,
  sum(answer_sum.total)::decimal(38, 3),
  sum(answer_sum.base)::decimal(38, 3),
  whole.is_weighted
from stratum as whole
cross join run
join answer_list
  on answer_list.file = whole.file
  and answer_list.survey = whole.survey
  and answer_list.period = whole.period
join answer_sum
  on answer_sum.list = answer_list.list
  and answer_sum.indicator = whole.indicator
  and answer_sum.category is not null
where whole.area = run.city
group by whole.indicator, whole.period, whole.is_weighted, answer_sum.question, answer_sum.category
