-- One entry that gives an enterprise points or takes them: a thing of its came to a stage, and counts until some day.
-- 企业的加分和减分
with
-- Of enterprises that no register rates the office alone is told.
rated as (
  select distinct coalesce(owner, thing) as enterprise
  from stay
  where register in (select register from register_count where counted = 'rated')
),
wanted as (
  select distinct stay.register, stay.thing
  from stay
  join run on run.audience = 'internal' or stay.owner in (select enterprise from rated)
  where stay.register in (select register from credit_point)
),
visit as (
  select
    register,
    thing,
    stage,
    owner,
    step,
    list,
    number,
    starts,
    lead(starts) over (partition by thing, register order by step) as ends
  from stay
  where stage is distinct from stage_before
    and (register, thing) in (select (register, thing) from wanted)
)
select
  enterprise,
  point,
  points,
  register,
  thing,
  stage,
  starts,
  least(if(days is null, gone, starts + days), repaired) as ends,
  list,
  number
from (
  select
    visit.owner as enterprise,
    credit_point.point,
    credit_point.points::decimal(38, 6) as points,
    credit_point.days,
    visit.register,
    visit.thing,
    visit.stage,
    visit.step,
    visit.starts,
    visit.ends as gone,
    min(repair.starts) as repaired,
    visit.list,
    visit.number
  from visit
  join credit_point on credit_point.stage = visit.stage
  left join visit as repair
    on repair.register = visit.register
    and repair.thing = visit.thing
    and repair.stage = credit_point.repair
    and repair.step > visit.step
  where visit.owner is not null
  group by all
)
