-- One reading or set that gives a part of a figure which a break is told of, and says what breaks, its series or how it counts zones: of this figure, or of the one of a year before.
-- 断点所依据的出处
with
figure as (
  select indicator, area, period, scenario, period as at, '' as prefix, replace(method, '-break', '') as part
  from told_break
  union all
  select indicator, area, period, scenario, earlier, 'last_', replace(method, '-break', '')
  from told_break
  where earlier is not null
),
-- A scenario that does not change a figure has it as it is published.
going as (
  select figure.*, if(scenario_figure.scenario is null, 0, figure.scenario) as of_scenario
  from figure
  left join scenario_figure
    on scenario_figure.scenario = figure.scenario
    and scenario_figure.indicator = figure.indicator
    and scenario_figure.area = figure.area
    and scenario_figure.period = figure.at
)
select distinct
  going.indicator,
  going.area,
  going.period,
  going.scenario,
  going.prefix || going.part as name,
  going.part,
  -- A number that a scenario moves stands in the same row.
  regexp_replace(
    unnest([observed.value_reading, observed.numerator_reading, observed.denominator_reading]),
    '^moved\|(up|down)\|',
    ''
  ) as ref
from going
join observed
  on observed.indicator = going.indicator
  and observed.area = going.area
  and observed.period = going.at
  and observed.scenario = going.of_scenario
  and observed.chosen
-- A missing part that is only supposed follows none.
where observed.series_least is not null
