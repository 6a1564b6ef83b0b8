import { createHash } from "node:crypto";
import type { Intake } from "../../src/intake/receive.ts";
import { nothingReceived } from "../../src/intake/receive.ts";
import type { Plan } from "../../src/plan/plan.ts";
import type { Case } from "./case.ts";

/** Columns of the plan that name what a case has for itself when several are run in one pass. */
const IDS = new Set([
  ...["indicator", "target", "deliverable", "measure", "section", "trajectory", "appeal"],
  ...["scheme", "line", "parent", "of", "score", "veto"],
]);
/** Tables that name indicators otherwise, and of which models read nothing. */
const UNREAD = new Set(["aliases", "counting", "examples"]);
/** Tables whose rows follow from the indicators, targets, readings and schemes of a case alone. */
const OWN = new Set([
  ...["observation", "attainment", "needed", "trend", "contribution", "standing", "trajectory", "outlook"],
  ...["lacking_part", "missing", "operand"],
  ...["scored_item", "score_leaf", "score_sum", "score_veto", "score_grade", "fact_score"],
  ...["fact_observation", "fact_attainment", "fact_needed", "fact_pace", "fact_break", "fact_difference"],
  ...[
    "fact_zones",
    "fact_trajectory",
    "fact_alone",
    "fact_since_last",
    "fact_last_status",
    "fact_size",
    "fact_outlook",
    "fact_area",
    "fact_fragile",
  ],
  "sensitivity_flip",
]);

/** Cases that run in one pass: their ids begin with the case's mark, which stands in no other case. */
export interface Batch {
  cases: Case[];
  plan: Plan;
  intake: Intake;
}

interface RowTable {
  rows: Record<string, unknown>[];
}
const tablesOf = (plan: Plan) =>
  Object.entries(plan as unknown as Record<string, RowTable>).filter(([, table]) =>
    Array.isArray(table?.rows),
  );
const isOwn = (table: RowTable) => table.rows.some((row) => [...IDS].some((column) => column in row));

/** What cases must have in common to run in one pass: the run, through scenarios or not, and all tables without such ids. */
function commonOf({ name, plan, run }: Case): string {
  const shared = tablesOf(plan).filter(([table, rows]) => !isOwn(rows) && !UNREAD.has(table));
  const tables = shared.map(([table, { rows }]) => [table, rows]);
  return JSON.stringify([run.asOf.id, run.knownAt, isFragile(name), tables]);
}

/** Whether a case supposes that figures were otherwise. */
export const isFragile = (name: string) => name.startsWith("fragile-");

/** Cases by what they have in common; one that expects what also rests on others' rows is alone. */
export function batchesOf(cases: Case[]): Batch[] {
  const together = new Map<string, Case[]>();
  for (const each of cases) {
    const own = !each.apart && Object.keys(each.expected).every((table) => OWN.has(table));
    const key = own ? commonOf(each) : each.name;
    together.set(key, [...(together.get(key) ?? []), each]);
  }
  return [...together.values()].map(batchOf);
}

function batchOf(cases: Case[]): Batch {
  const [first] = cases;
  if (!first) throw new Error("a batch of no case");
  if (cases.length === 1) return { cases, plan: first.plan, intake: first.intake };
  const plan = { ...first.plan } as unknown as Record<string, RowTable>;
  for (const [name, table] of tablesOf(first.plan)) {
    if (UNREAD.has(name)) plan[name] = { ...table, rows: [] };
    else if (cases.some((each) => tablesOf(each.plan).some(([other, own]) => other === name && isOwn(own))))
      plan[name] = { ...table, rows: cases.flatMap((each, index) => marked(each.plan, name, markOf(index))) };
  }
  const intake = nothingReceived();
  for (const [index, { intake: own }] of cases.entries()) bring(intake, own, markOf(index));
  return { cases, plan: plan as unknown as Plan, intake };
}

/** What the ids of a batch's case begin with. */
const markOf = (index: number) => `${index}~`;

function marked(plan: Plan, name: string, mark: string): Record<string, unknown>[] {
  const { rows } = (plan as unknown as Record<string, RowTable>)[name] ?? { rows: [] };
  const withMark = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(withMark);
    return typeof value === "string" && value !== "" ? `${mark}${value}` : value;
  };
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([column, value]) => [column, IDS.has(column) ? withMark(value) : value]),
    ),
  );
}

/** Brings what was received for one case into the whole: files of its own, each the only one of its form. */
function bring(whole: Intake, own: Intake, mark: string): void {
  const before = whole.files.length;
  const hashOf = (file: string) => createHash("sha256").update(`${mark}${file}`).digest("hex");
  for (const file of own.files)
    whole.files.push({
      ...file,
      sha256: hashOf(file.sha256),
      path: `${mark}${file.path}`,
      place: before + file.place,
      loader: { ...file.loader, form: `${mark}${file.loader.form}` },
    });
  for (const reading of own.readings)
    whole.readings.push({ ...reading, indicator: `${mark}${reading.indicator}`, file: hashOf(reading.file) });
  for (const state of own.states)
    whole.states.push({ ...state, deliverable: `${mark}${state.deliverable}`, file: hashOf(state.file) });
}

/** The rows that are of one case of a batch, as they would be if it had run alone. */
export function rowsOfCase(rows: object[], { cases }: Batch, index: number): object[] {
  if (cases.length === 1) return rows;
  const own = `(^|[/:])${markOf(index)}`;
  const [has, mark] = [new RegExp(own), new RegExp(own, "g")];
  return rows
    .filter((row) => Object.values(row).some((value) => typeof value === "string" && has.test(value)))
    .map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([column, value]) => [
          column,
          typeof value === "string" ? value.replace(mark, "$1") : value,
        ]),
      ),
    );
}
