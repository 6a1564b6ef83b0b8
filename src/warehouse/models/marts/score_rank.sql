-- One county or zone among those that a scheme scores: the first and last rank that its score leaves it; scores that are equal share theirs.
select
  score_sum.scheme,
  score_sum.subject,
  score_sum.root,
  rank() over (partition by score_sum.scheme order by score_sum.scored desc) as first,
  count(*) over (partition by score_sum.scheme order by score_sum.scored desc) as last,
  count(*) over (partition by score_sum.scheme) as scored_areas,
  max(score_sum.basis) over (partition by score_sum.scheme) as basis
from score_sum
join score_subject on score_subject.scheme = score_sum.scheme and score_subject.subject = score_sum.subject
where score_sum.scenario = 0
  and score_sum.line = ''
  and score_subject.kind in ('county', 'zone')
