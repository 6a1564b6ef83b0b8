-- One operand of a fact of a trajectory.
-- 轨迹数字的操作数
-- view
with
traced as (
  select
    *,
    'trajectory/' || trajectory || '/' || area || '/' || period || '/' as root,
    'indicator/' || indicator || '/' || area || '/' as figure
  from trajectory
),
-- The cells that say what breaks between the parts of both figures.
told as (
  select
    traced.root || 'break' as fact,
    replace(traced.broken_method, '-break', '') as part,
    if(constituent.period = traced.base, 'last_' || part, part) as name,
    unnest([constituent.value_reading, constituent.numerator_reading, constituent.denominator_reading]) as ref
  from traced
  join observation
    on observation.indicator = traced.indicator
    and observation.area = traced.area
    and observation.period in (traced.base, traced.figure_period)
    and observation.chosen
    and observation.scenario = 0
  join constituent
    on constituent.indicator = observation.indicator
    and constituent.area = observation.area
    and constituent.period = observation.period
    and constituent.source = observation.source
    and constituent.scenario = observation.scenario
    and constituent.via = observation.via
    and constituent.method = observation.method
  where traced.broken is not null
)
select root || unnest(['growth', 'reason', 'verdict']) as fact, 'amount' as name, 'fact' as kind,
  figure || figure_period || '/actual' as ref, 'amount' as part
from traced where present = 1
union all
select root || unnest(['growth', 'verdict']), 'per', 'fact', figure || figure_period || '/actual', 'per'
from traced where present = 1
union all
select root || unnest(['growth', 'required', 'reason', 'verdict']), 'base_amount', 'fact', figure || base || '/actual', 'amount'
from traced where base_present = 1
union all
select root || unnest(['growth', 'required', 'reason', 'verdict']), 'base_per', 'fact', figure || base || '/actual', 'per'
from traced where base_present = 1
union all
select root || unnest(['required', 'reason', 'verdict']), 'goal', 'plan', 'targets:' || target || ':goal', null
from traced where target is not null
union all
select root || 'growth', 'years', 'run', years::varchar, null from traced
union all
select root || 'required', 'span', 'run', span::varchar, null from traced
union all
select root || unnest(['progress', 'reason', 'verdict']), 'growth', 'fact', root || 'growth', 'amount'
from traced where growth is not null
union all
select root || 'progress', 'required', 'fact', root || 'required', 'amount'
from traced where required is not null
union all
select root || unnest(['reason', 'verdict']), 'progress', 'fact', root || 'progress', 'amount'
from traced where progress is not null
union all
select root || 'verdict', 'reason', 'fact', root || 'reason', 'status'
from traced where verdict = 'not computable'
union all
select root || unnest(['required', 'reason', 'verdict']), 'direction', 'plan', 'indicators:' || indicator || ':direction', null
from traced
union all
select root || 'reason', unnest(['present', 'base_present']), 'run', unnest([present, base_present])::varchar, null
from traced
union all
select root || 'verdict', unnest(['on_track', 'moderate', 'limited']), 'plan',
  'levels:' || scale || ':' || unnest(['on_track', 'moderate', 'limited']), null
from traced
union all
select root || 'reason', 'broken', 'fact', root || 'break', 'status'
from traced where broken is not null
union all
select fact, name, 'reading', ref, part from told where ref is not null
