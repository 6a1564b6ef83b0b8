-- One fact of an index: the weighted mean of its parts, or why there is none.
-- 指数的数字
-- view
with
valued as (
  select
    terms_index.indicator,
    terms_index.area,
    terms_index.period,
    terms_index.is_whole,
    terms_index.basis,
    index_whole(fact_index_part.amount, index_row.factor)::decimal(38, 6)::decimal(38, 12) as amount,
    index_reason(fact_index_part.amount, index_row.factor) as reason
  from terms_index
  join index_row on index_row.indicator = terms_index.indicator
  left join fact_index_part
    on fact_index_part.fact = 'indicator/' || terms_index.indicator || '/' || terms_index.area || '/' || terms_index.period || '/index-part/' || index_row.part
  group by terms_index.indicator, terms_index.area, terms_index.period, terms_index.is_whole, terms_index.basis
)
select
  'indicator/' || valued.indicator || '/' || valued.area || '/' || valued.period || if(valued.is_whole, '/index', '/no-index') as fact,
  'indicator/' || valued.indicator as subject,
  if(valued.is_whole, 'index', 'no-index') as aspect,
  valued.indicator,
  cast(null as varchar) as target,
  valued.area,
  valued.period,
  'index' as method,
  if(valued.is_whole, 'whole', 'reason') as rule,
  if(valued.is_whole, valued.amount, null) as amount,
  1::decimal(38, 12) as divisor,
  if(valued.is_whole, null, valued.reason) as word,
  cast(null as status) as status,
  if(valued.is_whole, indicator.unit, '') as unit,
  if(valued.is_whole, greatest(indicator.decimals, 1), null)::integer as decimals,
  false as signed,
  cast(null as decimal(38, 12)[]) as edges,
  valued.basis,
  cast(null as varchar) as flag,
  'public' as audience
from valued
join indicator on indicator.indicator = valued.indicator
