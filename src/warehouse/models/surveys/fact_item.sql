-- One fact of an item of a mean of scores: what the sheets that count give it, and which share of its full marks that is.
-- 项目得分的数字
-- view
with
item as (
  select
    terms_item.*,
    terms_item.total::decimal(38, 3) as marks,
    estimated.answered,
    estimated.basis,
    estimate_item.most
  from terms_item
  join estimated
    on estimated.indicator = terms_item.indicator
    and estimated.area = terms_item.area
    and estimated.period = terms_item.period
  join estimate_item on estimate_item.indicator = terms_item.indicator and estimate_item.question = terms_item.item
),
named as (
  select
    indicator,
    area,
    period,
    item,
    basis,
    unnest([
      {aspect: 'item-sum', method: 'observe-amount', rule: 'value', amount: marks::decimal(38, 12), is_share: false},
      {
        aspect: 'item-share',
        method: 'estimate',
        rule: 'item',
        amount: estimate_item(most, answered, marks)::decimal(38, 6)::decimal(38, 12),
        is_share: true
      }
    ], recursive := true)
  from item
)
select
  'indicator/' || indicator || '/' || area || '/' || period || '/' || aspect || '/' || item as fact,
  'indicator/' || indicator as subject,
  aspect,
  indicator,
  cast(null as varchar) as target,
  area,
  period,
  method,
  rule,
  amount,
  1::decimal(38, 12) as divisor,
  cast(null as varchar) as word,
  cast(null as status) as status,
  if(is_share, '%', '') as unit,
  if(is_share, 1, null)::integer as decimals,
  false as signed,
  cast(null as decimal(38, 12)[]) as edges,
  basis,
  cast(null as varchar) as flag,
  'public' as audience
from named
