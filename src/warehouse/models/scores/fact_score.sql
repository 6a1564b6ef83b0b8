-- One fact of a score, as published or in a scenario that turns its grade: the degree of a target, points and state of a line, a half, the whole, what each is before it is rounded, a conversion, a veto, a grade.
-- 得分的数字
-- view
with
-- Each is cast before they come together, since a union of decimals keeps the fewest places of all.
named as (
  select
    thing.scenario, score_line.fact || '/degree/' || thing.item as fact, thing.subject, score_line.scheme, 'degree' as aspect,
    score_line.method, 'degree' as rule, thing.degree::decimal(38, 12) as amount, null as word, '%' as unit, 2 as decimals,
    greatest(thing.basis, score_line.basis, cast('public' as basis)) as basis, null as flag
  from scored_item as thing
  join score_line on score_line.line = thing.line and score_line.subject = thing.subject
  where thing.degree is not null
    and not thing.carried
  union all by name
  select
    scenario, fact, subject, scheme, 'points' as aspect, method, 'points' as rule, scored::decimal(38, 12) as amount, null as word, '分' as unit,
    places as decimals, basis, case when state <> 'scored' then 'incomplete' end as flag
  from score_leaf
  where scored is not null
  union all by name
  select
    scenario, fact || '/exact' as fact, subject, scheme, 'exact' as aspect, method, 'points' as rule, exact::decimal(38, 12) as amount, null as word,
    '分' as unit, null as decimals, basis, case when state <> 'scored' then 'incomplete' end as flag
  from score_leaf
  where exact is not null
  union all by name
  select
    scenario, fact || '/state' as fact, subject, scheme, 'state' as aspect, 'score-state' as method,
    case when about in ('targets', 'deliverables', 'forms') then 'set' else 'one' end as rule, null as amount,
    state as word, '' as unit, null as decimals, basis, null as flag
  from score_leaf
  where about in ('targets', 'deliverables', 'forms') or scored is not null
  union all by name
  select
    0 as scenario, fact || '/weight' as fact, subject, scheme, 'weight' as aspect, 'score-weight' as method, 'value' as rule,
    points::decimal(38, 12) as amount, null as word, '分' as unit, null as decimals, coalesce(basis, cast('public' as basis)) as basis,
    null as flag
  from score_line
  where (scheme, subject) in (select (scheme, subject) from score_sum)
  union all by name
  select
    0 as scenario, score_leaf.fact || '/found' as fact, score_leaf.subject, score_leaf.scheme, 'found' as aspect,
    'score-found' as method, 'value' as rule, score_leaf.found::decimal(38, 12) as amount, null as word, scoring.unit, null as decimals,
    score_leaf.found_basis as basis, null as flag
  from score_leaf
  join scoring on scoring.line = score_leaf.line
  where score_leaf.found is not null and score_leaf.scenario = 0 and score_leaf.about in ('assessment', 'requirement')
  union all by name
  select
    scenario, fact || '/self' as fact, subject, scheme, 'self' as aspect, 'score-self' as method, 'value' as rule,
    self::decimal(38, 12) as amount, null as word, '分' as unit, places as decimals, found_basis as basis, null as flag
  from score_leaf
  where self is not null and scenario = 0
  union all by name
  select
    score_sum.scenario, score_sum.fact, score_sum.subject, score_sum.scheme, if(score_sum.line = '', 'total', 'points') as aspect,
    'score-total' as method, 'value' as rule, score_sum.scored::decimal(38, 12) as amount, null as word, '分' as unit,
    score_subject.places as decimals, score_sum.basis, case when score_sum.incomplete then 'incomplete' end as flag
  from score_sum
  join score_subject on score_subject.scheme = score_sum.scheme and score_subject.subject = score_sum.subject
  union all by name
  select
    scenario, if(line = '', root, fact) || '/exact' as fact, subject, scheme, 'exact' as aspect, 'score-total' as method,
    'value' as rule, exact::decimal(38, 12) as amount, null as word, '分' as unit, null as decimals, basis,
    case when incomplete then 'incomplete' end as flag
  from score_sum
  union all by name
  select
    score_sum.scenario, if(score_sum.line = '', score_sum.root, score_sum.fact) || '/conversion' as fact, score_sum.subject, score_sum.scheme,
    'conversion' as aspect, 'score-conversion' as method, 'value' as rule,
    (score_sum.scored - score_sum.added)::decimal(38, 12) as amount, null as word, '分' as unit, score_subject.places as decimals,
    score_sum.basis, null as flag
  from score_sum
  join score_subject on score_subject.scheme = score_sum.scheme and score_subject.subject = score_sum.subject
  where score_sum.scored <> score_sum.added and score_sum.scenario = 0
  union all by name
  select
    scenario, fact, subject, scheme, 'veto' as aspect, 'score-veto' as method, 'value' as rule, null as amount, word, '' as unit,
    null as decimals, basis, null as flag
  from score_veto
  where not carried
  union all by name
  select
    scenario, root || '/band' as fact, subject, scheme, 'band' as aspect, 'score-band' as method, 'value' as rule, band::decimal(38, 12) as amount,
    null as word, '分' as unit, null as decimals, basis, null as flag
  from score_grade
  union all by name
  select
    scenario, root || '/grade' as fact, subject, scheme, 'grade' as aspect, 'score-grade' as method, 'value' as rule,
    null as amount, grade as word, '' as unit, null as decimals, basis, if(incomplete, 'incomplete', null) as flag
  from score_grade
  union all by name
  select
    0 as scenario, score_rank.root || '/rank-score' as fact, score_rank.subject, score_rank.scheme, 'rank-score' as aspect, 'score-rank' as method,
    'score' as rule, score_rank.rank_score::decimal(38, 12) as amount, null as word, '分' as unit, score_subject.places as decimals, score_rank.basis,
    if(score_rank.unsure, 'incomplete', null) as flag
  from score_rank
  join score_subject on score_subject.scheme = score_rank.scheme and score_subject.subject = score_rank.subject
  where scored_areas > 1
  union all by name
  select
    0 as scenario, root || '/' || unnest(['rank-first', 'rank-last']) as fact, subject, scheme,
    unnest(['rank-first', 'rank-last']) as aspect, 'score-rank' as method, unnest(['first', 'last']) as rule,
    unnest([first, last])::decimal(38, 12) as amount, null as word, '' as unit, 0 as decimals, weakest as basis, null as flag
  from score_rank
  where scored_areas > 1
)
select
  scenario_fact_id(named.scenario, named.fact) as fact,
  if(named.scenario = 0, 'score/' || named.scheme || '/' || named.subject, 'scenario/' || named.scenario) as subject,
  named.aspect,
  cast(null as varchar) as indicator,
  cast(null as varchar) as target,
  if(score_subject.type = 'area', named.subject, null) as area,
  run.as_of as period,
  named.method,
  named.rule,
  named.amount,
  case when named.amount is not null then 1 end as divisor,
  named.word,
  cast(null as status) as status,
  named.unit,
  named.decimals,
  false as signed,
  cast(null as decimal(38, 12)[]) as edges,
  named.basis,
  named.flag,
  'public' as audience
from named
cross join run
join score_subject on score_subject.scheme = named.scheme and score_subject.subject = named.subject
where named.scenario = 0
  or (named.scenario, named.scheme, named.subject) in (
    select (scenario, scheme, subject) from sensitivity_flip where aspect = 'grade'
  )
