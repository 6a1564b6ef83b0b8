-- One break that is told: of a figure with that of a year before as published, or in a scenario that turns a verdict which it decides.
-- 公布的断点
select
  indicator,
  area,
  period,
  earlier,
  scenario,
  yearly,
  method,
  kind,
  basis
from (
  select broken.*
  from broken
  where broken.yearly
    and (
      broken.scenario = 0
      or (broken.scenario, broken.indicator, broken.area, broken.period) in (
        select (scenario, indicator, area, figure_period) from restated where restated.broken is not null
      )
    )
)
