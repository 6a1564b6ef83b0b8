-- One figure that does go into an observation: indicator, area, period, source, scenario, via, part area and period.
with
owed as (
  select
    *,
    count(*) over whole as expected,
    count(*) filter (in_forms) over whole as expected_in_forms
  from part
  window whole as (partition by indicator, area, period, via)
),
-- A figure of a whole period that is no reporting period, such as an annual one, stands by itself.
direct as (
  select figure.area as whole_area, figure.period as whole_period, 'own' as via, 1 as expected, figure.*
  from figure
  where (figure.indicator, figure.area, figure.period) not in (
    select (indicator, part_area, part_period) from part where via = 'own'
  )
),
-- Where it was decided which source counts, its figure goes into wholes beyond those decided on, whatever their source.
decided as (
  select figure.*
  from settled
  join figure
    on figure.indicator = settled.indicator
    and figure.area = settled.area
    and figure.period = settled.period
    and figure.source = settled.source
),
sourced as (
  select *, 'any' as stands
  from figure
  where (indicator, area, period) not in (select (indicator, area, period) from decided)
  union all by name
  select *, 'as given' as stands
  from figure
  where (indicator, area, period) in (select (indicator, area, period) from decided)
  union all by name
  select
    decided.* replace (figure.source as source, figure.source_kind as source_kind),
    'as decided' as stands
  from figure
  join decided
    on decided.indicator = figure.indicator
    and decided.area = figure.area
    and decided.period = figure.period
    and (
      decided.scenario = figure.scenario
      or (figure.scenario = 0 and figure.source <> decided.source)
    )
),
derived as (
  select
    owed.area as whole_area,
    owed.period as whole_period,
    owed.via,
    case figure.source_kind when 'area' then owed.expected_in_forms else owed.expected end as expected,
    figure.* exclude (stands)
  from owed
  left join settled_whole
    on settled_whole.indicator = owed.indicator
    and settled_whole.area = owed.area
    and settled_whole.period = owed.period
  join sourced as figure
    on figure.indicator = owed.indicator
    and figure.area = owed.part_area
    and figure.period = owed.part_period
    and figure.stands in ('any', case when settled_whole.source is null then 'as decided' else 'as given' end)
  where (figure.source_kind <> 'area' or (owed.in_forms and not owed.disputed))
    and (owed.indicator, owed.area, owed.period, figure.source) not in (
      select (indicator, area, period, source) from direct
    )
),
every as (
  select * from derived
  union all
  select * from direct
),
judged as (
  select
    every.*,
    indicator.denominator <> '' as is_ratio,
    every.numerator is not null and every.denominator is not null as has_parts
  from every
  join indicator on indicator.indicator = every.indicator
)
select
  indicator,
  whole_area as area,
  whole_period as period,
  via,
  source,
  scenario,
  source_kind,
  area as part_area,
  period as part_period,
  expected,
  case when is_ratio and has_parts then 'observe-ratio' else 'observe-amount' end as method,
  numerator,
  denominator,
  value,
  published_growth,
  numerator_reading,
  denominator_reading,
  value_reading,
  growth_reading,
  series,
  basis
from judged
where (is_ratio and has_parts)
  or (value is not null and (not is_ratio or expected = 1))
