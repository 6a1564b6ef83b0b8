-- One reporting period within a year of an indicator that is counted up to a target, in a scenario: how much had come by then, and of what whole.
-- 各期占全年的比重
with
-- Figures to which nothing is missing; only counts of what comes in a year have a part and a whole.
figure as (
  select observation.*, period.kind, period.first, period.last, period.year_first
  from effective_observation as observation
  join (select distinct indicator, judged_area from judged) as counted
    on counted.indicator = observation.indicator
    and counted.judged_area = observation.area
  join indicator on indicator.indicator = observation.indicator
  join period on period.period = observation.period
  where observation.present = observation.expected
    and observation.method = 'observe-amount'
    and indicator.denominator = ''
    and indicator.periods in ('sum', 'to-date')
)
select
  figure.indicator,
  figure.area,
  figure.period,
  figure.scenario,
  figure.year_first,
  substr(figure.period, 5) as place,
  figure.amount,
  figure.series_least,
  figure.series_most,
  figure.last - figure.year_first + 1 as elapsed,
  whole.last - whole.first + 1 as months,
  whole.period as year,
  year.amount as whole,
  case when year.amount > 0 then season_part(figure.amount, year.amount) end as share,
  figure.basis,
  greatest(figure.basis, year.basis) as whole_basis
from figure
join period as whole
  on whole.kind = 'year'
  and whole.first = figure.year_first
left join figure as year
  on year.indicator = figure.indicator
  and year.area = figure.area
  and year.scenario = figure.scenario
  and year.period = whole.period
  -- Of a year of two series no part is a share.
  and one_series(figure.series_least, figure.series_most, year.series_least, year.series_most)
where figure.kind not in ('year', 'span')
  and figure.last < whole.last
  and figure.period in (select period from due)
