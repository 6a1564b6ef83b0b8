-- One sum of a scheme for one subject: a half, or the whole (whose line is blank); what it has over the sum of its lines is the conversion.
with
half as (
  select
    half.scheme,
    half.subject,
    half.line,
    half.parent,
    half.root,
    half.fact,
    half.points,
    score_total(leaf.scored, half.points, half.places, leaf.points) as scored,
    sum(leaf.scored) as added,
    bool_or(leaf.state <> 'scored') as incomplete,
    bool_or(leaf.state <> 'no data') as known,
    greatest(max(leaf.basis), half.basis) as basis
  from score_line as half
  join score_leaf as leaf on leaf.parent = half.line and leaf.subject = half.subject and leaf.scored is not null
  where half.about = 'lines'
  group by half.scheme, half.subject, half.line, half.parent, half.root, half.fact, half.points, half.places, half.basis
),
upper as (
  select scheme, subject, points, scored, incomplete, known, basis from half
  union all
  select scheme, subject, points, scored, state <> 'scored', state <> 'no data', basis
  from score_leaf
  where parent = '' and scored is not null
),
whole as (
  select
    score_subject.scheme,
    score_subject.subject,
    '' as line,
    null as parent,
    score_subject.root,
    score_subject.root || '/total' as fact,
    score_subject.points,
    score_total(upper.scored, score_subject.points, score_subject.places, upper.points) as scored,
    sum(upper.scored) as added,
    bool_or(upper.incomplete) as incomplete,
    bool_or(upper.known) as known,
    greatest(max(upper.basis), score_subject.basis) as basis
  from score_subject
  join upper on upper.scheme = score_subject.scheme and upper.subject = score_subject.subject
  group by
    score_subject.scheme, score_subject.subject, score_subject.root, score_subject.points, score_subject.places,
    score_subject.basis
)
select * from half
union all
select * from whole
