-- One area around a zone, and what it says of the zone with its figure of an indicator, period and source: `included`, `excluded`, `unsaid`, or `unsure` where that cannot be so.
-- 各地对功能区的说明
with
figured as (
  select
    inside.zone,
    inside.county,
    reported.indicator,
    reported.period,
    reported.source,
    if(reported.zones_least = reported.zones_most, reported.zones_least, 'unsure') as zones
  from reported
  join inside on inside.county = reported.area
),
-- A form in which the figure is missing says it of all.
form as (
  select distinct
    inside.zone,
    inside.county,
    reporter.indicator,
    known_cover.period,
    known_cover.source,
    coalesce(known_cover.zones, 'unsaid') as zones
  from known_cover
  join inside on inside.county = known_cover.area
  join reporter on reporter.area = known_cover.area
  where known_cover.source_kind = 'area'
    and known_cover.in_force
)
select
  zone,
  county,
  indicator,
  period,
  source,
  zones
from (
  select * from figured
  union all
  select form.*
  from form
  anti join figured using (zone, county, indicator, period, source)
)
