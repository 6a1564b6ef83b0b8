-- One operand of a fact that a verdict or a grade is fragile: the verdict, and each that a scenario turns it to.
-- 易变判定的操作数
-- view
select distinct root || '/fragile' as fact, 'status' as name, 'fact' as kind, root || '/' || aspect as ref, 'status' as part
from sensitivity_flip
union all
select root || '/fragile', 'flipped', 'fact', scenario_fact_id(scenario, root || '/' || aspect), 'status'
from sensitivity_flip
