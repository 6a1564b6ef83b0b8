-- One figure that does go into an observation: indicator, area, period, source, scenario, via, part area and period; of the source `decided` those that count where some parts were decided on.
-- 计入汇总的部分
-- view
with
given as (
  select * exclude (outdone) from placed_figure where not outdone
  union all by name
  select * from mixed
),
judged as (
  select
    given.*,
    indicator.denominator <> '' as is_ratio,
    -- A growth was published for one figure, and is of no sum in which that is one part.
    given.area = given.whole_area and given.period = given.whole_period and given.expected = 1 as is_whole,
    given.numerator is not null and given.denominator is not null as has_parts
  from given
  join indicator on indicator.indicator = given.indicator
)
select
  indicator,
  whole_area as area,
  whole_period as period,
  via,
  source,
  given_by,
  scenario,
  source_kind,
  area as part_area,
  period as part_period,
  expected,
  case when is_ratio and has_parts then 'observe-ratio' else 'observe-amount' end as method,
  numerator,
  denominator,
  value,
  if(is_whole, published_growth, null) as published_growth,
  if(is_whole, growth_unit, null) as growth_unit,
  numerator_reading,
  denominator_reading,
  value_reading,
  if(is_whole, growth_reading, null) as growth_reading,
  series_least,
  series_most,
  zones_least,
  zones_most,
  basis
from judged
where (is_ratio and has_parts)
  or (value is not null and (not is_ratio or expected = 1))
