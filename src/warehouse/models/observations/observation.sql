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
)
select
  summed.*,
  row_number() over (
    partition by summed.indicator, summed.area, summed.period, summed.scenario
    order by summed.source_kind = indicator.authority desc, source.rank, summed.via desc, summed.source
  ) = 1 as chosen
from summed
join indicator on indicator.indicator = summed.indicator
left join source on source.kind = summed.source_kind
