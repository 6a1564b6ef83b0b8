-- One indicator that is counted from a register, area and day: by how much that day changes what is counted, and of shares how many of those whose day came had done it.
-- 名册逐日的计数
with
-- What a row of the plan counts, with the days after which it does, and the rank of the stage to be reached.
wanted as (
  select
    register_count.indicator,
    register_count.register,
    register_count.counted,
    register_count.stage,
    register_count.goal,
    coalesce(register_count.days, 0) as days,
    stage.rank as goal_rank
  from register_count
  left join stage on stage.stage = register_count.goal
),
of_stay as (
  select
    wanted.indicator,
    wanted.counted,
    wanted.days,
    wanted.stage as wanted_stage,
    wanted.goal,
    wanted.goal_rank,
    stay.*,
    wanted.stage is null or wanted.stage = stay.stage as is_wanted,
    stay.stage is distinct from stay.stage_before as is_new_stage,
    case
      when wanted.stage is null then stay.rank is not null and stay.rank_before is null
      else stay.stage = wanted.stage and is_new_stage
    end as is_entry,
    stay.since + stay.within_days as due
  from stay
  join wanted on wanted.register = stay.register
),
entry as (
  select indicator, counted, wanted_stage, goal, goal_rank, register, thing, area, starts, starts + days as by_day
  from of_stay
  where is_entry and counted in ('reached', 'kept')
  qualify row_number() over (partition by indicator, thing order by step) = 1
),
-- What a thing had come to by the day on which its share is counted.
come as (
  select
    entry.indicator,
    entry.area,
    entry.by_day as day,
    case entry.counted
      when 'kept' then coalesce(bool_or(
        stay.rank is not null
        and (entry.wanted_stage is null or stay.stage = entry.wanted_stage)
        and entry.by_day >= stay.starts
        and entry.by_day < coalesce(stay.ends, date '9999-12-31')
      ), false)
      else coalesce(bool_or(
        (stay.stage = entry.goal or stay.rank >= entry.goal_rank)
        and stay.starts between entry.starts and entry.by_day
      ), false)
    end as passed
  from entry
  join stay on stay.register = entry.register and stay.thing = entry.thing
  group by entry.indicator, entry.counted, entry.register, entry.thing, entry.area, entry.by_day
),
each_change as (
  select indicator, area, starts as day, 1 as total, null::boolean as passed
  from of_stay
  where counted = 'stock' and rank is not null and is_wanted
  union all
  select indicator, area, ends, -1, null
  from of_stay
  where counted = 'stock' and rank is not null and is_wanted and ends is not null
  union all
  select indicator, area, starts, 1, null
  from of_stay
  where counted = 'entered' and is_entry
  union all
  select indicator, area, starts, 1, null
  from of_stay
  where counted = 'promoted' and is_wanted and rank > rank_before
  union all
  select indicator, area, starts, 1, null
  from of_stay
  where counted = 'fallen' and is_wanted and rank < rank_before
  union all
  select indicator, area_before, starts, 1, null
  from of_stay
  where counted = 'left' and is_wanted and rank is null and rank_before is not null
  union all
  select indicator, area, greatest(starts, due + days + 1), 1, null
  from of_stay
  where counted = 'overdue' and due is not null and is_wanted and (ends is null or ends > greatest(starts, due + days + 1))
  union all
  select indicator, area, ends, -1, null
  from of_stay
  where counted = 'overdue' and due is not null and is_wanted and ends > greatest(starts, due + days + 1)
  union all
  select indicator, area, due, 1, ends is not null and ends <= due
  from of_stay
  where counted = 'in-time' and is_wanted and starts <= due
    and (ends is null or ends > due or stage_after <> stage)
  union all
  select indicator, area, day, 1, passed from come
)
select
  indicator,
  area,
  day,
  sum(total) as total,
  count(*) filter (passed) as passed
from each_change
where (indicator, area) in (select (indicator, area) from applicability)
group by indicator, area, day
