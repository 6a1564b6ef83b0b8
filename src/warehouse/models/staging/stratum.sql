-- One area and period of an indicator that a survey gives: what the list in force says there, and of how many units; of a survey without populations the whole too.
-- 调查的层
with
-- Of all lists that speak for it, the last that arrived.
spoken as (
  select
    known_cover.subject as indicator,
    known_cover.area,
    known_cover.period,
    known_cover.source,
    known_cover.source_kind,
    known_cover.basis,
    known_cover.file,
    estimate.survey,
    estimate.survey || ' ' || known_cover.period in (select survey || ' ' || period from population) as is_weighted
  from known_cover
  join estimate on estimate.indicator = known_cover.subject
  cross join run
  where known_cover.in_force
    and known_cover.area <> run.city
    and known_cover.file in (select file from answer_list)
  qualify row_number() over (
    partition by known_cover.subject, known_cover.area, known_cover.period
    order by known_cover.arrived desc, known_cover.place desc
  ) = 1
),
each_area as (
  select spoken.*, area as own from spoken
  union all
  select distinct spoken.* replace (run.city as area), null
  from spoken
  cross join run
  where not is_weighted
),
summed as (
  select
    each_area.indicator,
    each_area.area,
    each_area.period,
    each_area.file,
    answer_sum.indicator is null as is_returned,
    sum(answer_sum.units) as units,
    sum(answer_sum.total) as total,
    sum(answer_sum.squares) as squares,
    sum(answer_sum.base) as base,
    sum(answer_sum.base_squares) as base_squares,
    sum(answer_sum.products) as products
  from each_area
  join answer_list
    on answer_list.file = each_area.file
    and answer_list.survey = each_area.survey
    and answer_list.period = each_area.period
  join answer_sum
    on answer_sum.list = answer_list.list
    and coalesce(answer_sum.indicator, each_area.indicator) = each_area.indicator
    and (each_area.own is null or answer_sum.area = each_area.own)
    and answer_sum.question is null
  group by all
)
select
  each_area.indicator,
  each_area.area,
  each_area.period,
  each_area.file,
  each_area.source,
  each_area.source_kind,
  each_area.survey,
  each_area.is_weighted,
  population.population,
  population.units as people,
  population.asked,
  greatest(each_area.basis, population.basis) as basis,
  coalesce(summed.units, 0)::bigint as answered,
  coalesce(returned.units, 0)::bigint as returned,
  coalesce(summed.total, 0)::decimal(38, 3) as total,
  coalesce(summed.squares, 0)::decimal(38, 6) as squares,
  summed.base::decimal(38, 3) as base,
  summed.base_squares::decimal(38, 6) as base_squares,
  summed.products::decimal(38, 6) as products
from each_area
left join population
  on population.survey = each_area.survey
  and population.period = each_area.period
  and population.area = each_area.area
left join summed
  on summed.indicator = each_area.indicator
  and summed.area = each_area.area
  and summed.period = each_area.period
  and summed.file = each_area.file
  and not summed.is_returned
left join summed as returned
  on returned.indicator = each_area.indicator
  and returned.area = each_area.area
  and returned.period = each_area.period
  and returned.file = each_area.file
  and returned.is_returned
where not each_area.is_weighted
  or population.population is not null
