-- One area's place among those compared: what its figure may be by chance, and the first and last rank that leaves.
-- 各地区的名次区间
with
compared_figure as (
  select
    observation.indicator,
    observation.area,
    observation.period,
    observation.amount,
    observation.numerator,
    observation.denominator,
    observation.basis,
    indicator.denominator <> '' as is_ratio,
    indicator.direction,
    indicator.scale
  from latest
  join observation
    on observation.indicator = latest.indicator
    and observation.period = latest.period
    and observation.chosen
    and observation.scenario = 0
    and observation.present = observation.expected
  join area on area.area = observation.area
  join indicator on indicator.indicator = observation.indicator
  where area.kind in ('county', 'zone')
    and case when indicator.denominator = '' then observation.divisor = 1
      else observation.method = 'observe-ratio'
        and observation.denominator > 0
        and observation.numerator >= 0
        and observation.numerator % 1 = 0
        and observation.denominator % 1 = 0
    end
),
bounded as (
  select
    *,
    case when is_ratio then interval_low(numerator, denominator, scale) else amount::decimal(38, 9) end as low,
    case when is_ratio then interval_high(numerator, denominator, scale) else amount::decimal(38, 9) end as high
  from compared_figure
),
bound as (
  select indicator, period, area, unnest(['low', 'high']) as side, unnest([low, high]) as ending
  from bounded
),
-- How many others lie wholly above or below: what `rank` of methods counts, in one pass over the sorted bounds.
counted as (
  select
    indicator,
    period,
    area,
    side,
    count(*) filter (side = 'low') over (partition by indicator, period order by ending desc, side) as above,
    count(*) filter (side = 'high') over (partition by indicator, period order by ending, side desc) as below
  from bound
),
beside as (
  select
    indicator,
    period,
    area,
    max(above) filter (side = 'high') as above,
    max(below) filter (side = 'low') as below
  from counted
  group by indicator, period, area
)
select
  indicator,
  area,
  period,
  amount,
  numerator,
  denominator,
  basis,
  is_ratio,
  direction,
  scale,
  low,
  high,
  first,
  last,
  areas,
  weakest
from (
  select
    bounded.*,
    1 + case direction when 'up' then beside.above else beside.below end as first,
    count(*) over indicator_areas - case direction when 'up' then beside.below else beside.above end as last,
    count(*) over indicator_areas as areas,
    max(bounded.basis) over indicator_areas as weakest
  from bounded
  join beside
    on beside.indicator = bounded.indicator
    and beside.period = bounded.period
    and beside.area = bounded.area
  window indicator_areas as (partition by bounded.indicator, bounded.period)
)
