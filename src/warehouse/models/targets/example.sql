-- One worked example of a method, with what the rules by which targets are judged make of it.
-- 算例
with
figure as (
  select
    example.example,
    case when any_value(denominator) is not null then observe_ratio(numerator, denominator, any_value(scale))
      else observe_amount(value)
    end as amount,
    case when any_value(denominator) is not null then observe_ratio_divisor(numerator, denominator, any_value(scale))
      else observe_amount_divisor(value)
    end as divisor
  from example_row as example
  group by example.example
),
written as (
  select
    example.* exclude (last, opening, whole_year),
    run.as_of as period,
    cast(figure.amount as decimal(38, 6)) as amount,
    figure.divisor,
    1 as present,
    1 as expected,
    example.last as last_amount,
    1 as last_divisor,
    case when example.last is null then 0 else 1 end as last_present,
    cast(null as varchar) as broken,
    example.opening as opening_amount,
    case when example.opening is null then 0 else 1 end as opening_present,
    case when example.season is not null then 1 end as season_divisor,
    1 as last_year_divisor,
    example.whole_year as last_whole_year,
    1 as last_whole_year_divisor,
    cast(null as decimal(38, 6)) as most,
    cast(null as decimal(38, 6)) as last_denominator,
    cast(null as decimal(38, 6)) as last_year_denominator
  from example_row as example
  join figure on figure.example = example.example
  cross join run
),
aimed as (
  select * replace (cast(rule_goal_by(written) as decimal(38, 6)) as goal) from written
),
stepped as (
  select
    * exclude (given),
    rule_void(given) as void,
    rule_lacks(given) as lacks,
    rule_lost(given) as lost,
    rule_settled(given) as settled,
    rule_reached(given) as reached,
    rule_waits(given) as waits,
    rule_paced(given) as paced,
    cast(rule_needed_next(given) as decimal(38, 12)) as ahead
  from (select *, aimed as given from aimed)
),
required as (
  select * exclude (given), cast(rule_needed_passed(given) as decimal(38, 12)) as passed
  from (select *, stepped as given from stepped)
)
select
  example,
  method,
  unit,
  periods,
  comparator,
  goal_by,
  goal,
  value,
  numerator,
  denominator,
  scale,
  last_year,
  season,
  decimals,
  elapsed,
  months,
  basis,
  period,
  amount,
  divisor,
  present,
  expected,
  last_amount,
  last_divisor,
  last_present,
  broken,
  opening_amount,
  opening_present,
  season_divisor,
  last_year_divisor,
  last_whole_year,
  last_whole_year_divisor,
  last_denominator,
  last_year_denominator,
  void,
  lacks,
  lost,
  settled,
  reached,
  waits,
  paced,
  ahead,
  passed,
  status,
  share,
  share_divisor,
  ratio,
  ratio_divisor,
  gap,
  gap_divisor,
  needed,
  needed_divisor,
  needed_month,
  needed_most,
  needed_most_divisor,
  attainable
from (
  select
    * exclude (given),
    rule_status(given) as status,
    rule_share(given) as share,
    rule_share_divisor(given) as share_divisor,
    rule_ratio(given) as ratio,
    rule_ratio_divisor(given) as ratio_divisor,
    rule_gap(given) as gap,
    rule_gap_divisor(given) as gap_divisor,
    rule_needed(given) as needed,
    rule_needed_divisor(given) as needed_divisor,
    rule_needed_month(given) as needed_month,
    rule_needed_most(given) as needed_most,
    rule_needed_most_divisor(given) as needed_most_divisor,
    rule_attainable(given) as attainable
  from (select *, required as given from required)
)
