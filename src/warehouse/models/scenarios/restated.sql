-- One target judged for one area as a scenario changes it, of the scenarios that turn a verdict or a grade.
select attainment.*
from attainment
join attainment as was
  on was.scenario = 0
  and was.target = attainment.target
  and was.area = attainment.area
where attainment.scenario in (select scenario from turned)
  and (
    attainment.status is distinct from was.status
    or attainment.ratio is distinct from was.ratio
    or attainment.ratio_per is distinct from was.ratio_per
  )
