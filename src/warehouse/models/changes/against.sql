-- One period and an earlier one that its figures may be held against; `yearly` where that is the same a year before, none for a period of several years.
-- 可对比的期间
with
every as (
  select period, prior as earlier, true as yearly from moment
  union all
  select period, opening, false from moment
  union all
  select moment.period, trajectory_asked.base, false from moment cross join trajectory_asked
)
select period, earlier, bool_or(yearly) as yearly
from every
where yearly
  or earlier <> period
group by period, earlier
