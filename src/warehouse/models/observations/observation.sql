-- One observation: indicator, area, period, source and scenario; `chosen` is the one that the authority rule takes.
with
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
    count(*) as present,
    sum(constituent.numerator) as numerator,
    sum(constituent.denominator) as denominator,
    case constituent.method
      when 'observe-ratio' then observe_ratio(constituent.numerator, constituent.denominator, indicator.scale)
      else observe_amount(constituent.value)
    end as amount,
    case constituent.method
      when 'observe-ratio' then observe_ratio_per(constituent.numerator, constituent.denominator, indicator.scale)
      else observe_amount_per(constituent.value)
    end as per,
    max(constituent.published_growth) as published_growth,
    max(constituent.growth_reading) as growth_reading,
    max(constituent.series) as series,
    greatest(max(constituent.basis), nullif(indicator.basis, 'public')) as basis
  from constituent
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
-- Of one source, what it says itself of a whole goes before what its parts add up to.
own as (
  select *
  from summed
  qualify row_number() over (
    partition by indicator, area, period, source, scenario
    order by via desc, method desc
  ) = 1
)
select
  own.*,
  row_number() over (
    partition by own.indicator, own.area, own.period, own.scenario
    order by coalesce(own.source = settled_whole.source, false) desc, own.source_kind = indicator.authority desc, source.rank, own.source
  ) = 1 as chosen
from own
join indicator on indicator.indicator = own.indicator
left join source on source.kind = own.source_kind
left join settled_whole
  on settled_whole.indicator = own.indicator
  and settled_whole.area = own.area
  and settled_whole.period = own.period
