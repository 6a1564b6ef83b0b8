import { parsePeriod } from "../../src/core/period.ts";
import { formFiles } from "../../src/forms/forms.ts";
import { issueOf } from "../../src/forms/issue.ts";
import { receive } from "../../src/intake/receive.ts";
import type { Plan } from "../../src/plan/plan.ts";
import { readPlan } from "../../src/plan/read.ts";
import { LOADERS } from "../intake/house.ts";
import { bareData, DATA, rewrite } from "../plan/bare.ts";

/** The forms of a plan for a period, by their paths. */
export async function formsOf(plan: Plan, period: string): Promise<Map<string, Uint8Array>> {
  const asked = parsePeriod(period);
  if (!asked) throw new Error(`no period ${period}`);
  const issue = issueOf(plan, LOADERS, await receive(plan, LOADERS), asked);
  return new Map([...formFiles(issue)].map(({ path, bytes }) => [path, bytes]));
}

/** The forms of the shipped data, of which much was received. */
export const shipped = readPlan(DATA);
export const SHIPPED = await formsOf(shipped, "2013Q4");

/** A form of the shipped data. */
export function formAt(path: string): Uint8Array {
  const bytes = SHIPPED.get(path);
  if (!bytes) throw new Error(`no form ${path}`);
  return bytes;
}

/** In what the amounts are. */
export const AMOUNT = "万元";
const AMOUNTS = ["24.1", "17.1", "22.6", "2.2"];

/** The shipped plan without anything received, in which some counts of areas and departments are amounts with decimals. */
export function amountsPlan(): Plan {
  const root = bareData();
  const changed: Record<string, Record<string, string>> = {
    "plan/2013/indicators.csv": { unit: AMOUNT, decimals: "2" },
    "plan/2013/limits.csv": { nature: "amount" },
  };
  for (const [file, values] of Object.entries(changed))
    rewrite(root, file, ([heads = [], ...records]) => {
      const own = records.filter(([indicator]) => AMOUNTS.includes(indicator ?? ""));
      for (const record of own)
        for (const [column, value] of Object.entries(values)) record[heads.indexOf(column)] = value;
      return [heads, ...records];
    });
  rewrite(root, "plan/2013/targets.csv", ([heads = [], ...records]) => [
    heads,
    ...records.map((record) =>
      AMOUNTS.includes(record[heads.indexOf("indicator")] ?? "")
        ? record.map((value, at) => (heads[at] === "unit" ? AMOUNT : value))
        : record,
    ),
  ]);
  return readPlan(root);
}
