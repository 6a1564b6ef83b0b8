import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeDemonstration } from "../../src/cli/demo/write.ts";
import { readPlan } from "../../src/plan/read.ts";
import { rewrite } from "../plan/bare.ts";
import { smallData } from "./small.ts";
import { YEAR_COLUMNS, yearFrom } from "./years.ts";

const JULY = 7;
/** Three years from July, as quarters of the calendar, each with the day by which its forms are due. */
const QUARTERS = [
  ...["2011Q3,2011-10-15", "2011Q4,2012-01-15", "2012Q1,2012-04-15", "2012Q2,2012-07-15"],
  ...["2012Q3,2012-10-15", "2012Q4,2013-01-15", "2013Q1,2013-04-15", "2013Q2,2013-07-15"],
  ...["2013Q3,2013-10-15", "2013Q4,2014-01-15", "2014Q1,2014-04-15", "2014Q2,2014-07-15"],
];

/**
 * The small folder in a city whose assessment year begins in July: three such years of quarters, every file drawn by `demo`
 * without a fault, and the published figures of calendar years as they are; as of March 2014.
 */
export async function julyData(): Promise<string> {
  const root = await smallData();
  type Named = Record<string, string>;
  const change = (table: string, to: (row: Named) => Named | null) =>
    rewrite(root, `plan/2013/${table}.csv`, ([head = [], ...rows]) => [
      head,
      ...rows.flatMap((cells) => {
        const row = to(Object.fromEntries(head.map((name, at) => [name, cells[at] ?? ""])));
        return row ? [head.map((name) => row[name] ?? "")] : [];
      }),
    ]);
  for (const table of ["decisions", "demonstration/faults", "demonstration/forms", "demonstration/things"])
    change(table, () => null);
  change("demonstration/registers", (row) => ({ ...row, lists: "2014-06-30" }));
  for (const [table, name] of Object.entries(YEAR_COLUMNS))
    change(table, (row) => ({ ...row, [name]: yearFrom(row[name] ?? "", JULY) }));
  change("plan", (row) => ({ ...row, year_begins: String(JULY), as_of: "2014Q1" }));
  // What is published is of calendar years, and so are its trajectories.
  change("trajectories", (row) => ({ ...row, base: /\d/.test(row.indicator ?? "") ? "2011Y07" : "2011" }));
  const periods = ["period,due,basis", ...QUARTERS.map((row) => `${row},assumption`)];
  writeFileSync(join(root, "plan/2013/periods.csv"), `${periods.join("\n")}\n`);
  await writeDemonstration(readPlan(root), 1);
  return root;
}
