-- One figure as reported: indicator, area, period, source and scenario, with the readings that give it.
select
  indicator,
  area,
  period,
  source,
  0 as scenario,
  any_value(source_kind) as source_kind,
  any_value(series) as series,
  any_value(value) filter (part = 'numerator') as numerator,
  any_value(value) filter (part = 'denominator') as denominator,
  any_value(value) filter (part = 'value') as value,
  any_value(value) filter (part = 'published-growth') as published_growth,
  any_value(reading) filter (part = 'numerator') as numerator_reading,
  any_value(reading) filter (part = 'denominator') as denominator_reading,
  any_value(reading) filter (part = 'value') as value_reading,
  any_value(reading) filter (part = 'published-growth') as growth_reading,
  max(basis) as basis
from known_reading
group by indicator, area, period, source
