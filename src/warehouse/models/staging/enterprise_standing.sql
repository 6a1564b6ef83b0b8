-- One stretch of days in which an enterprise stood in a register, a stage and an area, and at a level: from a day until another.
-- 企业的信用等级
with
-- The registers of which enterprises are rated.
inside as (
  select register, coalesce(owner, thing) as enterprise, stage, area, starts, ends
  from stay
  where rank is not null
    and register in (select register from register_count where counted = 'rated')
),
turn as (
  select register, enterprise, starts as day from inside
  union
  select register, enterprise, ends from inside
  union
  select inside.register, inside.enterprise, unnest([point.starts, point.ends])
  from inside
  join enterprise_point as point on point.enterprise = inside.enterprise
),
stretch as (
  select register, enterprise, day as starts, lead(day) over (partition by register, enterprise order by day) as ends
  from turn
  where day is not null
),
pointed as (
  select
    stretch.register,
    stretch.enterprise,
    inside.stage,
    inside.area,
    stretch.starts,
    stretch.ends,
    coalesce(sum(point.points), 0) as points
  from stretch
  join inside
    on inside.register = stretch.register
    and inside.enterprise = stretch.enterprise
    and stretch.starts >= inside.starts
    and stretch.starts < coalesce(inside.ends, date '9999-12-31')
  left join enterprise_point as point
    on point.enterprise = stretch.enterprise
    and stretch.starts >= point.starts
    and stretch.starts < coalesce(point.ends, date '9999-12-31')
  group by all
)
select
  pointed.register,
  pointed.enterprise,
  pointed.stage,
  pointed.area,
  pointed.starts,
  pointed.ends,
  pointed.points::decimal(38, 6) as points,
  arg_max(rating.rating, coalesce(rating.least, -999999999)) as rating
from pointed
join rating on rating.least is null or rating.least <= pointed.points
group by all
