-- One figure that is not to be compared with an earlier one, and why: indicator, area, period, earlier period (none where it is told of itself) and scenario; each cause has a model of its own.
-- view
select * from series_broken
