-- One target judged for one area in a scenario, at as-of: the observation, what it is held against, and the steps to its status.
-- 目标判定
with
applying as (
  select indicator, area from applicability
  union
  select indicator, run.city from applicability cross join run
),
-- The last month that was to be reported on; as-of itself where the plan has no due dates.
reported as (
  select
    case when count(due.period) = 0 then any_value(run.last)
      else max(period.last) filter (period.last <= run.last)
    end as last
  from run
  left join due on true
  left join period on period.period = due.period
),
-- The observation's period: the target's own once it is over or where it spans years, else the last that was due.
timed as (
  select
    judged.*,
    goal_period.first as goal_first,
    goal_period.last as goal_last,
    goal_period.last - goal_period.first + 1 as months,
    case when goal_period.last <= run.last then goal_period.last - goal_period.first + 1
      else greatest(coalesce(reported.last, 0) - goal_period.first + 1, 0)
    end as elapsed,
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
  cross join reported
),
-- Every observation in the target's time: an earlier one counts where it cannot be undone.
seen as (
  select
    timed.*,
    observation.period as figure_period,
    -- A figure has no more decimals than these; what it is multiplied with has the room.
    cast(observation.amount as decimal(38, 6)) as amount,
    observation.divisor,
    observation.present,
    observation.expected,
    observation.basis as figure_basis,
    observation_period.prior,
    observation_period.opening,
    observation_period.closes
  from timed
  join effective_observation as observation
    on observation.indicator = timed.indicator
    and observation.area = timed.judged_area
    and observation.scenario = timed.scenario
  join observation_period on observation_period.period = observation.period
  where observation.period = timed.observed_period
    or (
      observation.period in (select period from due)
      and observation_period.closes between timed.goal_first and timed.goal_last
    )
),
-- Of each the one of a year before, where the two may be compared.
before as (
  select
    seen.target,
    seen.judged_area,
    seen.scenario,
    seen.figure_period,
    last.amount,
    last.divisor,
    last.basis,
    last.period as last_period
  from seen
  join effective_observation as last
    on last.indicator = seen.indicator
    and last.area = seen.judged_area
    and last.period = seen.prior
    and last.scenario = seen.scenario
  left join broken
    on broken.indicator = seen.indicator
    and broken.area = seen.judged_area
    and broken.period = seen.figure_period
    and broken.earlier = last.period
    and broken.scenario = seen.scenario
  where last.present = last.expected
    and broken.kind is null
),
-- With what each is held against.
candidate as (
  select
    seen.* exclude (figure_basis, prior, opening),
    cast(last.amount as decimal(38, 6)) as last_amount,
    last.divisor as last_divisor,
    last.last_period,
    indicator.periods,
    indicator.scale,
    case when last.amount is null then 0 else 1 end as last_present,
    case when method.judges_by_last then broken.kind end as broken,
    broken.earlier as broken_with,
    opening.amount as opening_amount,
    opening.period as opening_period,
    case when opening.amount is null then 0 else 1 end as opening_present,
    outlook.season,
    outlook.season_divisor,
    greatest(
      seen.target_basis,
      seen.figure_basis,
      case when method.uses_last then last.basis end,
      case when method.judges_by_last then broken.basis end,
      case when method.uses_opening then opening.basis end,
      case when method.uses_season then outlook.outlook_basis end
    ) as basis
  from seen
  join method on method.method = seen.method
  join indicator on indicator.indicator = seen.indicator
  left join before as last
    on last.target = seen.target
    and last.judged_area = seen.judged_area
    and last.scenario = seen.scenario
    and last.figure_period = seen.figure_period
  left join broken
    on broken.indicator = seen.indicator
    and broken.area = seen.judged_area
    and broken.period = seen.figure_period
    and broken.earlier = seen.prior
    and broken.scenario = seen.scenario
  left join broken as broken_opening
    on broken_opening.indicator = seen.indicator
    and broken_opening.area = seen.judged_area
    and broken_opening.period = seen.figure_period
    and broken_opening.earlier = seen.opening
    and broken_opening.scenario = seen.scenario
  left join effective_observation as opening
    on opening.indicator = seen.indicator
    and opening.area = seen.judged_area
    and opening.period = seen.opening
    and opening.scenario = seen.scenario
    and opening.present = opening.expected
    and broken_opening.kind is null
  left join outlook
    on outlook.indicator = seen.indicator
    and outlook.area = seen.judged_area
    and outlook.period = seen.figure_period
    and outlook.scenario = seen.scenario
),
stepped as (
  select
    * exclude (given),
    rule_void(given) as void,
    rule_lacks(given) as lacks,
    rule_lost(given) as lost,
    rule_settled(given) as settled,
    rule_reached(given) as reached,
    rule_waits(given) as waits,
    rule_paced(given) as paced
  from (select *, candidate as given from candidate)
),
picked as (
  select *
  from stepped
  where figure_period = observed_period or lost or settled
  qualify row_number() over (
    partition by target, judged_area, scenario
    order by
      figure_period = observed_period and present = expected desc,
      coalesce(lost, false) or coalesce(settled, false) desc,
      figure_period = observed_period desc,
      closes desc
  ) = 1
),
matched as (
  select
    timed.* exclude (area, period, judged_area, goal_first, goal_last),
    timed.judged_area as area,
    timed.area as target_area,
    timed.period as target_period,
    case when timed.observed_period is null or timed.elapsed = 0 then timed.period
      else timed.observed_period
    end as period,
    picked.figure_period,
    picked.amount,
    picked.divisor,
    picked.last_amount,
    picked.last_divisor,
    picked.last_period,
    coalesce(picked.last_present, 0) as last_present,
    picked.broken,
    picked.broken_with,
    picked.opening_amount,
    picked.opening_period,
    coalesce(picked.opening_present, 0) as opening_present,
    picked.season,
    picked.season_divisor,
    coalesce(picked.present, 0) as present,
    case when timed.applies then coalesce(picked.expected, 1) else 0 end as expected,
    picked.void,
    picked.lacks,
    picked.lost,
    picked.settled,
    picked.reached,
    picked.waits,
    picked.paced,
    coalesce(picked.basis, timed.target_basis, cast('public' as basis)) as basis
  from timed
  left join picked
    on picked.target = timed.target
    and picked.judged_area = timed.judged_area
    and picked.scenario = timed.scenario
)
select
  target,
  measure,
  indicator,
  comparator,
  unit,
  strength,
  method,
  goal_by,
  goal,
  parts,
  place,
  own_share,
  scenario,
  last_year_period,
  last_whole_period,
  target_basis,
  months,
  elapsed,
  observed_period,
  applies,
  area,
  target_area,
  target_period,
  period,
  figure_period,
  amount,
  divisor,
  last_amount,
  last_divisor,
  last_period,
  last_present,
  broken,
  broken_with,
  opening_amount,
  opening_period,
  opening_present,
  season,
  season_divisor,
  present,
  expected,
  void,
  lacks,
  lost,
  settled,
  reached,
  waits,
  paced,
  basis,
  status,
  ratio,
  ratio_divisor,
  gap,
  gap_divisor,
  share,
  share_divisor
from (
  select
    * exclude (given),
    cast(rule_status(given) as status) as status,
    rule_ratio(given) as ratio,
    rule_ratio_divisor(given) as ratio_divisor,
    rule_gap(given) as gap,
    rule_gap_divisor(given) as gap_divisor,
    rule_share(given) as share,
    rule_share_divisor(given) as share_divisor
  from (select *, matched as given from matched)
)
