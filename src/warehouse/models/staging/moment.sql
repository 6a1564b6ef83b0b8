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
    register_count.rating,
    register_count.days,
    register_count.most,
    stage.rank as goal_rank
  from register_count
  left join stage on stage.stage = register_count.goal
),
-- What begins alike on one day, so that few rows are counted: whether it lasts until another.
begun as materialized (
  select
    stay.register,
    stay.stage,
    stay.stage_before,
    stay.area,
    stay.area_before,
    stay.rank,
    stay.rank_before,
    stay.starts,
    stay.ends is null or stay.ends > stay.starts as lasts,
    count(*) as total
  from stay
  semi join wanted on wanted.register = stay.register
  group by all
),
gone as (
  select register, stage, area, ends, count(*) as total
  from stay
  where rank is not null and ends > starts
  group by all
),
of_begun as (
  select
    wanted.indicator,
    wanted.counted,
    wanted.stage as wanted_stage,
    wanted.goal,
    begun.*,
    wanted.stage is null or wanted.stage = begun.stage as is_wanted,
    case
      when wanted.stage is null then begun.rank is not null and begun.rank_before is null
      else begun.stage = wanted.stage and begun.stage is distinct from begun.stage_before
    end as is_entry
  from begun
  join wanted on wanted.register = begun.register
),
-- What is counted by more than the day on which it begins.
of_stay as not materialized (
  select
    wanted.indicator,
    wanted.counted,
    wanted.days,
    wanted.most,
    wanted.stage as wanted_stage,
    wanted.goal,
    wanted.goal_rank,
    stay.*,
    wanted.stage is null or wanted.stage = stay.stage as is_wanted,
    case
      when wanted.stage is null then stay.rank is not null and stay.rank_before is null
      else stay.stage = wanted.stage and stay.stage is distinct from stay.stage_before
    end as is_entry,
    stay.since + stay.within_days as due,
    -- Since when it has been so, of what is counted by how long.
    case wanted.counted
      when 'overdue' then due
      when 'aged' then if(wanted.stage is null, stay.entered, stay.since)
    end as origin
  from stay
  join wanted on wanted.register = stay.register and wanted.counted in ('aged', 'overdue', 'in-time', 'reached', 'kept')
),
entry as (
  select indicator, counted, wanted_stage, goal, goal_rank, register, thing, area, starts, starts + coalesce(days, 0) as by_day
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
-- What stands from one day after its origin to another.
standing as (
  select
    indicator,
    area,
    greatest(starts, coalesce(origin + if(counted = 'overdue', coalesce(days, 0), days) + 1, starts)) as opens,
    least(ends, origin + most + 1) as closes
  from of_stay
  where is_wanted
    and rank is not null
    and (counted = 'aged' or counted = 'overdue' and due is not null)
),
-- What stands at a level.
rated as (
  select
    wanted.indicator,
    standing.area,
    standing.starts,
    standing.ends,
    standing.rating = wanted.rating as passed
  from enterprise_standing as standing
  join wanted
    on wanted.register = standing.register
    and wanted.counted = 'rated'
    and (wanted.stage is null or wanted.stage = standing.stage)
  join indicator on indicator.indicator = wanted.indicator
  where indicator.denominator <> '' or standing.rating = wanted.rating
),
each_change as (
  select indicator, area, opens as day, 1 as total, null::boolean as passed
  from standing
  where closes is null or closes > opens
  union all
  select indicator, area, starts, 1, passed
  from rated
  union all
  select indicator, area, ends, -1, passed
  from rated
  where ends is not null
  union all
  select indicator, area, starts, 1, null
  from enterprise_repeat
  where again_until > starts
  union all
  select indicator, area, again_until, -1, null
  from enterprise_repeat
  where again_until > starts
  union all
  select indicator, area, closes, -1, null
  from standing
  where closes > opens
  union all
  select indicator, area, starts, total, null
  from of_begun
  where counted = 'stock' and is_wanted and rank is not null and lasts
  union all
  select wanted.indicator, gone.area, gone.ends, -gone.total, null
  from gone
  join wanted
    on wanted.register = gone.register
    and wanted.counted = 'stock'
    and (wanted.stage is null or wanted.stage = gone.stage)
  union all
  select indicator, area, starts, total, null
  from of_begun
  where counted = 'entered' and is_entry
  union all
  select indicator, area, starts, total, null
  from of_begun
  where counted = 'promoted' and is_wanted and rank > rank_before
  union all
  select indicator, area, starts, total, null
  from of_begun
  where counted = 'fallen' and is_wanted and rank < rank_before
  union all
  select indicator, area_before, starts, total, null
  from of_begun
  where counted = 'left' and is_wanted and rank is null and rank_before is not null
  union all
  select indicator, if(rank is null, area_before, area), starts, total, null
  from of_begun
  where counted = 'moved' and stage = goal and stage_before = wanted_stage
  union all
  select indicator, area, due, 1, ends is not null and ends <= due
  from of_stay
  where counted = 'in-time' and is_wanted and starts <= due
    and (ends is null or ends > due or stage_after <> stage)
  union all
  select indicator, area, day, 1, passed from come
),
-- Where it counts: in its area, and in the whole where the plan counts that as one figure.
placed as (
  select
    each_change.indicator,
    unnest(if(indicator.areas = 'none' and each_change.area <> run.city, [each_change.area, run.city], [each_change.area])) as area,
    each_change.day,
    each_change.total,
    each_change.passed
  from each_change
  join indicator on indicator.indicator = each_change.indicator
  cross join run
)
select
  indicator,
  area,
  day,
  sum(total) as total,
  coalesce(sum(total) filter (passed), 0) as passed
from placed
where (indicator, area) in (select (indicator, area) from applicability)
group by indicator, area, day
