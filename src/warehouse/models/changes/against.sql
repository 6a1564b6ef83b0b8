-- One period and an earlier one that its figures may be held against; `yearly` where that is the same a year before, none for a period of several years.
-- 可对比的时期
with
every as (
  select period, prior as earlier, true as yearly from observation_period
  union all
  select period, opening, false from observation_period
  union all
  select observation_period.period, trajectory_asked.base, false from observation_period cross join trajectory_asked
)
select period, earlier, bool_or(yearly) as yearly
from every
where yearly
  or earlier <> period
group by period, earlier
