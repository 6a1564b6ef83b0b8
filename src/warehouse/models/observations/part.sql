-- One figure that ought to go into an observation: indicator, area, period, via, and the area and period of the part.
with
reporting as (
  select
    indicator.indicator,
    indicator.areas,
    indicator.periods,
    area.area,
    area.kind as area_kind,
    period.period,
    period.first,
    period.last,
    period.last = period.year_first + 11 as ends_year
  from indicator
  join applicability on applicability.indicator = indicator.indicator
  join area on area.area = applicability.area
  cross join due
  join period on period.period = due.period
  where indicator.periods <> 'none'
    and area.kind <> 'reference'
),
own as (
  select
    reporting.indicator,
    reporting.area,
    moment.period,
    'own' as via,
    reporting.area as part_area,
    reporting.period as part_period,
    reporting.areas,
    reporting.area_kind
  from reporting
  join moment
    on reporting.last <= moment.closes
    and case reporting.periods
      -- A sum is of the whole year only where its first period is reported too.
      when 'sum' then reporting.first >= moment.opens and moment.covered
      when 'to-date' then reporting.last = moment.closes
        or (reporting.ends_year and reporting.first >= moment.opens)
      else reporting.last = moment.closes
    end
  where moment.kind = 'year'
    or moment.period in (select period from due)
    or (reporting.indicator, moment.period) in (select indicator, period from target)
),
city as (
  select
    own.indicator,
    run.city as area,
    own.period,
    'areas' as via,
    own.part_area,
    own.part_period,
    coalesce(zone_counting.left_out or zone_counting.mixed, true) as in_forms,
    coalesce(zone_counting.mixed, false) as disputed
  from own
  cross join run
  left join zone_counting
    on zone_counting.area = own.part_area
    and zone_counting.period = own.part_period
  where own.areas = 'sum'
    and own.area_kind in ('county', 'zone')
)
-- `in_forms`: whether the part is to be added where areas report themselves, since a county may count its zone in;
-- departments report each area without the others.
select indicator, area, period, via, part_area, part_period, true as in_forms, false as disputed from own
union all
select indicator, area, period, via, part_area, part_period, in_forms, disputed from city
