-- One figure that an area and a department both give, or of the city as somebody publishes it and as its areas add up: the one that counts, or would but for a decision on some of its parts; the other; and how far they are apart.
-- 来源差异
with
-- What each source gave; `beside` where something else counts, put together by decision.
given as (
  select observation.*, false as beside
  from observation
  where chosen and scenario = 0 and source <> 'decided'
  union all
  select observation.*, true as beside
  from observation as mixed
  join observation
    on observation.indicator = mixed.indicator
    and observation.area = mixed.area
    and observation.period = mixed.period
    and observation.scenario = 0
    and not observation.chosen
  join source_order
    on source_order.indicator = observation.indicator
    and source_order.source = observation.source
  where mixed.chosen and mixed.scenario = 0 and mixed.source = 'decided'
  qualify row_number() over (
    partition by observation.indicator, observation.area, observation.period
    order by source_order.place
  ) = 1
),
compared as (
  select
    given.indicator,
    given.area,
    given.period,
    other.source,
    case when given.beside then given.source end as beside,
    given.amount,
    given.divisor,
    other.amount as other_amount,
    other.divisor as other_divisor,
    -- Of parts of which some are missing, on either side.
    given.present < given.expected
      or other.present < other.expected
      or (given.indicator, given.area, given.period, given.source) in (select (indicator, area, period, source) from partial)
      or (other.indicator, other.area, other.period, other.source) in (select (indicator, area, period, source) from partial)
      as lacks,
    greatest(given.basis, other.basis) as basis
  from given
  cross join run
  join observation as other
    on other.indicator = given.indicator
    and other.area = given.area
    and other.period = given.period
    and other.scenario = 0
    and other.source <> given.source
    and not other.chosen
  where (
      given.source_kind in ('area', 'department')
      and other.source_kind in ('area', 'department')
      and other.source_kind <> given.source_kind
    )
    -- The whole as somebody gives it, and what areas add up to.
    or (given.area = run.city and given.via <> other.via)
  union all by name
  select
    given.indicator,
    given.area,
    given.period,
    sum_beside.source || '/areas' as source,
    null as beside,
    given.amount,
    given.divisor,
    sum_beside.amount as other_amount,
    sum_beside.divisor as other_divisor,
    given.present < given.expected
      or sum_beside.lacks
      or (given.indicator, given.area, given.period, given.source) in (select (indicator, area, period, source) from partial)
      as lacks,
    greatest(given.basis, sum_beside.basis) as basis
  from given
  join sum_beside
    on sum_beside.indicator = given.indicator
    and sum_beside.area = given.area
    and sum_beside.period = given.period
    and sum_beside.source = given.source
  where not given.beside
)
select
  indicator,
  area,
  period,
  source,
  beside,
  amount,
  divisor,
  other_amount,
  other_divisor,
  lacks,
  basis,
  difference,
  difference_divisor,
  relative,
  relative_divisor
from (
  select
    *,
    source_difference(amount, divisor, other_amount, other_divisor) as difference,
    source_difference_divisor(amount, divisor, other_amount, other_divisor) as difference_divisor,
    source_difference_relative(amount, divisor, other_amount, other_divisor) as relative,
    source_difference_relative_divisor(amount, divisor, other_amount, other_divisor) as relative_divisor
  from compared
)
