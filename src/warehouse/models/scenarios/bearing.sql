-- One indicator in an area on which a verdict or a score rests as of the run, with the first and last month whose figures bear on it.
-- 影响判定的数
with
judged as (
  select target.target, target.area
  from target
  union
  select target.target, applicability.area
  from target
  join applicability on applicability.indicator = target.indicator
  join area on area.area = applicability.area
  left join share on share.target = target.target and share.area = applicability.area
  where (target.parts is not null or share.share is not null)
    and area.kind in ('county', 'zone')
  union
  -- A goal that follows from the past may follow from that of the whole.
  select target.target, run.city
  from target
  cross join run
  where target.goal_by <> ''
),
needed as (
  select
    target.indicator,
    judged.area,
    case
      when method.uses_season then 0
      when method.uses_opening then period.year_first - 12
      when method.judges_by_last or target.goal_by <> '' then period.first - 12
      else period.first
    end as first,
    period.last
  from judged
  join target on target.target = judged.target
  join method on method.method = target.method
  join period on period.period = target.period
  union all
  select scoring_of.item, area.area, period.first, period.last
  from scoring
  join scoring_of on scoring_of.line = scoring.line
  join area on area.kind <> 'reference'
  cross join run
  join period on period.period = run.as_of
  where scoring.about = 'figure'
)
select
  indicator,
  area,
  min(first) as first,
  max(last) as last,
  indicator in (select indicator from target where goal_by <> '') as follows_whole
from needed
group by indicator, area
