-- One reporting period of which the figures ought to go into those of a period: indicator, period, and the period of the part.
with
reporting as (
  select
    indicator.indicator,
    indicator.periods,
    period.period,
    period.first,
    period.last,
    period.last = period.year_first + 11 as ends_year
  from indicator
  cross join due
  join period on period.period = due.period
  where indicator.periods <> 'none'
)
select
  reporting.indicator,
  moment.period,
  reporting.period as part_period
from reporting
join moment
  on reporting.last <= moment.closes
  and case reporting.periods
    -- A sum is of the whole year only where its first period is reported too.
    when 'sum' then reporting.first >= moment.opens and moment.covered
    when 'to-date' then reporting.last = moment.closes
      or (reporting.ends_year and reporting.first >= moment.opens)
    else reporting.last = moment.closes
  end
where moment.kind = 'year'
  or moment.period in (select period from due)
  or (reporting.indicator, moment.period) in (select indicator, period from target)
