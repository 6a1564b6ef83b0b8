-- One figure that an area and a department both give: the one chosen, the other, and how far they are apart.
select
  observation.indicator,
  observation.area,
  observation.period,
  other.source,
  observation.amount,
  observation.per,
  other.amount as other_amount,
  other.per as other_per,
  source_difference(observation.amount, observation.per, other.amount, other.per) as difference,
  source_difference_per(observation.amount, observation.per, other.amount, other.per) as difference_per,
  source_difference_relative(observation.amount, observation.per, other.amount, other.per) as relative,
  source_difference_relative_per(observation.amount, observation.per, other.amount, other.per) as relative_per,
  greatest(observation.basis, other.basis) as basis
from observation
join observation as other
  on other.indicator = observation.indicator
  and other.area = observation.area
  and other.period = observation.period
  and other.scenario = observation.scenario
  and other.source_kind <> observation.source_kind
  and not other.chosen
where observation.chosen
  and observation.scenario = 0
  and observation.source_kind in ('area', 'department')
  and other.source_kind in ('area', 'department')
