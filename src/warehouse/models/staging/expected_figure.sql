-- One figure that ought to have been reported and bears on a verdict: indicator, area and period, the source that was to give it, and the least and the most that it can be.
with
reach as (
  select bearing.indicator, min(bearing.first) as first, max(bearing.last) as last
  from bearing
  group by bearing.indicator
),
-- Of the sources that give an indicator's figures the one that counts first; the authority where none gives any.
giving as (
  select
    reported.indicator,
    arg_min({source: reported.source, source_kind: reported.source_kind}, source_order.place) as given
  from reported
  join reach on reach.indicator = reported.indicator
  join due on due.period = reported.period
  join period on period.period = reported.period
  join source_order
    on source_order.indicator = reported.indicator
    and source_order.source = reported.source
  where period.last between reach.first and reach.last
  group by reported.indicator
),
asked as (
  select reporter.indicator, reporter.area, part.period
  from reporter
  join (
    select distinct part_period.indicator, part_period.part_period as period
    from part_period
    join reach on reach.indicator = part_period.indicator
    join period on period.period = part_period.part_period
    where period.last between reach.first and reach.last
  ) as part on part.indicator = reporter.indicator
)
select
  asked.*,
  coalesce(giving.given.source, indicator.authority) as source,
  coalesce(giving.given.source_kind, indicator.authority) as source_kind,
  coalesce(limits.least, case when indicator.denominator <> '' then 0 end) as least,
  coalesce(limits.most, case when indicator.denominator <> '' then indicator.scale end) as most,
  indicator.direction
from asked
join indicator on indicator.indicator = asked.indicator
left join giving on giving.indicator = asked.indicator
left join limits on limits.indicator = asked.indicator
