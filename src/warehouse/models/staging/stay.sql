-- One stay of a thing of a register in a stage and an area: from the day on which it came until that on which it went on.
-- 名册对象在各阶段的起止
with
-- As few and as narrow columns as can be, since all events are put in order.
placed as (
  select
    * exclude (owner),
    last_value(owner ignore nulls) over whole as owner,
    lag(stage) over whole as stage_before,
    lag(area) over whole as area_before,
    lag(rank) over whole as rank_before
  from (select thing, life, stage, area, owner, rank, day, turn, list, number from stage_event)
  window whole as (partition by life order by day, turn)
),
-- What only says again where a thing is changes nothing.
moved as (
  select
    *,
    max(day) filter (stage is distinct from stage_before) over whole as since,
    max(day) filter (rank is not null and rank_before is null) over whole as entered,
    lead(day) over whole as ends,
    lead(stage) over whole as stage_after,
    row_number() over whole as step
  from placed
  where stage is distinct from stage_before
    or area is distinct from area_before
  window whole as (partition by life order by day, turn)
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
