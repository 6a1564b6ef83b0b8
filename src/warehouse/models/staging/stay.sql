-- One stay of a thing of a register in a stage and an area: from the day on which it came until that on which it went on.
-- 名册对象在各阶段的起止
with
placed as (
  select
    * exclude (owner),
    last_value(owner ignore nulls) over life as owner,
    lag(stage) over life as stage_before,
    lag(area) over life as area_before,
    lag(rank) over life as rank_before
  from stage_event
  window life as (partition by thing, register order by day, turn)
)
-- What only says again where a thing is changes nothing.
select
  register,
  thing,
  stage,
  area,
  owner,
  rank,
  within_days,
  max(day) filter (stage is distinct from stage_before) over life as since,
  max(day) filter (rank is not null and rank_before is null) over life as entered,
  day as starts,
  lead(day) over life as ends,
  lead(stage) over life as stage_after,
  stage_before,
  area_before,
  rank_before,
  row_number() over life as step,
  list,
  number
from placed
where stage is distinct from stage_before
  or area is distinct from area_before
window life as (partition by thing, register order by day, turn)
