-- What the operands of one target judged for one area, in a scenario, are bound by.
-- 目标判定的绑定项
-- view
with
told as (
  select * from attainment where scenario = 0
  union all
  select * from restated
)
select
  told.scenario,
  told.target,
  told.indicator,
  told.area,
  told.period,
  run.city,
  case when told.amount is not null then told.figure_period end as figure_period,
  case when told.last_amount is not null then told.last_period end as prior,
  case when told.opening_amount is not null then told.opening_period end as opening,
  told.broken,
  told.season,
  told.elapsed,
  told.months,
  told.present,
  told.expected,
  told.last_present,
  told.opening_present,
  coalesce('shares:' || told.own_share, 'targets:' || told.target) as cell,
  case when told.goal_by = '' then 1 end as is_set,
  case when told.goal_by <> '' and told.goal is not null then 1 end as is_made,
  told.last_year_period as last_year,
  told.last_whole_period as last_whole,
  case when told.goal_by <> '' and limits.most is not null then told.indicator end as bounded,
  case when told.goal_by <> '' and limits.most is null and indicator.denominator <> '' then told.indicator end as rated
from told
cross join run
join indicator on indicator.indicator = told.indicator
left join limits on limits.indicator = told.indicator
