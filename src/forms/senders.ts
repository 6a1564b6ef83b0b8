import { yearOf } from "../core/period.ts";
import type { Loader } from "../intake/contract.ts";
import type { Tables } from "../plan/plan.ts";
import type { Issue } from "./issue.ts";

export type Area = Tables["areas"]["rows"][number];
export type Department = Tables["departments"]["rows"][number];
export type Indicator = Tables["indicators"]["rows"][number];
export type Register = Tables["registers"]["rows"][number];
export type Survey = Tables["surveys"]["rows"][number];
export type Deliverable = Tables["deliverables"]["rows"][number];

/** The areas that owe a form, each with the indicators that it reports. */
export function reportingAreas({
  plan,
  guide,
}: Pick<Issue, "plan" | "guide">): { area: Area; indicators: Indicator[] }[] {
  return plan.areas.rows
    .filter(({ kind }) => kind === "county" || kind === "zone")
    .map((area) => ({
      area,
      indicators: plan.indicators.rows.filter(
        ({ indicator, authority, periods }) =>
          authority === "area" && periods !== "none" && guide.applicable.has(`${indicator} ${area.area}`),
      ),
    }))
    .filter(({ indicators }) => indicators.length > 0);
}

/** What a department reports: indicators as tables or as lists of records, records of several kinds, registers, surveys, and deliverables. */
export interface Duty {
  department: Department;
  wide: Indicator[];
  items: Indicator[];
  lists: Loader[];
  registers: Register[];
  surveys: Survey[];
  deliverables: Deliverable[];
}

/**
 * The departments that owe something, in the plan's order. Who sent a thing before goes on to, in the layout in which it was
 * sent; what nobody has sent is asked of all who lead its measure or are responsible for it. What is counted from a register, or
 * estimated from a survey, is asked of nobody: its keeper sends the list.
 */
export function reportingDepartments(issue: Issue): Duty[] {
  const { plan, earlier, layouts } = issue;
  return plan.departments.rows
    .filter(({ kind }) => kind === "department")
    .map((department): Duty => {
      const own = {
        ...{ wide: [], items: [], lists: [], registers: [], surveys: [], deliverables: [] },
        department,
      } as Duty;
      for (const indicator of plan.indicators.rows) {
        const layout = layoutOf(issue, indicator, department);
        if (layout === layouts.wide && layout) own.wide.push(indicator);
        else if (layout === layouts.items && layout) own.items.push(indicator);
      }
      own.lists = layouts.lists.filter((loader) => lists(issue, loader, department));
      own.registers = plan.registers.rows.filter(({ keeper }) => keeper === department.name);
      if (endsYear(issue)) own.surveys = plan.surveys.rows.filter(({ keeper }) => keeper === department.name);
      own.deliverables = plan.deliverables.rows.filter(({ deliverable, measure }) => {
        const sender = earlier.state(deliverable)?.department;
        return sender ? sender === department.department : isIn(issue, measure, department);
      });
      return own;
    })
    .filter(({ wide, items, lists, registers, surveys, deliverables }) =>
      [wide, items, lists, registers, surveys, deliverables].some((all) => all.length),
    );
}

/** Whether a year ends with the period: surveys are sent by the year. */
function endsYear({ guide, period }: Issue): boolean {
  return period.kind === "year" || yearOf(period, guide.begins).last === period.last;
}

/** In which layout a department sends an indicator; undefined where it does not. */
function layoutOf(issue: Issue, row: Indicator, department: Department): Loader | undefined {
  const { wide, items } = issue.layouts;
  if (row.periods === "none") return undefined;
  const sent = new Map(
    [...issue.earlier.layouts(row.indicator)].flatMap(([id, name]) => {
      const layout = [wide, items].find((each) => each?.name === name);
      return layout ? [[id, layout] as const] : [];
    }),
  );
  if (sent.size > 0) return sent.get(department.department);
  const { counts, estimates } = issue.plan;
  const isCounted = [...counts.rows, ...estimates.rows].some(({ indicator }) => indicator === row.indicator);
  const isAsked = row.authority === "department" && !isCounted && isIn(issue, row.measure, department);
  return isAsked ? wide : undefined;
}

/** Whether a department sends a list of records: who did so before, or else who is in a measure that it counts for. */
function lists(issue: Issue, { form }: Loader, department: Department): boolean {
  const { plan, earlier } = issue;
  const counted = new Set(plan.counting.rows.flatMap((row) => (row.form === form ? row.indicator : [])));
  if (![...counted].some((indicator) => indicator !== "")) return false;
  const sent = earlier.listing(form);
  if (sent.size > 0) return sent.has(department.department);
  return plan.indicators.rows.some(
    ({ indicator, measure }) => counted.has(indicator) && isIn(issue, measure, department),
  );
}

/** Whether a department leads a measure or is responsible for it. */
function isIn({ plan }: Issue, measure: string, { name }: Department): boolean {
  return plan.measures.rows.some(
    (row) => row.measure === measure && [...row.lead, ...row.responsible].includes(name),
  );
}
