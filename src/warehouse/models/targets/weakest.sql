-- One target that is missed, behind or without data in the area it is set for: how far it falls short, and its rank among them, the weakest first.
with
short as (
  select
    attainment.*,
    'target/' || target || '/' || area || '/' || period as root,
    any_shortfall(
      case when ratio_per > 0 and figure_period = period then cast(ratio as decimal(38, 12)) end,
      case when ratio_per > 0 and figure_period = period then cast(ratio_per as decimal(38, 12)) end,
      status::varchar,
      comparator
    ) as shortfall
  from attainment
  where scenario = 0
    and area = target_area
    and status in ('missed', 'behind', 'no data')
)
-- What `shortfall-rank` of methods counts, in one pass.
select
  *,
  rank() over (order by shortfall desc) as place_among,
  max(basis) over () as weakest_basis
from short
