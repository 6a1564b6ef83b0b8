-- One department's place among those that may report an indicator: who leads its measure, then who answers for it, then who takes part.
select
  indicator.indicator,
  duty.department as source,
  min(case duty.role when 'lead' then 1 when 'responsible' then 2 else 3 end) as place
from indicator
join duty on duty.measure = indicator.measure
group by indicator.indicator, duty.department
