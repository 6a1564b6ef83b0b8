-- One fact that lacks something, or rests on one that does, by the operands of its proof.
-- 有缺的数字
-- view
with recursive
-- A verdict says itself what it lacks, and a count of verdicts counts them as they are; what a rule does not name it does not rest on.
resting as (
  select
    operand.fact,
    operand.kind,
    operand.ref,
    coalesce(area.kind in ('county', 'zone'), false) and fact.aspect <> 'shortfall-rank' as among,
    if(among, replace(fact.fact, '/' || fact.area || '/', '/*/'), fact.fact) as those
  from operand
  join fact on fact.fact = operand.fact
  join operand_named as named
    on named.method = fact.method
    and named.rule = fact.rule
    and named.name = operand.name
  left join area on area.area = fact.area
  where operand.kind in ('fact', 'each')
    and fact.method <> 'tally'
    and fact.aspect not in ('state', 'fragile', 'no-change')
    and (fact.aspect <> 'status' or operand.name not in ('amount', 'divisor'))
),
-- The facts that `each` may name.
member as (
  select
    fact.fact,
    fact.area,
    case when fact.aspect = 'shortfall' then 'target/*/shortfall'
      else replace(fact.fact, '/' || fact.area || '/', '/*/')
    end as named
  from fact
  left join area on area.area = fact.area
  where area.kind in ('county', 'zone')
    or fact.aspect = 'shortfall'
),
-- Facts that set areas beside each other name the same ones, those of areas of which there is such a fact, so that they
-- are brought together; shortfalls are of whole targets.
beside as (
  select distinct ref, those, 'each ' || ref || ' of ' || those as node
  from resting
  where kind = 'each' and among
),
edge as (
  select ref as below, fact as above from resting where kind = 'fact'
  union all
  select beside.node, resting.fact
  from resting
  join beside on beside.ref = resting.ref and beside.those = resting.those
  where resting.kind = 'each' and resting.among
  union all
  select member.fact, beside.node
  from beside
  join member on member.named = beside.ref
  join fact as alike on alike.fact = replace(beside.those, '*', member.area)
  union all
  select member.fact, resting.fact
  from resting
  join member on member.named = resting.ref
  where resting.kind = 'each' and not resting.among
),
carried as (
  select fact as node from fact where flag = 'incomplete'
  union
  select edge.above
  from carried
  join edge on edge.below = carried.node
)
select node as fact
from carried
where node in (select fact from fact)
