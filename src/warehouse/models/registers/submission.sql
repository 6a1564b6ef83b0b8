-- One form that a county or zone owes for a reporting period: when it was due, what arrived first, what is in force, and its state.
-- 应报的报表
with
owed as (
  select
    area.area,
    area.place,
    due.period,
    period.last,
    due.due,
    due.basis as due_basis,
    'area/' || area.area || '/' || due.period || '/form' as fact
  from area
  cross join due
  join period on period.period = due.period
  cross join run
  where area.kind in ('county', 'zone')
    and period.last <= run.last
    and area.area in (
      select applicability.area
      from applicability
      join indicator on indicator.indicator = applicability.indicator
      where indicator.authority = 'area'
    )
),
received as (
  select
    area,
    period,
    min(arrived) as arrived,
    arg_min(file, (arrived, place)) as file,
    arg_max(file, (arrived, place)) filter (in_force) as in_force_file,
    max(basis) as basis
  from known_cover
  where source = 'area'
    and not counts
  group by area, period
)
select
  area,
  place,
  period,
  last,
  due,
  fact,
  arrived,
  file,
  in_force_file,
  state,
  basis
from (
  select
    owed.* exclude (due_basis),
    received.arrived,
    received.file,
    received.in_force_file,
    form_received(
      received.arrived,
      owed.due,
      run.known_at,
      case when received.file is null then 0 else 1 end
    ) as state,
    greatest(owed.due_basis, received.basis) as basis
  from owed
  left join received using (area, period)
  cross join run
)
