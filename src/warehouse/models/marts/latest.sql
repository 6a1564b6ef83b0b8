-- One indicator's last period with a chosen figure, of the city where it has one, of areas else: what areas are compared in.
select
  observation.indicator,
  arg_max(observation.period, (observation.area = run.city, period.last, -period.first)) as period
from observation
join period on period.period = observation.period
join area on area.area = observation.area
cross join run
where observation.chosen
  and observation.scenario = 0
  and area.kind <> 'reference'
group by observation.indicator
