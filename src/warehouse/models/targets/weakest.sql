-- One target that is missed, behind or without data in the area it is set for: how far it falls short, and its rank among them, the weakest first.
-- 薄弱目标
with
short as (
  select
    attainment.*,
    'target/' || target || '/' || area || '/' || period as root,
    any_shortfall(
      case when ratio_divisor > 0 and figure_period = period then cast(ratio as decimal(38, 12)) end,
      case when ratio_divisor > 0 and figure_period = period then cast(ratio_divisor as decimal(38, 12)) end,
      status::varchar,
      comparator
    ) as shortfall
  from attainment
  where scenario = 0
    and area = target_area
    and status in ('missed', 'behind', 'no data')
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
  share_divisor,
  root,
  shortfall,
  place_among,
  weakest_basis
from (
  -- What `shortfall-rank` of methods counts, in one pass.
  select
    *,
    rank() over (order by shortfall desc) as place_among,
    max(basis) over () as weakest_basis
  from short
)
