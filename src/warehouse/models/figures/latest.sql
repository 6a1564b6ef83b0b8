-- One period in which an indicator's areas are compared: its last with a chosen figure, of the city where it has one; and each span of a target, apart.
-- 各地区比较的时期
with
chosen_period as (
  select
    observation.indicator,
    observation.period,
    period.kind = 'span' as is_span,
    observation.area = run.city as of_city,
    period.last,
    period.first
  from observation
  join period on period.period = observation.period
  join area on area.area = observation.area
  cross join run
  where observation.chosen
    and observation.scenario = 0
    and area.kind <> 'reference'
),
-- Spans that targets are set for, and whether the indicator has none but such.
asked as (
  select
    target.indicator,
    target.period,
    bool_and(period.kind = 'span') over (partition by target.indicator) as only_spans
  from target
  join period on period.period = target.period
)
select distinct chosen_period.indicator, chosen_period.period
from chosen_period
join asked
  on asked.indicator = chosen_period.indicator
  and asked.period = chosen_period.period
where chosen_period.is_span
union
select indicator, arg_max(period, (not is_span, of_city, last, -first)) as period
from chosen_period
where indicator not in (
  select asked.indicator
  from asked
  join chosen_period as spanned
    on spanned.indicator = asked.indicator
    and spanned.period = asked.period
  where asked.only_spans
)
group by indicator
