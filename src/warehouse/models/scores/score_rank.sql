-- One county or zone among those that a scheme scores: the score by which it is ranked, and the first and last rank that this leaves it; scores that are equal share theirs.
-- 得分名次
with
placed as (
  select
    score_sum.scheme,
    score_sum.subject,
    score_sum.root,
    score_rank_score(score_veto.word, score_subject.points, score_sum.scored) as rank_score,
    coalesce(bool_or(score_veto.word = 'no data'), false) as unsure,
    greatest(score_sum.basis, max(score_veto.basis)) as basis
  from score_sum
  join score_subject on score_subject.scheme = score_sum.scheme and score_subject.subject = score_sum.subject
  left join score_veto
    on score_veto.scheme = score_sum.scheme
    and score_veto.subject = score_sum.subject
    and score_veto.scenario = 0
  where score_sum.scenario = 0
    and score_sum.line = ''
    and score_subject.kind in ('county', 'zone')
  group by
    score_sum.scheme, score_sum.subject, score_sum.root, score_sum.basis, score_sum.scored, score_subject.points
)
select
  scheme,
  subject,
  root,
  rank_score,
  unsure,
  basis,
  first,
  last,
  scored_areas,
  weakest
from (
  select
    *,
    rank() over (partition by scheme order by rank_score desc) as first,
    count(*) over (partition by scheme order by rank_score desc) as last,
    count(*) over (partition by scheme) as scored_areas,
    max(basis) over (partition by scheme) as weakest
  from placed
)
