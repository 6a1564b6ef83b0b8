-- a target that can no longer be attained is not missed
select target, area, period, status from needed
where attainable = 'not attainable' and status <> 'missed'
