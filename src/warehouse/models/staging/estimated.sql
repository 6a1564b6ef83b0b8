-- One area and period, or the whole, of an indicator that a survey gives: the estimate, its variance and interval, or why there is none.
-- 推算数
with
going as (
  select stratum.*, stratum.area as whole from stratum
  union all
  select stratum.*, run.city
  from stratum
  cross join run
  where stratum.is_weighted
),
each_part as (
  select
    going.*,
    coalesce(going.base, going.answered::decimal(38, 3)) as over,
    estimate.estimator,
    estimate.interval,
    survey.least,
    survey.named,
    indicator.scale,
    indicator.basis as indicator_basis
  from going
  join estimate on estimate.indicator = going.indicator
  join survey on survey.survey = going.survey
  join indicator on indicator.indicator = going.indicator
),
valued as (
  select
    indicator,
    whole,
    period,
    estimator,
    interval,
    named,
    scale,
    is_weighted,
    any_value(survey) as survey,
    any_value(source) as source,
    any_value(source_kind) as source_kind,
    greatest(max(basis), nullif(any_value(indicator_basis), 'public')) as basis,
    if(is_weighted, list(area order by area), [whole]) as strata,
    sum(answered)::bigint as answered,
    sum(returned)::bigint as returned,
    sum(total)::decimal(38, 3) as total,
    sum(base)::decimal(38, 3) as base,
    sum(people)::bigint as people,
    if(count(asked) = count(*), sum(asked), null)::bigint as asked,
    if(
      is_weighted,
      estimate_reason_weighted(least, answered),
      estimate_reason(least, answered)
    ) as reason,
    case
      when reason is not null then null
      when estimator in ('total', 'count') and is_weighted then estimate_total_weighted(people, answered, total)::decimal(38, 6)
      when estimator in ('total', 'count') then estimate_total(total)::decimal(38, 6)
      when is_weighted then estimate_weighted(scale, people, answered, total, over)::decimal(38, 6)
      else estimate_plain(scale, total, over)::decimal(38, 6)
    end as estimate
  from each_part
  group by indicator, whole, period, estimator, interval, named, scale, is_weighted, least
),
with_estimate as (
  select each_part.*, valued.estimate
  from each_part
  join valued
    on valued.indicator = each_part.indicator
    and valued.whole = each_part.whole
    and valued.period = each_part.period
  where valued.estimate is not null
    and (valued.interval = 'normal' or valued.interval = 'wilson' and valued.is_weighted)
),
varied as (
  select
    indicator,
    whole,
    period,
    estimate_variance(scale, people, answered, total, squares)::decimal(38, 9) as variance
  from with_estimate
  where estimator <> 'ratio'
  group by indicator, whole, period, scale
  union all
  select
    indicator,
    whole,
    period,
    estimate_ratio_variance(scale, people, answered, total, squares, over, base_squares, products, estimate)::decimal(38, 9)
  from with_estimate
  where estimator = 'ratio'
  group by indicator, whole, period, scale, estimate
),
-- Of how many simple answers a share is worth.
worth as (
  select
    with_estimate.indicator,
    with_estimate.whole,
    with_estimate.period,
    estimate_effective(
      with_estimate.scale, with_estimate.people, with_estimate.answered, with_estimate.estimate, varied.variance
    )::decimal(38, 6) as effective
  from with_estimate
  join varied
    on varied.indicator = with_estimate.indicator
    and varied.whole = with_estimate.whole
    and varied.period = with_estimate.period
  where with_estimate.interval = 'wilson'
  group by
    with_estimate.indicator,
    with_estimate.whole,
    with_estimate.period,
    with_estimate.scale,
    with_estimate.estimate,
    varied.variance
),
bounded as (
  select
    valued.*,
    varied.variance,
    if(valued.interval = 'normal', estimate_error(varied.variance), null)::decimal(38, 6) as standard_error,
    worth.effective
  from valued
  left join varied
    on varied.indicator = valued.indicator
    and varied.whole = valued.whole
    and varied.period = valued.period
  left join worth
    on worth.indicator = valued.indicator
    and worth.whole = valued.whole
    and worth.period = valued.period
)
select
  indicator,
  whole as area,
  period,
  survey,
  source,
  source_kind,
  estimator,
  interval,
  named,
  is_weighted,
  basis,
  strata,
  answered,
  returned,
  total,
  base,
  people,
  asked,
  reason,
  estimate,
  variance,
  standard_error,
  effective,
  case
    when estimate is null then null
    when interval = 'normal' then estimate_low(estimate, standard_error)::decimal(38, 9)
    when interval = 'wilson' and is_weighted then estimate_share_low(scale, estimate, variance, effective)::decimal(38, 9)
    when interval = 'wilson' then interval_low(total, answered, scale)
  end::decimal(38, 9) as low,
  case
    when estimate is null then null
    when interval = 'normal' then estimate_high(estimate, standard_error)::decimal(38, 9)
    when interval = 'wilson' and is_weighted then estimate_share_high(scale, estimate, variance, effective)::decimal(38, 9)
    when interval = 'wilson' then interval_high(total, answered, scale)
  end::decimal(38, 9) as high
from bounded
