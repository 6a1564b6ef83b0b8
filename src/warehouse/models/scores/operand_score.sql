-- One operand of a fact of a score, of those that its rule may name.
-- 得分数字的操作数
-- view
with
-- Of the scenarios those that turn a grade.
told as (
  select 0 as scenario, scheme, subject from score_subject
  union all
  select scenario, scheme, subject from sensitivity_flip where aspect = 'grade'
),
leaf as (
  select
    score_line.* replace (scenario_fact_id(told.scenario, score_line.fact) as fact),
    score_line.fact as own,
    told.scenario,
    effective_score.score,
    effective_score.self,
    effective_score.scored
  from score_line
  join effective_score on effective_score.line = score_line.line and effective_score.subject = score_line.subject
  join told
    on told.scenario = effective_score.scenario
    and told.scheme = score_line.scheme
    and told.subject = score_line.subject
),
thing as (
  select
    thing.*,
    leaf.fact,
    leaf.own,
    leaf.about,
    leaf.scheme,
    leaf.fact || '/degree/' || thing.item as degree_fact,
    leaf.own || '/degree/' || thing.item as degree_own
  from scored_item as thing
  join leaf on leaf.line = thing.line and leaf.subject = thing.subject and leaf.scenario = thing.scenario
),
summed as (
  select
    score_sum.* replace (
      scenario_fact_id(score_sum.scenario, score_sum.fact) as fact,
      scenario_fact_id(score_sum.scenario, score_sum.root) as root
    ),
    score_sum.fact as own
  from score_sum
  join told
    on told.scenario = score_sum.scenario
    and told.scheme = score_sum.scheme
    and told.subject = score_sum.subject
),
vetoed as (
  select score_veto.* replace (scenario_fact_id(score_veto.scenario, score_veto.fact) as fact), score_veto.fact as own
  from score_veto
  join told
    on told.scenario = score_veto.scenario
    and told.scheme = score_veto.scheme
    and told.subject = score_veto.subject
),
graded as (
  select score_grade.* replace (scenario_fact_id(score_grade.scenario, score_grade.root) as root), score_grade.root as own
  from score_grade
  join told
    on told.scenario = score_grade.scenario
    and told.scheme = score_grade.scheme
    and told.subject = score_grade.subject
),
-- What is added up for a half or for the whole.
part as (
  select half.fact, leaf.own as ref, leaf.line
  from summed as half
  join leaf on leaf.parent = half.line and leaf.subject = half.subject and leaf.scenario = half.scenario
  where half.line <> '' and leaf.scored is not null
  union all
  select whole.fact, leaf.own, leaf.line
  from summed as whole
  join leaf
    on leaf.parent = ''
    and leaf.scheme = whole.scheme
    and leaf.subject = whole.subject
    and leaf.scenario = whole.scenario
  where whole.line = '' and leaf.scored is not null
  union all
  select whole.fact, half.own, half.line
  from summed as whole
  join summed as half
    on half.scheme = whole.scheme
    and half.subject = whole.subject
    and half.scenario = whole.scenario
    and half.line <> ''
  where whole.line = ''
),
stemmed as (
  select *, if(line = '', root, fact) as stem from summed
)
select degree_fact as fact, 'status' as name, 'fact' as kind, ref, 'status' as part from thing where degree is not null
union all
select degree_fact, unnest(['amount', 'divisor']), 'fact', ratio_ref, unnest(['amount', 'divisor'])
from thing
where degree is not null and ratio_ref is not null
union all
select degree_fact, 'comparator', 'plan', 'targets:' || item || ':comparator', null from thing where degree is not null
union all
select degree_fact, unnest(['floor', 'cap']), 'plan', 'scoring:' || line || ':' || unnest(['floor', 'cap']), null
from thing
where degree is not null
union all
select unnest([fact, fact || '/exact']), 'degree', 'fact', degree_own, 'amount' from thing where degree is not null
union all
select unnest([fact, fact || '/exact', fact || '/state']), 'status', 'fact', ref, 'status' from thing where status is not null
union all
select fact || '/weight', 'points', 'plan', 'scoring:' || line || ':points', null from score_line
union all
select distinct unnest([fact, fact || '/exact', fact || '/state', fact || '/found']), 'amount', if(about = 'figure', 'fact', 'plan'), ref,
  case when about = 'figure' then 'amount' end
