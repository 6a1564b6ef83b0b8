-- What the operands of an index are bound by: all rows that make it, and the parts of it that there are.
-- 指数的绑定项
with
asked as (
  select indicator, list(index order by index) as every, count(*) as parts
  from index_row
  group by indicator
)
select
  0 as scenario,
  terms_index_part.indicator,
  terms_index_part.area,
  terms_index_part.period,
  any_value(asked.every) as index,
  list(terms_index_part.part order by terms_index_part.part) as part,
  count(*) = any_value(asked.parts) as is_whole,
  max(terms_index_part.basis) as basis
from terms_index_part
join asked on asked.indicator = terms_index_part.indicator
group by terms_index_part.indicator, terms_index_part.area, terms_index_part.period
