-- One figure of records of which not all could be read: indicator, area, period and source; `chosen` as the observation.
-- 有记录读不出的数
with
-- A row of a register that cannot be read doubts what is counted from all its lists, but where a later one tells of that day.
told_again as (
  select distinct uncounted.file, uncounted.first_day
  from uncounted
  join known_list as own on own.file = uncounted.file
  join known_list as later on later.register = own.register and later.source = own.source
  where uncounted.first_day between later.starts and later.ends
    and (later.arrived, later.place) > (own.arrived, own.place)
),
-- A record without a readable area may be of any that its file speaks for; one without a readable day of any day that it may mean.
doubted as (
  select distinct counted.file, counted.indicator, counted.area, counted.counts_from, counted.ends, counted.total
  from uncounted
  join counted on counted.indicator = uncounted.indicator
  left join told_again on told_again.file = uncounted.file and told_again.first_day is not distinct from uncounted.first_day
  where (counted.file = uncounted.file or counted.register is not null and told_again.file is null)
    and coalesce(uncounted.area, counted.area) = counted.area
    and coalesce(uncounted.first_day, counted.ends) <= counted.ends
    and coalesce(uncounted.last_day, counted.counts_from) >= counted.counts_from
),
-- The set of all records of a figure, by its name.
named as (
  select concat_ws('|', 'set', file, indicator, area, counts_from, ends, 'all', total) as reading
  from doubted
),
part as (
  select distinct indicator, area, period, source, via, method
  from constituent
  where scenario = 0
    and coalesce(denominator_reading, value_reading) in (select reading from named)
)
select observation.indicator, observation.area, observation.period, observation.source, observation.chosen
from observation
join part using (indicator, area, period, source, via, method)
where observation.scenario = 0
