-- a score is below 0 or above its points
select fact, scored, points from score_leaf where scored < 0 or scored > points
union all
select fact, scored, points from score_sum where scored < 0 or scored > points
