-- One fact of a part of an index: its estimate times its factor.
-- 指数组成项的数字
-- view
select
  'indicator/' || terms_index_part.indicator || '/' || terms_index_part.area || '/' || terms_index_part.period || '/index-part/' || terms_index_part.part as fact,
  'indicator/' || terms_index_part.indicator as subject,
  'index-part' as aspect,
  terms_index_part.indicator,
  cast(null as varchar) as target,
  terms_index_part.area,
  terms_index_part.period,
  'index' as method,
  'part' as rule,
  index_part(factor, estimate)::decimal(38, 12) as amount,
  1::decimal(38, 12) as divisor,
  cast(null as varchar) as word,
  cast(null as status) as status,
  '' as unit,
  null::integer as decimals,
  false as signed,
  cast(null as decimal(38, 12)[]) as edges,
  terms_index_part.basis,
  cast(null as varchar) as flag,
  'public' as audience
from terms_index_part
