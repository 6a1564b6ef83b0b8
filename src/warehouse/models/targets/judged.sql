-- One target judged for one area in a scenario, with the goal that it is held against there: the plan's, the area's share, or what the past makes of it.
-- 应判定的目标
with
asked as (
  select
    target.* exclude (basis),
    target.area as judged_area,
    cast(null as varchar) as own_share,
    nullif(target.basis, 'public') as target_basis
  from target
  union all
  select
    target.* exclude (basis) replace (coalesce(share.goal, target.goal) as goal),
    applicability.area as judged_area,
    share.share as own_share,
    greatest(nullif(target.basis, 'public'), nullif(coalesce(share.basis, target.parts), 'public')) as target_basis
  from target
  join applicability on applicability.indicator = target.indicator
  join area on area.area = applicability.area
  left join share
    on share.target = target.target
    and share.area = applicability.area
  where (target.parts is not null or share.share is not null)
    and area.kind in ('county', 'zone')
    and applicability.area <> target.area
),
-- In a scenario only the targets are judged again of which it changes a figure.
staged as (
  select *, 0 as scenario from asked
  union all
  select asked.*, touched.scenario
  from asked
  join (select distinct indicator, area, scenario from effective_observation where scenario <> 0) as touched
    on touched.indicator = asked.indicator
    and touched.area = asked.judged_area
),
-- What this year may be held against: whole, of something, and with no break between it and any figure of the next year.
usable as (
  select *
  from effective_observation
  where present = expected
    and divisor > 0
    and (indicator, area, period, scenario) not in (
      select (broken.indicator, broken.area, broken.earlier, broken.scenario)
      from broken
      join period on period.period = broken.period
      where broken.earlier = period.opening
    )
),
-- The year before, of the area and of the whole; none where it is not whole, or is not to be compared with this year.
past as (
  select
    staged.*,
    year.period as last_year_period,
    year.amount as last_year,
    year.divisor as last_year_divisor,
    whole.amount as last_whole_year,
    whole.divisor as last_whole_year_divisor,
    coalesce(limits.most, case when indicator.denominator <> '' then indicator.scale end) as most,
    -- A goal that its limit may hold down rests on the limit too.
    greatest(
      year.basis,
      whole.basis,
      case when limits.most is not null and (staged.goal_by, 'most') in (select (method, name) from operand_named where rule = 'goal')
        then nullif(limits.basis, 'public')
      end
    ) as past_basis
  from staged
  cross join run
  join period on period.period = staged.period
  join indicator on indicator.indicator = staged.indicator
  left join limits on limits.indicator = staged.indicator
  left join usable as year
    on year.indicator = staged.indicator
    and year.area = staged.judged_area
    and year.period = case when staged.goal_by <> '' then period.prior end
    and year.scenario = staged.scenario
  left join effective_observation as whole
    on whole.indicator = staged.indicator
    and whole.area = run.city
    and whole.period = year.period
    and whole.scenario = staged.scenario
    and whole.present = whole.expected
    and whole.divisor > 0
)
select
  target,
  measure,
  indicator,
  area,
  period,
  comparator,
  unit,
  strength,
  method,
  goal_by,
  goal,
  parts,
  place,
  judged_area,
  own_share,
  scenario,
  last_year_period,
  last_whole_period,
  target_basis
from (
  select
    * exclude (last_year, last_year_divisor, last_whole_year_divisor, most, past_basis, last_year_period, last_whole_year, target_basis)
      replace (cast(rule_goal_by(past) as decimal(38, 6)) as goal),
    last_year_period,
    case when last_whole_year is not null then last_year_period end as last_whole_period,
    greatest(target_basis, past_basis) as target_basis
  from past
)
