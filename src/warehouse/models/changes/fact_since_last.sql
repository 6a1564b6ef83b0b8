-- One fact of how far a figure moved since the reporting period before it; what runs from the year's beginning within one year only.
-- 较上期的数字
-- view
with
figure as (
  select
    observation.*,
    period.kind,
    period.first,
    period.last,
    period.year_first,
    indicator.periods,
    indicator.unit,
    indicator.decimals
  from observation
  join indicator on indicator.indicator = observation.indicator
  join period on period.period = observation.period
  where observation.chosen
    and observation.scenario = 0
    and observation.present = observation.expected
    and observation.period in (select period from due)
    and period.kind not in ('year', 'span')
),
moved as (
  select
    figure.*,
    before.period as last_period,
    since_last(figure.amount, figure.divisor, before.amount, before.divisor) as change,
    since_last_divisor(figure.amount, figure.divisor, before.amount, before.divisor) as change_divisor,
    greatest(figure.basis, before.basis) as both_basis
  from figure
  join figure as before
    on before.indicator = figure.indicator
    and before.area = figure.area
    and before.kind = figure.kind
    and before.method = figure.method
    and before.last = figure.first - 1
    and (figure.periods = 'last' or before.year_first = figure.year_first)
    and one_series(figure.series_least, figure.series_most, before.series_least, before.series_most)
    -- Only figures of an area around a zone hold its figures or leave them out.
    and (
      figure.area not in (select county from inside)
      or one_series(figure.zones_least, figure.zones_most, before.zones_least, before.zones_most)
    )
)
select
  0 as scenario,
  'indicator/' || indicator || '/' || area || '/' || period || '/since-last' as fact,
  'indicator/' || indicator as subject,
  indicator,
  cast(null as varchar) as target,
  area,
  period,
  last_period,
  'since-last' as aspect,
  'since-last' as method,
  'value' as rule,
  change as amount,
  change_divisor as divisor,
  cast(null as varchar) as word,
  cast(null as status) as status,
  case when unit = '%' then '个百分点' else unit end as unit,
  decimals,
  true as signed,
  cast([0] as decimal(38, 12)[]) as edges,
  both_basis as basis,
  cast(null as varchar) as flag,
  'public' as audience
from moved
where change_divisor > 0
