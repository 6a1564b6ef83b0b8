-- One figure as it goes into one of a whole: indicator, area, period, source, scenario, via, part area and period; `outdone` where its source gives that whole itself.
-- 各整体中的数
-- view
with
direct as (
  select distinct figure.indicator, figure.area, figure.period, figure.source
  from figure
  left join reporter
    on reporter.indicator = figure.indicator
    and reporter.area = figure.area
  left join (select distinct indicator, part_period from part_period) as part
    on part.indicator = reporter.indicator
    and part.part_period = figure.period
  where part.part_period is null
),
-- Whether it goes into the city's too: areas may count their zones in.
placed as (
  select
    figure.*,
    reporter.indicator as reported_indicator,
    reporter.adds and coalesce(zone_counting.zones, 'excluded') = 'excluded' as adds
  from figure
  left join reporter
    on reporter.indicator = figure.indicator
    and reporter.area = figure.area
  left join zone_counting
    on zone_counting.area = figure.area
    and zone_counting.indicator = figure.indicator
    and zone_counting.period = figure.period
    and zone_counting.source = figure.source
),
-- Into each whole go the figures of its parts; one of no reporting period, such as an annual one, stands by itself.
every as (
  select
    placed.* exclude (reported_indicator, adds),
    if(part.via = 'areas', run.city, placed.area) as whole_area,
    coalesce(part.period, placed.period) as whole_period,
    coalesce(part.via, 'own') as via,
    case when part.via is null then 1 else part.expected - coalesce(zones_within.zones, 0) end as expected,
    part.via is null as direct
  from placed
  cross join run
  left join (select *, unnest(if(via = 'own', [true, false], [true])) as adds from part_period) as part
    on part.indicator = placed.reported_indicator
    and part.part_period = placed.period
    and part.adds = placed.adds
  left join zones_within
    on part.via = 'areas'
    and zones_within.indicator = part.indicator
    and zones_within.period = part.period
    and zones_within.source = placed.source
)
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
  scenario,
  whole_area,
  whole_period,
  via,
  expected,
  given_by,
  outdone
from (
  select
    every.* exclude (direct),
    every.source as given_by,
    not every.direct and direct.source is not null as outdone
  from every
  left join direct
    on direct.indicator = every.indicator
    and direct.area = every.whole_area
    and direct.period = every.whole_period
    and direct.source = every.source
)
