-- One sum of areas that stands beside the city's figure which the same source gives itself and which counts: indicator, area, period and source.
-- 公布数之外的各地合计
select
  sum_part.indicator,
  sum_part.area,
  sum_part.period,
  sum_part.source,
  sum_part.method,
  case sum_part.method
    when 'observe-ratio' then observe_ratio(sum_part.numerator, sum_part.denominator, indicator.scale)
    else observe_amount(sum_part.value)
  end as amount,
  case sum_part.method
    when 'observe-ratio' then observe_ratio_divisor(sum_part.numerator, sum_part.denominator, indicator.scale)
    else observe_amount_divisor(sum_part.value)
  end as divisor,
  count(*) < max(sum_part.expected) or bool_or(sum_part.doubted) as lacks,
  greatest(max(sum_part.basis), nullif(indicator.basis, 'public')) as basis
from sum_part
join indicator on indicator.indicator = sum_part.indicator
group by
  sum_part.indicator, sum_part.area, sum_part.period, sum_part.source, sum_part.method, indicator.scale, indicator.basis
