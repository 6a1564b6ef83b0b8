-- One figure as reported: indicator, area, period, source and scenario, with the readings that give it.
select
  indicator,
  area,
  period,
  source,
  0 as scenario,
  arg_max(source_kind, place) as source_kind,
  arg_max(series, place) as series,
  arg_max(value, place) filter (part = 'numerator') as numerator,
  arg_max(value, place) filter (part = 'denominator') as denominator,
  arg_max(value, place) filter (part = 'value') as value,
  arg_max(value, place) filter (part = 'published-growth') as published_growth,
  arg_max(reading, place) filter (part = 'numerator') as numerator_reading,
  arg_max(reading, place) filter (part = 'denominator') as denominator_reading,
  arg_max(reading, place) filter (part = 'value') as value_reading,
  arg_max(reading, place) filter (part = 'published-growth') as growth_reading,
  max(basis) as basis
from known_reading
group by indicator, area, period, source