from thing
where amount is not null or about = 'requirement'
union all
select distinct unnest([fact, fact || '/exact']), 'divisor', if(about = 'figure', 'fact', 'run'), if(about = 'figure', ref, '1'),
  case when about = 'figure' then 'divisor' end
from thing
where amount is not null
union all
select distinct fact || '/state', 'present', 'run', if(amount is null, '0', '1'), null from thing where status is null
union all
select fact || ending, unnest(['least', 'gives']), 'plan', 'steps:' || step || ':' || unnest(['least', 'gives']), null
from thing
cross join (select unnest(['', '/exact']) as ending)
where step is not null
union all
select unnest([fact, fact || '/exact']), name, 'plan', 'scoring:' || line || ':' || name, null
from leaf
cross join (select unnest(['points', 'goal', 'each', 'floor', 'cap']) as name)
union all
select fact, 'places', 'plan', 'schemes:' || scheme || ':decimals', null from leaf
union all
select fact || '/exact', 'places', 'run', '9', null from leaf
union all
select fact || '/self', 'value', 'plan', 'scores:' || score || ':self', null from leaf where self is not null
union all
select fact, 'amount', 'fact', ref, 'amount' from part
union all
select stemmed.stem || '/exact', 'amount', 'fact', part.ref || '/exact', 'amount'
from stemmed
join part on part.fact = stemmed.fact
union all
select unnest([stemmed.fact, stemmed.stem || '/exact']), 'weight', 'plan', 'scoring:' || part.line || ':points', null
from stemmed
join part on part.fact = stemmed.fact
union all
select unnest([fact, stem || '/exact']), 'points', 'plan', if(line = '', 'schemes:' || scheme, 'scoring:' || line) || ':points', null
from stemmed
union all
select fact, 'places', 'plan', 'schemes:' || scheme || ':decimals', null from stemmed
union all
select stem || '/exact', 'places', 'run', if(line = '', '6', '9'), null from stemmed
union all
select stem || '/conversion', 'score', 'fact', own, 'amount' from stemmed
union all
select stemmed.stem || '/conversion', 'amount', 'fact', part.ref, 'amount'
from stemmed
join part on part.fact = stemmed.fact
union all
select fact, 'status', 'fact', ref, 'status' from vetoed
union all
select graded.root || '/band', 'status', 'fact', vetoed.own, 'status'
from graded
join vetoed on vetoed.scheme = graded.scheme and vetoed.subject = graded.subject and vetoed.scenario = graded.scenario
union all
select root || '/band', 'score', 'fact', own || '/exact', 'amount' from graded
union all
select root || '/band', 'step', 'plan', 'schemes:' || scheme || ':step', null from graded
union all
select graded.root || '/band', 'least', 'plan', 'grades:' || grade.level || ':least', null
from graded
join grade on grade.scheme = graded.scheme
union all
select root || '/grade', 'band', 'fact', own || '/band', 'amount' from graded
union all
select graded.root || '/grade', unnest(['least', 'grade']), 'plan',
  'grades:' || grade.level || ':' || unnest(['least', 'grade']), null
from graded
join grade on grade.scheme = graded.scheme
union all
select root || '/rank-score', 'score', 'fact', root || '/total', 'amount' from score_rank
union all
select root || '/rank-score', 'points', 'plan', 'schemes:' || scheme || ':points', null from score_rank
union all
select score_rank.root || '/rank-score', 'status', 'fact', score_veto.fact, 'status'
from score_rank
join score_veto
  on score_veto.scheme = score_rank.scheme
  and score_veto.subject = score_rank.subject
  and score_veto.scenario = 0
union all
select root || unnest(['/rank-first', '/rank-last']), 'amount', 'fact', root || '/rank-score', 'amount' from score_rank
union all
select score_rank.root || unnest(['/rank-first', '/rank-last']), 'other_amount', 'each',
  'score/' || scheme || '/*/' || run.as_of || '/rank-score', 'amount'
from score_rank
cross join run
