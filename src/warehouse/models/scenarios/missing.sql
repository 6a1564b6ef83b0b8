-- One figure that bears on a verdict and is missing, with the least and the most that it can be, where there is a bound.
-- 缺报的数
with
-- What is given, by whatever source.
given as (
  select distinct indicator, area, period
  from reported
  where value is not null
    or (numerator is not null and denominator is not null)
),
absent as (
  select
    expected_figure.* exclude (least, most),
    reported.numerator,
    reported.denominator,
    reported.numerator_reading,
    reported.denominator_reading,
    reported.denominator is not null as of_known,
    indicator.denominator <> '' and reported.denominator is null as unweighted,
    expected_figure.least,
    expected_figure.most
  from expected_figure
  join indicator on indicator.indicator = expected_figure.indicator
  left join reported
    on reported.indicator = expected_figure.indicator
    and reported.area = expected_figure.area
    and reported.period = expected_figure.period
    and reported.source = expected_figure.source
  where (expected_figure.indicator, expected_figure.area, expected_figure.period) not in (
      select (indicator, area, period) from given
    )
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
),
-- Periods whose figures are added to others: a rate has no bound there without what it is a rate of.
added as (
  select indicator, part_period
  from part_period
  where via = 'own'
  group by indicator, part_period
  having max(expected) > 1
)
select
  indicator,
  area,
  period,
  source,
  source_kind,
  direction,
  numerator,
  denominator,
  numerator_reading,
  denominator_reading,
  of_known,
  least,
  most
from (
  select
    absent.* exclude (unweighted, least, most),
    case
      when absent.of_known then 0
      when absent.unweighted and added.indicator is not null then null
      else absent.least
    end as least,
    case
      when absent.of_known then absent.denominator
      when absent.unweighted and added.indicator is not null then null
      else absent.most
    end as most
  from absent
  left join added
    on added.indicator = absent.indicator
    and added.part_period = absent.period
  union all by name
  -- So the city's rate has none either where one of its areas' is missing.
  select distinct
    absent.indicator,
    run.city as area,
    absent.period,
    absent.source,
    absent.source_kind,
    absent.direction,
    false as of_known
  from absent
  cross join run
  join reporter
    on reporter.indicator = absent.indicator
    and reporter.area = absent.area
    and reporter.adds
  semi join bearing
    on bearing.indicator = absent.indicator
    and bearing.area = run.city
  anti join given as whole
    on whole.indicator = absent.indicator
    and whole.area = run.city
    and whole.period = absent.period
  anti join expected_figure as asked
    on asked.indicator = absent.indicator
    and asked.area = run.city
  where absent.unweighted
)
