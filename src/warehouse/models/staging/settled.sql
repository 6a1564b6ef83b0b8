-- One area's indicator in a period for which it was decided which source counts: the last decision that the run may know.
-- 经裁定的来源
select
  decision.indicator,
  decision.area,
  period.period,
  arg_max(decision.source, (decision.date, decision.decision)) as source
from decision
join period as whole on whole.period = decision.period
join period on period.first >= whole.first and period.last <= whole.last
cross join run
where decision.date <= run.known_at
group by decision.indicator, decision.area, period.period
