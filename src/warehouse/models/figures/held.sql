-- One figure that counts in a scenario: indicator, area, period and scenario; where a scenario changes figures of an area, with those that it leaves as they are.
-- view
select * from observation where chosen
union all by name
select * from left_as_is
