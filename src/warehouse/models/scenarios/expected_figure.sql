-- One figure that ought to have been reported and bears on a verdict: indicator, area and period, the source that was to give it, and the least and the most that it can be.
-- 应报的数
with
reach as (
  select bearing.indicator, min(bearing.first) as first, max(bearing.last) as last
  from bearing
  group by bearing.indicator
),
-- Indicators whose parts are asked for: of these the whole is asked for only where never any of its parts was given.
parted as (
  select
    adding.indicator,
    bool_or(reported.area = run.city) and not bool_or(part.area is not null) as as_a_whole
  from (select distinct indicator from reporter where adds) as adding
  cross join run
  left join reported on reported.indicator = adding.indicator
  left join reporter as part
    on part.indicator = reported.indicator
    and part.area = reported.area
    and part.adds
  group by adding.indicator
),
asked as (
  select reporter.indicator, reporter.area, reporter.adds, part.period
  from reporter
  join (
    select distinct part_period.indicator, part_period.part_period as period
    from part_period
    join reach on reach.indicator = part_period.indicator
    join period on period.period = part_period.part_period
    where period.last between reach.first and reach.last
  ) as part on part.indicator = reporter.indicator
  left join parted on parted.indicator = reporter.indicator
  cross join run
  where reporter.area <> run.city
    or coalesce(parted.as_a_whole, true)
),
-- What each source gives within reach, and whether of a part or of a whole.
giving as (
  select
    reported.indicator,
    reported.area,
    reported.period,
    period.year,
    reported.source,
    reported.source_kind,
    source_order.place,
    coalesce(reporter.adds, false) as adds
  from reported
  join reach on reach.indicator = reported.indicator
  join due on due.period = reported.period
  join period on period.period = reported.period
  join source_order
    on source_order.indicator = reported.indicator
    and source_order.source = reported.source
  left join reporter
    on reporter.indicator = reported.indicator
    and reporter.area = reported.area
  where period.last between reach.first and reach.last
),
-- Who was to give a figure: who gives a part of it, else the area's others of the year, the area's others, those of other areas
-- for the period, or any; of several the one that counts first.
nearest as (
  select
    asked.indicator,
    asked.area,
    asked.period,
    arg_min(
      {source: giving.source, source_kind: giving.source_kind},
      (
        case
          when giving.area = asked.area and giving.period = asked.period then 1
          when giving.area = asked.area and giving.year = period.year then 2
          when giving.area = asked.area then 3
          when giving.adds = asked.adds and giving.period = asked.period then 4
          when giving.adds = asked.adds then 5
          else 6
        end,
        giving.place
      )
    ) as given
  from asked
  join period on period.period = asked.period
  join giving on giving.indicator = asked.indicator
  group by asked.indicator, asked.area, asked.period
)
select
  asked.indicator,
  asked.area,
  asked.period,
  coalesce(nearest.given.source, indicator.authority) as source,
  coalesce(nearest.given.source_kind, indicator.authority) as source_kind,
  coalesce(limits.least, case when indicator.denominator <> '' then 0 end) as least,
  coalesce(limits.most, case when indicator.denominator <> '' then indicator.scale end) as most,
  indicator.direction
from asked
join indicator on indicator.indicator = asked.indicator
left join nearest
  on nearest.indicator = asked.indicator
  and nearest.area = asked.area
  and nearest.period = asked.period
left join limits on limits.indicator = asked.indicator
