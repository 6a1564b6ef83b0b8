-- One sum of a scheme for one subject in a scenario: a half, or the whole (whose line is blank); what it has over the sum of its lines is the conversion. A grade goes by what is exact: a half has nine decimals, and the whole six, so that three thirds are one again.
-- 得分合计
with
half as (
  select
    leaf.scenario,
    half.scheme,
    half.subject,
    half.line,
    half.parent,
    half.root,
    half.fact,
    half.points,
    score_total(leaf.scored, half.points, half.places, leaf.points) as scored,
    score_total(leaf.exact, half.points, 9, leaf.points) as exact,
    sum(leaf.scored) as added,
    bool_or(leaf.state <> 'scored') as incomplete,
    bool_or(leaf.state <> 'no data') as known,
    greatest(max(leaf.basis), half.basis) as basis
  from score_line as half
  join effective_score as leaf on leaf.parent = half.line and leaf.subject = half.subject and leaf.scored is not null
  where half.about = 'lines'
  group by
    leaf.scenario, half.scheme, half.subject, half.line, half.parent, half.root, half.fact, half.points, half.places,
    half.basis
),
upper as (
  select scenario, scheme, subject, points, scored, exact, incomplete, known, basis from half
  union all
  select scenario, scheme, subject, points, scored, exact, state <> 'scored', state <> 'no data', basis
  from effective_score
  where parent = '' and scored is not null
),
whole as (
  select
    upper.scenario,
    score_subject.scheme,
    score_subject.subject,
    '' as line,
    null as parent,
    score_subject.root,
    score_subject.root || '/total' as fact,
    score_subject.points,
    score_total(upper.scored, score_subject.points, score_subject.places, upper.points) as scored,
    score_total(upper.exact, score_subject.points, 6, upper.points) as exact,
    sum(upper.scored) as added,
    bool_or(upper.incomplete) as incomplete,
    bool_or(upper.known) as known,
    greatest(max(upper.basis), score_subject.basis) as basis
  from score_subject
  join upper on upper.scheme = score_subject.scheme and upper.subject = score_subject.subject
  group by
    upper.scenario, score_subject.scheme, score_subject.subject, score_subject.root, score_subject.points, score_subject.places,
    score_subject.basis
)
select
  scenario,
  scheme,
  subject,
  line,
  parent,
  root,
  fact,
  points,
  scored,
  exact,
  added,
  incomplete,
  known,
  basis
from (
  select * from half
  union all
  select * from whole
)
