-- One figure that counts in a scenario: indicator, area, period and scenario; where a scenario changes figures of an area, with those that it leaves as they are.
-- 各情形下采用的数
-- view
select
  indicator,
  area,
  period,
  source,
  scenario,
  via,
  method,
  source_kind,
  expected,
  present,
  numerator,
  denominator,
  amount,
  divisor,
  published_growth,
  growth_unit,
  growth_reading,
  series_least,
  series_most,
  zones_least,
  zones_most,
  basis,
  chosen
from (
  select * from observation where chosen
  union all by name
  select * from left_as_is
)
