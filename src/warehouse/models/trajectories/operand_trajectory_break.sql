-- One cell that says what breaks between the parts of both figures of a trajectory.
-- 轨迹断点的操作数
-- view
with
told as (
  select
    'trajectory/' || traced.trajectory || '/' || traced.area || '/' || traced.period || '/break' as fact,
    replace(traced.broken_method, '-break', '') as part,
    if(constituent.period = traced.base, 'last_' || part, part) as name,
    unnest([constituent.value_reading, constituent.numerator_reading, constituent.denominator_reading]) as ref
  from trajectory as traced
  join observation
    on observation.indicator = traced.indicator
    and observation.area = traced.area
    and observation.period in (traced.base, traced.figure_period)
    and observation.chosen
    and observation.scenario = 0
  join constituent
    on constituent.indicator = observation.indicator
    and constituent.area = observation.area
    and constituent.period = observation.period
    and constituent.source = observation.source
    and constituent.scenario = observation.scenario
    and constituent.via = observation.via
    and constituent.method = observation.method
  where traced.broken is not null
)
select fact, name, 'reading' as kind, ref, part from told where ref is not null
