-- One worked example of a method, with what the rules by which targets are judged make of it.
with
figure as (
  select
    example.example,
    case when any_value(denominator) is not null then observe_ratio(numerator, denominator, any_value(scale))
      else observe_amount(value)
    end as amount,
    case when any_value(denominator) is not null then observe_ratio_per(numerator, denominator, any_value(scale))
      else observe_amount_per(value)
    end as per
  from example_row as example
  group by example.example
),
given as (
  select
    example.* exclude (last, opening, whole_year),
    run.as_of as period,
    figure.amount,
    figure.per,
    1 as present,
    1 as expected,
    example.last as last_amount,
    1 as last_per,
    case when example.last is null then 0 else 1 end as last_present,
    example.opening as opening_amount,
    case when example.opening is null then 0 else 1 end as opening_present,
    case when example.season is not null then 1 end as season_per,
    1 as last_year_per,
    example.whole_year as last_whole_year,
    1 as last_whole_year_per,
    cast(null as decimal(38, 6)) as last_denominator,
    cast(null as decimal(38, 6)) as last_year_denominator
  from example_row as example
  join figure on figure.example = example.example
  cross join run
),
aimed as (
  select * replace (cast(rule_goal_by(given) as decimal(38, 6)) as goal) from given
),
stepped as (
  select
    *,
    rule_void(aimed) as void,
    rule_lacks(aimed) as lacks,
    rule_lost(aimed) as lost,
    rule_settled(aimed) as settled,
    rule_reached(aimed) as reached,
    rule_waits(aimed) as waits,
    rule_paced(aimed) as paced,
    cast(rule_needed_next(aimed) as decimal(38, 12)) as ahead
  from aimed
),
required as (
  select *, cast(rule_needed_passed(stepped) as decimal(38, 12)) as passed from stepped
)
select
  *,
  rule_status(required) as status,
  rule_share(required) as share,
  rule_share_per(required) as share_per,
  rule_ratio(required) as ratio,
  rule_ratio_per(required) as ratio_per,
  rule_gap(required) as gap,
  rule_gap_per(required) as gap_per,
  rule_needed(required) as needed,
  rule_needed_per(required) as needed_per,
  rule_needed_month(required) as needed_month,
  rule_needed_most(required) as needed_most,
  rule_needed_most_per(required) as needed_most_per,
  rule_attainable(required) as attainable
from required
