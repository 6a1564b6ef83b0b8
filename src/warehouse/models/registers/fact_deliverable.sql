-- One deliverable at as-of: the state last reported, or none.
-- 工作任务的进展
with
reported as (
  select
    state.deliverable,
    state.state,
    state.word,
    known_file.basis
  from state
  join known_file on known_file.file = state.file
  join run on true
  join period on period.period = run.as_of
  where state.day <= period.ends
    and state.file not in (
      select file from known_withdrawal where indicator = '' and area = '' and first is null
    )
  qualify row_number() over (
    partition by state.deliverable
    order by state.day desc, known_file.arrived desc, known_file.place desc
  ) = 1
)
select
  'deliverable/' || deliverable.deliverable || '/' || run.as_of || '/state' as fact,
  'deliverable/' || deliverable.deliverable as subject,
  deliverable.deliverable,
  'state' as aspect,
  cast(null as varchar) as indicator,
  cast(null as varchar) as target,
  cast(null as varchar) as area,
  run.as_of as period,
  'deliverable-state' as method,
  'value' as rule,
  null as amount,
  null as divisor,
  deliverable_state(case when reported.word is null then 0 else 1 end, reported.word) as word,
  cast(null as status) as status,
  '' as unit,
  null as decimals,
  false as signed,
  cast(null as decimal(38, 12)[]) as edges,
  coalesce(reported.basis, cast('public' as basis)) as basis,
  cast(null as varchar) as flag,
  'public' as audience,
  reported.state
from deliverable
cross join run
left join reported on reported.deliverable = deliverable.deliverable
