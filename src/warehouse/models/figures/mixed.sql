-- One figure that counts in a whole of which some parts were decided on: the decided source's where there is one, else that of the source that counts of the others; in a scenario that leaves a source out, as if that had given nothing.
-- 部分经裁定的整体
with
part as (
  select *, 0 as leaving, cast(null as varchar) as left_out from decided_part
  union all
  select decided_part.* replace (nullif(decided_part.source, scenario.source) as source), scenario.scenario, scenario.source
  from decided_part
  join scenario
    on scenario.kind = 'without-source'
    and scenario.indicator = decided_part.indicator
    and scenario.area = decided_part.area
),
-- Every figure that is a part of it, or the whole itself.
candidate as (
  select part.leaving, part.indicator, part.area, part.period, part.via, false as direct, figure.source, figure.source_kind, part.expected
  from part
  join figure
    on figure.indicator = part.indicator
    and figure.area = part.part_area
    and figure.period = part.part_period
    and figure.scenario = 0
    and figure.source is distinct from part.left_out
  union all by name
  select whole.* exclude (left_out), 'own' as via, true as direct, figure.source, figure.source_kind
  from (select distinct leaving, left_out, indicator, area, period from part) as whole
  join figure
    on figure.indicator = whole.indicator
    and figure.area = whole.area
    and figure.period = whole.period
    and figure.scenario = 0
    and figure.source is distinct from whole.left_out
  anti join part_period as above
    on above.indicator = whole.indicator
    and above.part_period = whole.period
),
-- The source that would count without a decision.
first_source as (
  select candidate.*
  from candidate
  join source_order
    on source_order.indicator = candidate.indicator
    and source_order.source = candidate.source
  anti join settled_whole
    on settled_whole.indicator = candidate.indicator
    and settled_whole.area = candidate.area
    and settled_whole.period = candidate.period
  qualify row_number() over (
    partition by candidate.leaving, candidate.indicator, candidate.area, candidate.period
    order by source_order.place, direct desc, via desc
  ) = 1
),
-- The source whose figure counts of each part.
counted as (
  select
    part.*,
    first_source.source as first_source,
    first_source.source_kind,
    coalesce(part.source, first_source.source) as given_by
  from first_source
  join part
    on part.leaving = first_source.leaving
    and part.indicator = first_source.indicator
    and part.area = first_source.area
    and part.period = first_source.period
    and part.via = first_source.via
  where not first_source.direct
),
-- How the figures that count in the city's count each zone.
zoned as (
  select
    counted.leaving,
    counted.indicator,
    counted.area,
    counted.period,
    counted.part_period,
    zone_said.zone,
    if(min(zones) = max(zones) and min(zones) in ('included', 'excluded'), min(zones), 'unsure') as zones
  from counted
  join zone_said
    on zone_said.county = counted.part_area
    and zone_said.indicator = counted.indicator
    and zone_said.period = counted.part_period
    and zone_said.source = counted.given_by
  join reporter
    on reporter.indicator = zone_said.indicator
    and reporter.area = zone_said.zone
  where counted.via = 'areas'
    and reporter.adds
  group by all
),
within as (
  select leaving, indicator, area, period, count(*) as zones
  from zoned
  where zones = 'included'
  group by all
),
counting as (
  select
    counted.area as whole_area,
    counted.period as whole_period,
    counted.via,
    counted.expected - coalesce(within.zones, 0) as expected,
    figure.* replace (
      'decided' as source,
      counted.source_kind as source_kind,
      if(counted.leaving = 0, figure.scenario, counted.leaving) as scenario
    ),
    figure.source as given_by,
    bool_or(figure.scenario = 0 and figure.source <> counted.first_source) over (
      partition by counted.leaving, counted.indicator, counted.area, counted.period
    ) as of_others
  from counted
  left join zoned
    on zoned.leaving = counted.leaving
    and zoned.indicator = counted.indicator
    and zoned.area = counted.area
    and zoned.period = counted.period
    and zoned.part_period = counted.part_period
    and zoned.zone = counted.part_area
  left join within
    on within.leaving = counted.leaving
    and within.indicator = counted.indicator
    and within.area = counted.area
    and within.period = counted.period
  join figure
    on figure.indicator = counted.indicator
    and figure.area = counted.part_area
    and figure.period = counted.part_period
    and figure.source = counted.given_by
    and (counted.leaving = 0 or figure.scenario = 0)
  where coalesce(zoned.zones, 'excluded') = 'excluded'
)
select
  whole_area,
  whole_period,
  via,
  expected,
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
  given_by
from (
  select * exclude (of_others)
  from counting
  where of_others
)
