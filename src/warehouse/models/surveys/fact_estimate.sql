-- One fact of what a survey gives of an indicator in an area, or by category: how many answered, the sums, the estimate, its interval, or why there is none.
-- 调查的数字
-- view
with
-- Of a survey whose units are not named, and are all asked, nothing is told of an area that is not told.
told as (
  select estimated.*
  from estimated
  cross join run
  left join told_category
    on told_category.indicator = estimated.indicator
    and told_category.period = estimated.period
    and told_category.question = 'area'
    and told_category.category = estimated.area
  where estimated.named = 'yes'
    or estimated.is_weighted
    or estimated.reason is null and (estimated.area = run.city or told_category.cell is not null)
),
own as (
  select
    told.*,
    stratum.squares,
    stratum.base_squares,
    stratum.products,
    -- What an estimate of the whole is made of is told of each area.
    told.reason is null or told.is_weighted and whole.estimate is not null as has_sums,
    told.variance is not null or told.is_weighted and whole.variance is not null as has_squares
  from told
  cross join run
  left join estimated as whole
    on whole.indicator = told.indicator
    and whole.area = run.city
    and whole.period = told.period
  left join stratum
    on stratum.indicator = told.indicator
    and stratum.area = told.area
    and stratum.period = told.period
),
number as (
  select
    indicator,
    area,
    period,
    basis,
    unnest([
      {aspect: 'answered', amount: answered::decimal(38, 12), plain: true},
      {aspect: 'returned', amount: if(estimator = 'count', null, returned)::decimal(38, 12), plain: true},
      {aspect: 'population', amount: people::decimal(38, 12), plain: true},
      {aspect: 'asked', amount: asked::decimal(38, 12), plain: true},
      {aspect: 'sum', amount: if(has_sums, total, null)::decimal(38, 12), plain: true},
      {aspect: 'base', amount: if(has_sums, base, null)::decimal(38, 12), plain: true},
      {aspect: 'squares', amount: if(has_squares, squares, null)::decimal(38, 12), plain: true},
      {aspect: 'base-squares', amount: if(has_squares, base_squares, null)::decimal(38, 12), plain: true},
      {aspect: 'products', amount: if(has_squares, products, null)::decimal(38, 12), plain: true},
      {aspect: 'estimate', amount: estimate::decimal(38, 12), plain: false},
      {aspect: 'estimate-variance', amount: variance::decimal(38, 12), plain: false},
      {aspect: 'estimate-error', amount: standard_error::decimal(38, 12), plain: false},
      {aspect: 'estimate-effective', amount: effective::decimal(38, 12), plain: false},
      {aspect: 'estimate-low', amount: low::decimal(38, 12), plain: false},
      {aspect: 'estimate-high', amount: high::decimal(38, 12), plain: false}
    ], recursive := true),
    estimator,
    interval,
    is_weighted
  from own
),
named as (
  select
    indicator,
    area,
    period,
    aspect,
    basis,
    amount,
    1::decimal(38, 12) as divisor,
    null as word,
    case
      when plain then 'observe-amount'
      when aspect in ('estimate-low', 'estimate-high') and interval = 'wilson' and not is_weighted then 'interval'
      else 'estimate'
    end as method,
    case aspect
      when 'estimate' then case
        when estimator in ('total', 'count') then if(is_weighted, 'total-weighted', 'total')
        else if(is_weighted, 'weighted', 'plain')
      end
      when 'estimate-variance' then if(estimator = 'ratio', 'ratio-variance', 'variance')
      when 'estimate-error' then 'error'
      when 'estimate-effective' then 'effective'
      when 'estimate-low' then if(interval = 'wilson' and is_weighted, 'share-low', 'low')
      when 'estimate-high' then if(interval = 'wilson' and is_weighted, 'share-high', 'high')
      else 'value'
    end as rule,
    aspect in ('estimate', 'estimate-low', 'estimate-high', 'estimate-error') as is_figure,
    aspect in ('answered', 'returned', 'population', 'asked') as is_count
  from number
  where amount is not null
  union all by name
  select
    indicator,
    area,
    period,
    'response' as aspect,
    basis,
    response(asked, returned)::decimal(38, 12) as amount,
    response_divisor(asked, returned)::decimal(38, 12) as divisor,
    'response' as method,
    'value' as rule,
    false as is_figure,
    false as is_count
  from own
  where asked > 0
    and estimator <> 'count'
  union all by name
  select
    indicator,
    area,
    period,
    'no-estimate' as aspect,
    greatest(own.basis, nullif(survey.basis, 'public')) as basis,
    reason as word,
    'estimate' as method,
    if(is_weighted, 'reason-weighted', 'reason') as rule,
    false as is_figure,
    false as is_count
  from own
  join survey on survey.survey = own.survey
  where reason is not null
  union all by name
  select
    category_cell.indicator,
    run.city as area,
    category_cell.period,
    unnest([
      {aspect: 'answered-of/' || cell, amount: units::decimal(38, 12), is_count: true, is_figure: false, method: 'observe-amount', rule: 'value'},
      {aspect: 'sum-of/' || cell, amount: total::decimal(38, 12), is_count: false, is_figure: false, method: 'observe-amount', rule: 'value'},
      {aspect: 'base-of/' || cell, amount: base::decimal(38, 12), is_count: false, is_figure: false, method: 'observe-amount', rule: 'value'},
      {
        aspect: 'estimate-of/' || cell,
        amount: case
          when estimate.estimator in ('total', 'count') then total::decimal(38, 12)
          else rounded_finely(indicator.scale * total, coalesce(base, units::decimal(38, 3)), 6)::decimal(38, 12)
        end::decimal(38, 12),
        is_count: false,
        is_figure: true,
        method: 'estimate',
        rule: if(estimate.estimator in ('total', 'count'), 'total', 'plain')
      },
      {
        aspect: 'estimate-low-of/' || cell,
        amount: if(estimate.interval = 'wilson', interval_low(total, units, indicator.scale), null)::decimal(38, 9)::decimal(38, 12),
        is_count: false,
        is_figure: true,
        method: 'interval',
        rule: 'low'
      },
      {
        aspect: 'estimate-high-of/' || cell,
        amount: if(estimate.interval = 'wilson', interval_high(total, units, indicator.scale), null)::decimal(38, 9)::decimal(38, 12),
        is_count: false,
        is_figure: true,
        method: 'interval',
        rule: 'high'
      }
    ], recursive := true),
    category_cell.basis,
    1::decimal(38, 12) as divisor
  from category_cell
  cross join run
  join estimate on estimate.indicator = category_cell.indicator
  join indicator on indicator.indicator = category_cell.indicator
)
select
  'indicator/' || named.indicator || '/' || named.area || '/' || named.period || '/' || named.aspect as fact,
  'indicator/' || named.indicator as subject,
  split_part(named.aspect, '/', 1) as aspect,
  named.indicator,
  cast(null as varchar) as target,
  named.area,
  named.period,
  named.method,
  named.rule,
  named.amount,
  named.divisor,
  named.word,
  cast(null as status) as status,
  case when named.word is not null then '' when named.is_figure then indicator.unit when named.is_count then survey.noun when named.aspect = 'response' then '%' else '' end as unit,
  case when named.is_figure then if(estimate.estimator in ('total', 'count'), indicator.decimals, greatest(indicator.decimals, 1)) when named.is_count then 0 when named.aspect = 'response' then 1 end::integer as decimals,
  false as signed,
  cast(null as decimal(38, 12)[]) as edges,
  named.basis,
  cast(null as varchar) as flag,
  'public' as audience
from named
join indicator on indicator.indicator = named.indicator
join estimate on estimate.indicator = named.indicator
join survey on survey.survey = estimate.survey
where named.amount is not null
  or named.word is not null
