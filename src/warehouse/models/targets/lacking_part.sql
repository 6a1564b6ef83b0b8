-- One part that is not there of a figure which lacks some, so that a target is not decided: the target and the area judged, and the area and period of the part.
-- 缺少的部分
with
lacking as (
  select
    attainment.target,
    attainment.area,
    observation.* exclude (area)
  from attainment
  join observation
    on observation.indicator = attainment.indicator
    and observation.area = attainment.area
    and observation.period = attainment.figure_period
    and observation.chosen
    and observation.scenario = 0
  where attainment.scenario = 0
    and attainment.status = 'no data'
    and attainment.present > 0
    and attainment.present < attainment.expected
),
wanted as (
  select
    lacking.target,
    lacking.area,
    lacking.indicator,
    lacking.period,
    lacking.source,
    lacking.via,
    lacking.method,
    coalesce(reporter.area, lacking.area) as part_area,
    part_period.part_period
  from lacking
  join part_period
    on part_period.indicator = lacking.indicator
    and part_period.period = lacking.period
    and part_period.via = lacking.via
  left join reporter
    on lacking.via = 'areas'
    and reporter.indicator = lacking.indicator
    and reporter.adds
  left join zone_counting
    on zone_counting.area = reporter.area
    and zone_counting.indicator = lacking.indicator
    and zone_counting.period = part_period.part_period
    and zone_counting.source = lacking.source
  where lacking.via = 'own'
    -- Areas may count their zones in.
    or (reporter.area is not null and coalesce(zone_counting.zones, 'excluded') = 'excluded')
)
select wanted.target, wanted.area, wanted.indicator, wanted.period, wanted.part_area, wanted.part_period
from wanted
anti join (select * from constituent where scenario = 0) as given
  on given.indicator = wanted.indicator
  and given.area = wanted.area
  and given.period = wanted.period
  and given.source = wanted.source
  and given.via = wanted.via
  and given.method = wanted.method
  and given.part_area = wanted.part_area
  and given.part_period = wanted.part_period
