-- One set of records that are counted, all of them or those that passed, of a list that tells of the parts of a lake: how many are in which part.
-- 按记录计数的数之各部分
with
each as (
  select
    concat_ws('|', 'set', counted.file, counted.indicator, counted.area, counted.counts_from, counted.ends) as root,
    daily.part,
    sum(daily.total) as total,
    sum(daily.passed) as passed
  from daily
  join counted
    on counted.file = daily.file::varchar
    and counted.indicator = daily.indicator::varchar
    and counted.area = daily.area::varchar
    and daily.day between counted.counts_from and counted.ends
  where daily.part is not null
  group by all
)
select
  concat_ws('|', root, which, sum(if(which = 'all', total, passed))) as reading,
  string_agg(left(part, 12) || '=' || if(which = 'all', total, passed), ';' order by part) as parts
from each
cross join (select unnest(['all', 'passed']) as which)
group by root, which
