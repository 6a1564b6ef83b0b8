-- One target judged for one area as a scenario changes it, of the scenarios that turn a verdict or a grade.
-- 情形下的判定
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
  select attainment.*
  from attainment
  join attainment as was
    on was.scenario = 0
    and was.target = attainment.target
    and was.area = attainment.area
  where attainment.scenario in (select scenario from sensitivity_flip)
    and (
      attainment.status is distinct from was.status
      or attainment.ratio is distinct from was.ratio
      or attainment.ratio_divisor is distinct from was.ratio_divisor
    )
)
