-- One area that reports an indicator, and whether its figures go into the city's.
-- 报送指标的地区
select
  indicator.indicator,
  area.area,
  indicator.areas = 'sum' and area.kind in ('county', 'zone') as adds
from indicator
join applicability on applicability.indicator = indicator.indicator
join area on area.area = applicability.area
where indicator.periods <> 'none'
  and area.kind <> 'reference'
