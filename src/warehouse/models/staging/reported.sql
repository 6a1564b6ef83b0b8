-- One figure as reported or counted: indicator, area, period and source, with the readings or sets that give it.
-- 上报的数
with
read as (
  select
    indicator,
    area,
    period,
    source,
    any_value(source_kind) as source_kind,
    min(series) filter (part <> 'published-growth') as series_least,
    max(series) filter (part <> 'published-growth') as series_most,
    -- How an area counts the zones inside it, as the parts of its figure say.
    if(area in (select county from inside), min(coalesce(zones, 'unsaid')) filter (part <> 'published-growth'), null) as zones_least,
    if(area in (select county from inside), max(coalesce(zones, 'unsaid')) filter (part <> 'published-growth'), null) as zones_most,
    any_value(value) filter (part = 'numerator') as numerator,
    any_value(value) filter (part = 'denominator') as denominator,
    any_value(value) filter (part = 'value') as value,
    any_value(value) filter (part = 'published-growth') as published_growth,
    any_value(growth_unit) filter (part = 'published-growth') as growth_unit,
    any_value(reading) filter (part = 'numerator') as numerator_reading,
    any_value(reading) filter (part = 'denominator') as denominator_reading,
    any_value(reading) filter (part = 'value') as value_reading,
    any_value(reading) filter (part = 'published-growth') as growth_reading,
    max(basis) as basis
  from known_reading
  group by indicator, area, period, source
),
-- A set is named by its file, what it counts, and its size.
named as (
  select
    counted.*,
    indicator.denominator <> '' as is_ratio,
    concat_ws('|', 'set', counted.file, counted.indicator, counted.area, counted.counts_from, counted.ends) as root
  from counted
  join indicator on indicator.indicator = counted.indicator
  qualify rank() over (
    partition by counted.indicator, counted.area, counted.period, counted.source
    order by counted.arrived desc, counted.place desc
  ) = 1
),
-- What a survey gives; of an indicator with two parts the sums themselves.
surveyed as (
  select
    estimated.indicator,
    estimated.area,
    estimated.period,
    estimated.source,
    estimated.source_kind,
    -- Each survey is a series of its own, apart from what is reported and from other surveys.
    'surveys:' || estimated.survey as series_least,
    'surveys:' || estimated.survey as series_most,
    -- A sheet counts once, for the area that it names.
    if(estimated.area in (select county from inside), 'excluded', null) as zones_least,
    if(estimated.area in (select county from inside), 'excluded', null) as zones_most,
    case when indicator.denominator <> '' then estimated.total end::decimal(38, 6) as numerator,
    case when indicator.denominator <> '' then coalesce(estimated.base, estimated.answered) end::decimal(38, 6) as denominator,
    case when indicator.denominator = '' then estimated.estimate end::decimal(38, 6) as value,
    'fact|indicator/' || estimated.indicator || '/' || estimated.area || '/' || estimated.period || '/' as root,
    case when indicator.denominator <> '' then root || 'sum' end as numerator_reading,
    case when indicator.denominator <> '' then root || if(estimated.base is null, 'answered', 'base') end as denominator_reading,
    case when indicator.denominator = '' then root || 'estimate' end as value_reading,
    estimated.basis
  from estimated
  join indicator on indicator.indicator = estimated.indicator
  cross join run
  left join told_category
    on told_category.indicator = estimated.indicator
    and told_category.period = estimated.period
    and told_category.question = 'area'
    and told_category.category = estimated.area
  where estimated.estimate is not null
    and (estimated.area = run.city or told_category.cell is not null)
),
counted_figure as (
  select
    indicator,
    area,
    period,
    source,
    source_kind,
    '' as series_least,
    '' as series_most,
    -- A record counts once, for the area that it names.
    if(area in (select county from inside), 'excluded', null) as zones_least,
    if(area in (select county from inside), 'excluded', null) as zones_most,
    case when is_ratio then passed end as numerator,
    case when is_ratio then total end as denominator,
    case when not is_ratio then total end as value,
    null as published_growth,
    null as growth_unit,
    case when is_ratio then root || '|passed|' || passed end as numerator_reading,
    case when is_ratio then root || '|all|' || total end as denominator_reading,
    case when not is_ratio then root || '|all|' || total end as value_reading,
    null as growth_reading,
    basis
  from named
)
select
  indicator,
  area,
  period,
  source,
  source_kind,
  series_least,
  series_most,
  zones_least,
  zones_most,
  numerator,
  denominator,
  value,
  published_growth,
  growth_unit,
  numerator_reading,
  denominator_reading,
  value_reading,
  growth_reading,
  basis
from (
  select * from read
  union all by name
  select * from counted_figure
  where (indicator, area, period, source) not in (select (indicator, area, period, source) from read)
  union all by name
  select * exclude (root) from surveyed
  where (indicator, area, period, source) not in (select (indicator, area, period, source) from read)
)
