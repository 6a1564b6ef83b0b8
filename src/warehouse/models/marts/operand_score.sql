-- One operand of a fact of a score, of those that its rule may name.
with
leaf as (
  select score_line.*, score_leaf.score, score_leaf.self, score_leaf.scored
  from score_line
  join score_leaf on score_leaf.line = score_line.line and score_leaf.subject = score_line.subject
),
thing as (
  select thing.*, leaf.fact, leaf.about, leaf.scheme, leaf.fact || '/degree/' || thing.item as degree_fact
  from score_thing as thing
  join leaf on leaf.line = thing.line and leaf.subject = thing.subject
),
-- What is added up for a half or for the whole.
part as (
  select half.fact, leaf.fact as ref, leaf.line
  from score_sum as half
  join leaf on leaf.parent = half.line and leaf.subject = half.subject
  where half.line <> '' and leaf.scored is not null
  union all
  select whole.fact, leaf.fact, leaf.line
  from score_sum as whole
  join leaf on leaf.parent = '' and leaf.scheme = whole.scheme and leaf.subject = whole.subject
  where whole.line = '' and leaf.scored is not null
  union all
  select whole.fact, half.fact, half.line
  from score_sum as whole
  join score_sum as half on half.scheme = whole.scheme and half.subject = whole.subject and half.line <> ''
  where whole.line = ''
),
converted as (
  select *, if(line = '', root, fact) || '/conversion' as conversion from score_sum
)
select degree_fact as fact, 'status' as name, 'fact' as kind, ref, 'status' as part from thing where degree is not null
union all
select degree_fact, unnest(['amount', 'per']), 'fact', ratio_ref, unnest(['amount', 'per'])
from thing
where degree is not null and ratio_ref is not null
union all
select degree_fact, 'comparator', 'plan', 'targets:' || item || ':comparator', null from thing where degree is not null
union all
select degree_fact, unnest(['floor', 'cap']), 'plan', 'scoring:' || line || ':' || unnest(['floor', 'cap']), null
from thing
where degree is not null
union all
select fact, 'degree', 'fact', degree_fact, 'amount' from thing where degree is not null
union all
select unnest([fact, fact || '/state']), 'status', 'fact', ref, 'status' from thing where status is not null
union all
select fact || '/weight', 'points', 'plan', 'scoring:' || line || ':points', null from score_line
union all
select distinct unnest([fact, fact || '/state', fact || '/found']), 'amount', if(about = 'figure', 'fact', 'plan'), ref,
  case when about = 'figure' then 'amount' end
from thing
where amount is not null or about = 'requirement'
union all
select distinct fact, 'per', if(about = 'figure', 'fact', 'run'), if(about = 'figure', ref, '1'),
  case when about = 'figure' then 'per' end
from thing
where amount is not null
union all
select distinct fact || '/state', 'present', 'run', if(amount is null, '0', '1'), null from thing where status is null
union all
select fact, unnest(['least', 'gives']), 'plan', 'steps:' || step || ':' || unnest(['least', 'gives']), null
from thing
where step is not null
union all
select fact, name, 'plan', 'scoring:' || line || ':' || name, null
from leaf
cross join (select unnest(['points', 'goal', 'each', 'floor', 'cap']) as name)
union all
select fact, 'places', 'plan', 'schemes:' || scheme || ':decimals', null from leaf
union all
select fact || '/self', 'value', 'plan', 'scores:' || score || ':self', null from leaf where self is not null
union all
select fact, 'amount', 'fact', ref, 'amount' from part
union all
select fact, 'weight', 'plan', 'scoring:' || line || ':points', null from part
union all
select fact, 'points', 'plan', if(line = '', 'schemes:' || scheme, 'scoring:' || line) || ':points', null from score_sum
union all
select fact, 'places', 'plan', 'schemes:' || scheme || ':decimals', null from score_sum
union all
select conversion, 'score', 'fact', fact, 'amount' from converted
union all
select converted.conversion, 'amount', 'fact', part.ref, 'amount'
from converted
join part on part.fact = converted.fact
union all
select fact, 'status', 'fact', ref, 'status' from score_veto
union all
select score_grade.root || '/band', 'status', 'fact', score_veto.fact, 'status'
from score_grade
join score_veto on score_veto.scheme = score_grade.scheme and score_veto.subject = score_grade.subject
union all
select root || '/band', 'score', 'fact', root || '/total', 'amount' from score_grade
union all
select root || '/band', 'step', 'plan', 'schemes:' || scheme || ':step', null from score_grade
union all
select score_grade.root || '/band', 'least', 'plan', 'grades:' || grade.level || ':least', null
from score_grade
join grade on grade.scheme = score_grade.scheme
union all
select root || '/grade', 'band', 'fact', root || '/band', 'amount' from score_grade
union all
select score_grade.root || '/grade', unnest(['least', 'grade']), 'plan',
  'grades:' || grade.level || ':' || unnest(['least', 'grade']), null
from score_grade
join grade on grade.scheme = score_grade.scheme
union all
select root || unnest(['/rank-first', '/rank-last']), 'amount', 'fact', root || '/total', 'amount' from score_rank
union all
select score_rank.root || unnest(['/rank-first', '/rank-last']), 'other_amount', 'each',
  'score/' || scheme || '/*/' || run.as_of || '/total', 'amount'
from score_rank
cross join run
