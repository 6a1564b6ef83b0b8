-- One target judged for one area, at as-of: the observation, what it is held against, and the steps to its status.
with
judged as (
  select target.* exclude (basis), target.area as judged_area, nullif(target.basis, 'public') as target_basis
  from target
  union all
  select
    target.* exclude (basis),
    applicability.area as judged_area,
    greatest(nullif(target.basis, 'public'), nullif(target.parts, 'public')) as target_basis
  from target
  join applicability on applicability.indicator = target.indicator
  join area on area.area = applicability.area
  where target.parts is not null
    and area.kind in ('county', 'zone')
    and applicability.area <> target.area
),
applying as (
  select indicator, area from applicability
  union
  select indicator, run.city from applicability cross join run
),
-- Which period's observation is judged: the target's own once it is over or where it spans years, else the latest due.
timed as (
  select
    judged.*,
    goal_period.last - goal_period.first + 1 as months,
    least(greatest(run.last - goal_period.first + 1, 0), goal_period.last - goal_period.first + 1) as elapsed,
    case when goal_period.last <= run.last or goal_period.kind = 'span' then judged.period
      else (
        select arg_max(period.period, period.last)
        from due
        join period on period.period = due.period
        where period.last <= run.last and period.first >= goal_period.first
      )
    end as observed_period,
    (judged.indicator, judged.judged_area) in (select (indicator, area) from applying) as applies
  from judged
  join period as goal_period on goal_period.period = judged.period
  cross join run
),
matched as (
  select
    timed.*,
    observation.amount,
    observation.per,
    last.amount as last_amount,
    last.per as last_per,
    case when last.amount is null then 0 else 1 end as last_present,
    last.period as last_period,
    opening.amount as opening_amount,
    case when opening.amount is null then 0 else 1 end as opening_present,
    opening.period as opening_period,
    coalesce(observation.present, 0) as present,
    case when applies then coalesce(observation.expected, 1) else 0 end as expected,
    greatest(timed.target_basis, observation.basis) as basis
  from timed
  left join period on period.period = timed.observed_period
  left join observation
    on observation.indicator = timed.indicator and observation.area = timed.judged_area
    and observation.period = timed.observed_period and observation.chosen and observation.scenario = 0
  left join observation as last
    on last.indicator = timed.indicator and last.area = timed.judged_area
    and last.period = period.prior and last.chosen and last.scenario = 0
    and last.present = last.expected
  left join observation as opening
    on opening.indicator = timed.indicator and opening.area = timed.judged_area
    and opening.period = period.opening and opening.chosen and opening.scenario = 0
    and opening.present = opening.expected
),
stepped as (
  select
    *,
    rule_void(matched) as void,
    rule_lacks(matched) as lacks,
    rule_lost(matched) as lost,
    rule_settled(matched) as settled,
    rule_reached(matched) as reached,
    rule_waits(matched) as waits,
    rule_paced(matched) as paced
  from matched
)
select
  * exclude (area, period, judged_area, basis),
  judged_area as area,
  area as target_area,
  period as target_period,
  case when observed_period is null or elapsed = 0 then period else observed_period end as period,
  cast(rule_status(stepped) as status) as status,
  rule_ratio(stepped) as ratio,
  rule_ratio_per(stepped) as ratio_per,
  rule_gap(stepped) as gap,
  rule_gap_per(stepped) as gap_per,
  rule_share(stepped) as share,
  rule_share_per(stepped) as share_per,
  coalesce(basis, cast('public' as basis)) as basis
from stepped
