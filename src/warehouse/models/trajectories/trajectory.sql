-- One trajectory of an indicator in an area: from its base year to the last whole year, towards the level that its target asks for.
-- 轨迹
with
aimed as (
  select
    asked.* exclude (basis),
    indicator.direction,
    indicator.unit,
    level.scale,
    level.on_track,
    level.moderate,
    level.limited,
    target.goal,
    base.last as base_last,
    aim.last as goal_last,
    greatest(
      nullif(asked.basis, 'public'),
      nullif(level.basis, 'public'),
      nullif(target.basis, 'public'),
      case when asked.area <> target.area then nullif(target.parts, 'public') end
    ) as aimed_basis
  from trajectory_asked as asked
  join indicator on indicator.indicator = asked.indicator
  join period as base on base.period = asked.base
  left join target on target.target = asked.target
  left join period as aim on aim.period = target.period
  join level on level.scale = case when asked.target is null then 'growth' else 'ratio' end
),
-- Figures of whole years to which nothing is missing.
figure as (
  select observation.*, period.last
  from observation
  join period on period.period = observation.period
  cross join run
  where observation.chosen
    and observation.scenario = 0
    and observation.present = observation.expected
    and observation.divisor > 0
    and period.kind in ('year', 'other-year')
    and period.last <= run.last
),
-- The last one within the way, a whole number of years after its base.
reached as (
  select aimed.trajectory, aimed.area as aimed_area, figure.*
  from aimed
  join figure
    on figure.indicator = aimed.indicator
    and figure.area = aimed.area
    and figure.last > aimed.base_last
    and (figure.last - aimed.base_last) % 12 = 0
    and figure.last <= coalesce(aimed.goal_last, figure.last)
  qualify row_number() over (partition by aimed.trajectory, aimed.area order by figure.last desc) = 1
),
matched as (
  select
    aimed.*,
    coalesce(figure.period, run.as_of) as period,
    figure.period as figure_period,
    figure.amount,
    figure.divisor,
    base.amount as base_amount,
    base.divisor as base_divisor,
    broken.kind as broken,
    broken.method as broken_method,
    case when figure.period is null then 0 else 1 end as present,
    case when base.period is null then 0 else 1 end as base_present,
    (figure.last - aimed.base_last) // 12 as years,
    (aimed.goal_last - aimed.base_last) // 12 as span,
    coalesce(greatest(aimed.aimed_basis, figure.basis, base.basis), cast('public' as basis)) as basis
  from aimed
  cross join run
  left join figure as base
    on base.indicator = aimed.indicator
    and base.area = aimed.area
    and base.period = aimed.base
  left join reached as figure
    on figure.trajectory = aimed.trajectory
    and figure.aimed_area = aimed.area
  left join broken
    on broken.indicator = aimed.indicator
    and broken.area = aimed.area
    and broken.period = figure.period
    and broken.earlier = base.period
    and broken.scenario = 0
),
-- Across a break no growth is computed.
whole as (
  select
    *,
    present = 1 and base_present = 1 and broken is null as comparable
  from matched
),
grown as (
  select
    *,
    case when comparable then trajectory_growth(amount, divisor, base_amount, base_divisor, years) end as growth,
    case when comparable then trajectory_required(goal, base_amount, base_divisor, span, direction) end as required
  from whole
),
related as (
  select *, trajectory_progress(growth, required) as progress from grown
),
reasoned as (
  select
    *,
    trajectory_reason(
      amount, goal, present, base_amount, base_divisor, base_present, direction, growth, progress, broken
    ) as reason
  from related
)
select
  trajectory,
  indicator,
  target,
  area,
  base,
  direction,
  unit,
  scale,
  on_track,
  moderate,
  limited,
  goal,
  base_last,
  goal_last,
  aimed_basis,
  period,
  figure_period,
  amount,
  divisor,
  base_amount,
  base_divisor,
  broken,
  broken_method,
  present,
  base_present,
  years,
  span,
  basis,
  comparable,
  growth,
  required,
  progress,
  reason,
  verdict
from (
  select
    *,
    case scale
      when 'ratio'
      then trajectory_verdict(
        amount, divisor, goal, base_amount, base_divisor, direction, progress, reason, on_track, moderate, limited
      )
      else tendency_verdict(direction, growth, reason, on_track, moderate, limited)
    end as verdict
  from reasoned
)
