-- One zone's indicator in a period, by one source: whether the areas around it count it in (`included`), leave it out (`excluded`), or that cannot be told (`unsure`).
-- 功能区的计入情况
select
  zone as area,
  indicator,
  period,
  source,
  if(min(zones) = max(zones) and min(zones) in ('included', 'excluded'), min(zones), 'unsure') as zones
from zone_said
group by zone, indicator, period, source
