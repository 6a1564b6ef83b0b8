-- One fact of how an estimate differs from the last one before it: by how much, and whether by more than chance.
-- 与上次之差的数字
-- view
with
changed as (
  select
    terms_since.*,
    estimate_since(estimate, last_estimate)::decimal(38, 12) as since,
    case
      when high is not null and last_high is not null
      then estimate_turn(estimate, last_estimate, low, high, last_low, last_high)
    end as turn
  from terms_since
),
named as (
  select
    indicator,
    area,
    period,
    basis,
    unnest([
      {aspect: 'estimate-since', method: 'estimate', rule: 'since', amount: since, word: null, signed: true},
      {aspect: 'estimate-since-size', method: 'magnitude', rule: 'value', amount: abs(since), word: null, signed: false},
      {aspect: 'estimate-turn', method: 'estimate', rule: 'turn', amount: null, word: turn, signed: false}
    ], recursive := true)
  from changed
)
select
  'indicator/' || named.indicator || '/' || named.area || '/' || named.period || '/' || named.aspect as fact,
  'indicator/' || named.indicator as subject,
  named.aspect,
  named.indicator,
  cast(null as varchar) as target,
  named.area,
  named.period,
  named.method,
  named.rule,
  named.amount,
  1::decimal(38, 12) as divisor,
  named.word,
  cast(null as status) as status,
  case when named.word is not null then '' when indicator.unit = '%' then '个百分点' else indicator.unit end as unit,
  if(named.word is null, greatest(indicator.decimals, 1), null)::integer as decimals,
  named.signed,
  cast(if(named.word is null, [0], []) as decimal(38, 12)[]) as edges,
  named.basis,
  cast(null as varchar) as flag,
  'public' as audience
from named
join indicator on indicator.indicator = named.indicator
where named.amount is not null
  or named.word is not null
