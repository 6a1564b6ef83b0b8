-- One event of a register that counts: a thing came to a stage, in an area, on a day of which no later list of the register tells.
-- 名册的有效变动
-- always a view
with
-- Which lists may take days of which.
later as (
  select own.list, later.starts, later.ends
  from known_list as own
  join known_list as later on later.register = own.register and later.source = own.source
  where (later.arrived, later.place) > (own.arrived, own.place)
),
outdone as (
  select distinct told.list, told.day
  from (select distinct list, day from listed_event where list in (select list from later)) as told
  join later on later.list = told.list and told.day between later.starts and later.ends
)
select
  known_list.register,
  listed_event.thing,
  -- One number for the life of a thing in a register, since putting in order by two takes a quarter longer.
  hash(listed_event.thing, known_list.register) as life,
  listed_event.stage,
  listed_event.owner,
  listed_event.area,
  listed_event.day,
  stage.rank,
  stage.within_days,
  -- One number to be put in order by, since that takes half the time of two.
  (known_list.sent << 40) + listed_event.number as turn,
  listed_event.list,
  listed_event.number
from listed_event
join known_list on known_list.list = listed_event.list
join stage on stage.stage = listed_event.stage
anti join outdone on outdone.list = listed_event.list and outdone.day = listed_event.day
