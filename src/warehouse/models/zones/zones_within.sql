-- One whole that is put together from areas, by one source: indicator and period, and how many zones, each in a part of the time, are counted in by the areas around them.
-- 计入的功能区数
select part_period.indicator, part_period.period, zone_counting.source, count(*) as zones
from part_period
join zone_counting
  on zone_counting.indicator = part_period.indicator
  and zone_counting.period = part_period.part_period
join reporter
  on reporter.indicator = zone_counting.indicator
  and reporter.area = zone_counting.area
where part_period.via = 'areas'
  and reporter.adds
  and zone_counting.zones = 'included'
group by part_period.indicator, part_period.period, zone_counting.source
