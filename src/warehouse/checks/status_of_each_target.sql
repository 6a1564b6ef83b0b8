-- a target has no verdict for its own area
select target from target
where target not in (select target from attainment where area = target_area and status is not null)
