-- One figure of an area in a sum of areas that stands beside the city's figure which the same source gives itself and which counts: indicator, period, source, part area and period.
-- 各地合计的部分
select
  placed_figure.indicator,
  placed_figure.whole_area as area,
  placed_figure.whole_period as period,
  placed_figure.source,
  placed_figure.area as part_area,
  placed_figure.period as part_period,
  placed_figure.expected,
  if(indicator.denominator = '', 'observe-amount', 'observe-ratio') as method,
  placed_figure.numerator,
  placed_figure.denominator,
  placed_figure.value,
  placed_figure.numerator_reading,
  placed_figure.denominator_reading,
  placed_figure.value_reading,
  -- Of records of which not all could be read.
  (placed_figure.indicator, placed_figure.area, placed_figure.period, placed_figure.source) in (
    select (indicator, area, period, source) from partial
  ) as doubted,
  placed_figure.basis
from placed_figure
join indicator on indicator.indicator = placed_figure.indicator
join observation
  on observation.indicator = placed_figure.indicator
  and observation.area = placed_figure.whole_area
  and observation.period = placed_figure.whole_period
  and observation.source = placed_figure.source
  and observation.scenario = 0
  and observation.via = 'own'
  and observation.chosen
where placed_figure.scenario = 0
  and placed_figure.via = 'areas'
  and if(indicator.denominator = '', placed_figure.value, placed_figure.numerator + placed_figure.denominator) is not null
