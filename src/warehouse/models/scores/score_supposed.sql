-- One line that nobody has assessed, for one subject, in the scenario that gives it all its points: it has none as published.
-- 假定满分的计分项
select
  cast(
    (select coalesce(max(scenario), 0) from scenario)
      + row_number() over (order by scoring.place, score_line.subject) as integer
  ) as scenario,
  scenario_kind.kind,
  score_line.line,
  score_line.subject
from score_line
join scoring on scoring.line = score_line.line
join scenario_kind on scenario_kind.kind = 'unassessed'
left join score_assessed
  on score_assessed.line = score_line.line
  and score_assessed.subject = score_line.subject
where score_line.about = 'assessment'
  and score_assessed.found is null
