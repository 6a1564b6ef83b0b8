import { z } from "zod";
import type { Finding } from "../intake/findings/finding.ts";
import type { Plan } from "../plan/plan.ts";
import type { Warehouse } from "../warehouse/open.ts";

/** The findings at rows of the plan: decisions and withdrawals that meet nothing, and indicators that two departments give. */
export async function findingsOfPlan(warehouse: Warehouse, plan: Plan): Promise<Finding[]> {
  return [
    ...(await idleDecisions(warehouse, plan)),
    ...(await idleWithdrawals(warehouse, plan)),
    ...(await sharedIndicators(warehouse, plan)),
  ];
}

/** The decisions that the run may know and that meet no figure of the source which they name. */
async function idleDecisions(warehouse: Warehouse, plan: Plan): Promise<Finding[]> {
  const rows = await warehouse.query(
    z.strictObject({ decision: z.number() }),
    `select decision.decision
    from decision
    join period as whole on whole.period = decision.period
    cross join run
    where decision.date <= run.known_at
      and whole.first <= run.last
      and decision.decision not in (
        select decision.decision
        from decision
        join period as whole on whole.period = decision.period
        join figure
          on figure.indicator = decision.indicator
          and figure.area = decision.area
          and figure.source = decision.source
          and figure.scenario = 0
        join period on period.period = figure.period
        where period.first >= whole.first
          and period.last <= whole.last
      )
    order by decision.decision`,
  );
  return rows.flatMap(({ decision }) => {
    const row = plan.decisions.rows[decision];
    if (!row) return [];
    const { indicator, area, period, source } = row;
    return [
      {
        code: "decision-unmatched" as const,
        file: plan.decisions.file,
        place: null,
        text: "",
        detail: [indicator, area, period, source].join(" "),
        period: null,
      },
    ];
  });
}

/** The withdrawals that the run may know and that meet nothing which their file gives. */
async function idleWithdrawals(warehouse: Warehouse, plan: Plan): Promise<Finding[]> {
  const rows = await warehouse.query(
    z.strictObject({ withdrawal: z.number() }),
    `select withdrawal.withdrawal
    from withdrawal
    cross join run
    where withdrawal.date <= run.known_at
      and withdrawal.withdrawal not in (select withdrawal from withdrawn_reading)
      and withdrawal.withdrawal not in (select withdrawal from withdrawn_cover)
      and withdrawal.withdrawal not in (
        select withdrawal
        from known_withdrawal
        join state on state.file = known_withdrawal.file
        where known_withdrawal.indicator = '' and known_withdrawal.area = '' and known_withdrawal.first is null
      )
    order by withdrawal.withdrawal`,
  );
  return rows.flatMap(({ withdrawal }) => {
    const { path, indicator, area, period } = plan.withdrawals.rows[withdrawal] ?? {};
    if (path === undefined) return [];
    const detail = [indicator, area, period].filter(Boolean).join(" ");
    const about = { file: plan.withdrawals.file, place: null, text: "", period: null };
    return [{ ...about, code: "withdrawal-unmatched" as const, detail, other: path }];
  });
}

/** The indicators of which two departments give a figure of one area and period, and whose counts. */
async function sharedIndicators(warehouse: Warehouse, plan: Plan): Promise<Finding[]> {
  const rows = await warehouse.query(
    z.strictObject({ indicator: z.string(), sources: z.array(z.string()) }),
    `select indicator.indicator, list(shared.source order by shared.place) as sources
    from (
      select distinct figure.indicator, figure.source, source_order.place
      from figure
      join source_order
        on source_order.indicator = figure.indicator
        and source_order.source = figure.source
      where figure.scenario = 0
        and figure.source_kind = 'department'
        and (figure.indicator, figure.area, figure.period) in (
          select (indicator, area, period)
          from figure
          where scenario = 0 and source_kind = 'department'
          group by indicator, area, period
          having count(distinct source) > 1
        )
    ) as shared
    join indicator on indicator.indicator = shared.indicator
    group by indicator.indicator, indicator.place
    order by indicator.place`,
  );
  const names = new Map(plan.departments.rows.map(({ department, name }) => [department, name]));
  return rows.map(({ indicator, sources }) => {
    const [first = "", ...others] = sources.map((source) => names.get(source) ?? source);
    return {
      code: "departments-several" as const,
      file: plan.indicators.file,
      place: null,
      text: indicator,
      detail: `为准的是${first}，另有${others.join("、")}`,
      period: null,
    };
  });
}
