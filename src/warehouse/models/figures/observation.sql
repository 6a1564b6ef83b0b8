-- One observation: indicator, area, period, source and scenario: what that source gave, or `decided` what counts where some parts were decided on; `chosen` is the one that counts.
-- 观测值
with
leaving as (
  select scenario from scenario where kind = 'without-source'
),
changed as (
  select * from constituent where scenario <> 0 and scenario not in (select scenario from leaving)
),
-- Where another source gives a figure too.
left_out as (
  select scenario.scenario, given.indicator, given.area, given.period, scenario.source as left_out
  from scenario
  join bearing on bearing.indicator = scenario.indicator and bearing.area = scenario.area
  join constituent as given
    on given.scenario = 0
    and given.indicator = scenario.indicator
    and given.area = scenario.area
  join observation_period on observation_period.period = given.period
  where scenario.kind = 'without-source'
    and observation_period.closes between bearing.first and bearing.last
  group by scenario.scenario, given.indicator, given.area, given.period, scenario.source
  having bool_or(given.given_by = scenario.source) and bool_or(given.given_by <> scenario.source)
),
touched as (
  select distinct scenario, indicator, area, period, cast(null as varchar) as left_out from changed
  union all
  select * from left_out
),
whole as (
  select
    indicator,
    area,
    period,
    source,
    via,
    method,
    any_value(source_kind) as source_kind,
    any_value(expected) as expected,
    sum(numerator) as numerator,
    sum(denominator) as denominator,
    sum(value) as value,
    any_value(published_growth) as published_growth,
    any_value(growth_unit) as growth_unit,
    any_value(growth_reading) as growth_reading,
    min(series_least) as series_least,
    max(series_most) as series_most,
    min(zones_least) as zones_least,
    max(zones_most) as zones_most,
    max(basis) as basis,
    count(*) as parts
  from constituent
  where scenario = 0
    and (indicator, area, period) in (select (indicator, area, period) from touched)
  group by indicator, area, period, source, via, method
),
-- A scenario's sums are those of scenario 0, from which what it changes is taken off as it was, and added as it is. Where a
-- source is left out, what was put together by decision is put together anew.
added as (
  select *, 1 as parts
  from constituent
  where scenario not in (select scenario from leaving)
    or (scenario, indicator, area, period) in (select (scenario, indicator, area, period) from left_out)
  union all by name
  select touched.scenario, whole.*
  from touched
  join whole
    on whole.indicator = touched.indicator
    and whole.area = touched.area
    and whole.period = touched.period
  where touched.left_out is null
    or whole.source not in (touched.left_out, 'decided')
  union all by name
  select
    changed.scenario,
    was.* exclude (scenario, numerator, denominator, value),
    -was.numerator as numerator,
    -was.denominator as denominator,
    -was.value as value,
    -1 as parts
  from changed
  join constituent as was
    on was.scenario = 0
    and was.indicator = changed.indicator
    and was.area = changed.area
    and was.period = changed.period
    and was.source = changed.source
    and was.via = changed.via
    and was.method = changed.method
    and was.part_area = changed.part_area
    and was.part_period = changed.part_period
),
summed as (
  select
    constituent.indicator,
    constituent.area,
    constituent.period,
    constituent.source,
    constituent.scenario,
    constituent.via,
    constituent.method,
    any_value(constituent.source_kind) as source_kind,
    any_value(constituent.expected) as expected,
    cast(sum(constituent.parts) as bigint) as present,
    sum(constituent.numerator) as numerator,
    sum(constituent.denominator) as denominator,
    case constituent.method
      when 'observe-ratio' then observe_ratio(constituent.numerator, constituent.denominator, indicator.scale)
      else observe_amount(constituent.value)
    end as amount,
    case constituent.method
      when 'observe-ratio' then observe_ratio_divisor(constituent.numerator, constituent.denominator, indicator.scale)
      else observe_amount_divisor(constituent.value)
    end as divisor,
    any_value(constituent.published_growth) as published_growth,
    any_value(constituent.growth_unit) as growth_unit,
    any_value(constituent.growth_reading) as growth_reading,
    min(constituent.series_least) as series_least,
    max(constituent.series_most) as series_most,
    min(constituent.zones_least) as zones_least,
    max(constituent.zones_most) as zones_most,
    greatest(max(constituent.basis), nullif(indicator.basis, 'public')) as basis
  from added as constituent
  join indicator on indicator.indicator = constituent.indicator
  group by
    constituent.indicator,
    constituent.area,
    constituent.period,
    constituent.source,
    constituent.scenario,
    constituent.via,
    constituent.method,
    indicator.scale,
    indicator.basis
),
-- Where more than one figure may count: of several sources, or of one that gives the whole and its parts.
contested as (
  select indicator, area
  from summed
  group by indicator, area
  having min(source) <> max(source)
    or min(via) <> max(via)
    or min(method) <> max(method)
),
-- Of one source, what it says itself of a whole goes before what its parts add up to.
own as (
  select summed.*
  from summed
  semi join contested using (indicator, area)
  qualify row_number() over (
    partition by summed.indicator, summed.area, summed.period, summed.source, summed.scenario
    order by summed.via desc, summed.method desc
  ) = 1
)
select
  indicator,
  area,
  period,
  source,
  scenario,
  via,
  method,
  source_kind,
  expected,
  present,
  numerator,
  denominator,
  amount,
  divisor,
  published_growth,
  growth_unit,
  growth_reading,
  series_least,
  series_most,
  zones_least,
  zones_most,
  basis,
  chosen
from (
  select summed.*, true as chosen
  from summed
  anti join contested using (indicator, area)
  union all by name
  select
    own.*,
    row_number() over (
      partition by own.indicator, own.area, own.period, own.scenario
      order by coalesce(own.source = settled_whole.source, own.source = 'decided') desc, source_order.place
    ) = 1 as chosen
  from own
  left join source_order
    on source_order.indicator = own.indicator
    and source_order.source = own.source
  left join settled_whole
    on settled_whole.indicator = own.indicator
    and settled_whole.area = own.area
    and settled_whole.period = own.period
)
