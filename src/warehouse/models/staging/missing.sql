-- One figure that bears on a verdict and is missing, with the least and the most that it can be, where there is a bound.
select
  expected_figure.* exclude (least, most),
  reported.numerator,
  reported.denominator,
  reported.numerator_reading,
  reported.denominator_reading,
  reported.denominator is not null as of_known,
  case when reported.denominator is not null then 0 else expected_figure.least end as least,
  case when reported.denominator is not null then reported.denominator else expected_figure.most end as most
from expected_figure
left join reported
  on reported.indicator = expected_figure.indicator
  and reported.area = expected_figure.area
  and reported.period = expected_figure.period
  and reported.source = expected_figure.source
where reported.value is null
  and (reported.numerator is null or reported.denominator is null)
  -- Where it was decided which source counts, its figure stands in.
  and (expected_figure.indicator, expected_figure.area, expected_figure.period) not in (
    select (settled.indicator, settled.area, settled.period)
    from settled
    join reported
      on reported.indicator = settled.indicator
      and reported.area = settled.area
      and reported.period = settled.period
      and reported.source = settled.source
  )
