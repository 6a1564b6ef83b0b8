-- One set of records that are counted, all of them or those that passed, of a list that tells of the parts of a lake: how many are in which part.
-- 按记录计数的数之各部分
with
-- A year and its last quarter may be counted from the same day to the same.
told as (
  select distinct
    file,
    indicator,
    area,
    counts_from,
    ends,
    concat_ws('|', 'set', file, indicator, area, counts_from, ends) as root
  from counted
),
each as (
  select
    told.root,
    daily.part,
    sum(daily.total) as total,
    sum(daily.passed) as passed
  from daily
  join told
    on told.file = daily.file::varchar
    and told.indicator = daily.indicator::varchar
    and told.area = daily.area::varchar
    and daily.day between told.counts_from and told.ends
  where daily.part is not null
  group by all
)
select
  concat_ws('|', root, which, sum(if(which = 'all', total, passed))) as reading,
  string_agg(left(part, 12) || '=' || if(which = 'all', total, passed), ';' order by part) as parts
from each
cross join (select unnest(['all', 'passed']) as which)
group by root, which
