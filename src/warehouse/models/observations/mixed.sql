-- One figure that counts in a whole of which some parts were decided on: the decided source's where there is one, else that of the source that counts of the others; in a scenario that leaves a source out, as if that had given nothing.
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
  select part.leaving, part.indicator, part.area, part.period, part.via, false as direct, figure.source, figure.source_kind,
    if(figure.source_kind = 'area', part.expected_in_forms, part.expected) as expected
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
counting as (
  select
    first_source.area as whole_area,
    first_source.period as whole_period,
    first_source.via,
    first_source.expected,
    figure.* replace (
      'decided' as source,
      first_source.source_kind as source_kind,
      if(first_source.leaving = 0, figure.scenario, first_source.leaving) as scenario
    ),
    figure.source as given_by,
    bool_or(figure.scenario = 0 and figure.source <> first_source.source) over (
      partition by first_source.leaving, first_source.indicator, first_source.area, first_source.period
    ) as of_others
  from first_source
  join part
    on part.leaving = first_source.leaving
    and part.indicator = first_source.indicator
    and part.area = first_source.area
    and part.period = first_source.period
    and part.via = first_source.via
  left join zone_counting
    on zone_counting.area = part.part_area
    and zone_counting.period = part.part_period
  join figure
    on figure.indicator = part.indicator
    and figure.area = part.part_area
    and figure.period = part.part_period
    and figure.source = coalesce(part.source, first_source.source)
    and (first_source.leaving = 0 or figure.scenario = 0)
  where not first_source.direct
    and (
      first_source.via = 'own'
      or first_source.source_kind <> 'area'
      or coalesce(zone_counting.left_out and not zone_counting.mixed, true)
    )
)
select * exclude (of_others)
from counting
where of_others
