-- One stay of a thing of a register in a stage and an area: from the day on which it came until that on which it went on.
-- 名册对象在各阶段的起止
with
-- As few and as narrow columns as can be, since all events are put in order.
placed as (
  select
    * exclude (owner),
    last_value(owner ignore nulls) over life as owner,
    lag(stage) over life as stage_before,
    lag(area) over life as area_before,
    lag(rank) over life as rank_before
  from (select thing, register_place, stage, area, owner, rank, day, turn, list, number from stage_event)
  window life as (partition by thing, register_place order by day, turn)
),
-- What only says again where a thing is changes nothing.
moved as (
  select
    *,
    max(day) filter (stage is distinct from stage_before) over life as since,
    max(day) filter (rank is not null and rank_before is null) over life as entered,
    lead(day) over life as ends,
    lead(stage) over life as stage_after,
    row_number() over life as step
  from placed
  where stage is distinct from stage_before
    or area is distinct from area_before
  window life as (partition by thing, register_place order by day, turn)
)
select
  stage.register,
  moved.thing,
  moved.stage,
  moved.area,
  moved.owner,
  moved.rank,
  stage.within_days,
  moved.since,
  moved.entered,
  moved.day as starts,
  moved.ends,
  moved.stage_after,
  moved.stage_before,
  moved.area_before,
  moved.rank_before,
  moved.step,
  moved.list,
  moved.number
from moved
join stage on stage.stage = moved.stage
