-- One thing of an enterprise that came to a register, or to a stage of it, where enterprises of which several come are counted: when, and until when it makes its enterprise one of these.
-- 企业再次列入
with
entry as (
  select
    register_count.indicator,
    register_count.register,
    register_count.days,
    stay.owner as enterprise,
    stay.thing,
    stay.area,
    stay.starts,
    stay.step,
    stay.list,
    stay.number
  from stay
  join register_count on register_count.register = stay.register and register_count.counted = 'repeated'
  where stay.owner is not null
    and case
      when register_count.stage is null then stay.rank is not null and stay.rank_before is null
      else stay.stage = register_count.stage and stay.stage is distinct from stay.stage_before
    end
)
select
  indicator,
  register,
  enterprise,
  thing,
  area,
  starts,
  -- Until the one before it is too long ago, or a later one makes it so.
  if(lag(starts) over own is null, null, least(lag(starts) over own + days, lead(starts) over own)) as again_until,
  list,
  number
from entry
window own as (partition by indicator, enterprise order by starts, thing, step)
