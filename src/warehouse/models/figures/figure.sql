-- One figure: indicator, area, period, source and scenario; of scenario 0 as reported or counted, of another as that has it.
-- 各情形下的数
-- view
select
  indicator,
  area,
  period,
  source,
  source_kind,
  series_least,
  series_most,
  zones_least,
  zones_most,
  numerator,
  denominator,
  value,
  published_growth,
  growth_unit,
  numerator_reading,
  denominator_reading,
  value_reading,
  growth_reading,
  basis,
  scenario
from (
  select *, 0 as scenario
  from reported
  union all by name
  select
    scenario,
    indicator,
    area,
    period,
    source,
    source_kind,
    series_least,
    series_most,
    zones_least,
    zones_most,
    numerator,
    denominator,
    value,
    numerator_reading,
    denominator_reading,
    value_reading,
    basis
  from scenario
  where kind <> 'without-source'
)
