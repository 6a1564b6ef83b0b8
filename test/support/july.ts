import { cpSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { writeDemonstration } from "../../src/demo/write.ts";
import { readPlan } from "../../src/plan/read.ts";
import { rewrite } from "../plan/bare.ts";
import { workFolder } from "./files.ts";
import { YEAR_COLUMNS, yearFrom } from "./years.ts";

const JULY = 7;
/** Two years from July, as quarters of the calendar, each with the day by which its forms are due. */
const QUARTERS = [
  ...["2012Q3,2012-10-15", "2012Q4,2013-01-15", "2013Q1,2013-04-15", "2013Q2,2013-07-15"],
  ...["2013Q3,2013-10-15", "2013Q4,2014-01-15", "2014Q1,2014-04-15", "2014Q2,2014-07-15"],
];
/** What is kept of the shipped plan, so that it is quick to build: counts, rates, growth, stock, accidents and a span. */
const MEASURES = ["", "2", "3", "4", "8", "20", "22"];
/** A scheme of two lines: the targets, and the year's forms. */
const SCORES = {
  schemes: ["half,考核,city;county;zone,100,2,1,演示办法,assumption,"],
  scoring: [
    "T,half,,目标,60,,targets,,,,score-proportional,,,,60,100,assumption,",
    "F,half,,报表,40,county;zone,forms,,,,score-deduct,,,10,,,assumption,",
    "C,half,,城市目标,40,city,targets,,,must,score-threshold,,,,,,assumption,",
  ],
  grades: ["half-A,half,A,90,", "half-D,half,D,0,"],
};

/**
 * A data folder with a part of the shipped plan in a city whose assessment year begins in July: two such years of
 * quarters, every file drawn by `demo`, and the published figures of calendar years as they are; as of March 2014.
 */
export async function julyData(): Promise<string> {
  const root = join(workFolder("july"), "data");
  for (const folder of ["plan", "reference", "public"])
    cpSync(join("data", folder), join(root, folder), {
      recursive: true,
      // Prose cites facts of calendar years.
      filter: (path) => basename(path) !== "prose",
    });
  type Named = Record<string, string>;
  const change = (table: string, to: (row: Named) => Named | null) =>
    rewrite(root, `plan/2013/${table}.csv`, ([head = [], ...rows]) => [
      head,
      ...rows.flatMap((cells) => {
        const row = to(Object.fromEntries(head.map((name, at) => [name, cells[at] ?? ""])));
        return row ? [head.map((name) => row[name] ?? "")] : [];
      }),
    ]);
  const kept = new Set<string>();
  change("indicators", (row) => (MEASURES.includes(row.measure ?? "") ? row : null));
  for (const table of ["measures", "targets", "deliverables"])
    change(table, (row) => (MEASURES.includes(row.measure ?? "") ? row : null));
  change("indicators", (row) => {
    kept.add(row.indicator ?? "");
    return row;
  });
  for (const table of ["applicability", "limits", "counting", "trajectories", "demonstration/indicators"])
    change(table, (row) => (kept.has(row.indicator ?? "") ? row : null));
  for (const table of ["scores", "steps", "vetoes", "laboratories", "decisions"]) change(table, () => null);
  for (const table of ["demonstration/faults", "demonstration/forms"]) change(table, () => null);
  for (const [table, lines] of Object.entries(SCORES))
    rewrite(root, `plan/2013/${table}.csv`, ([head = []]) => [head, ...lines.map((line) => line.split(","))]);
  for (const [table, name] of Object.entries(YEAR_COLUMNS))
    change(table, (row) => ({ ...row, [name]: yearFrom(row[name] ?? "", JULY) }));
  change("plan", (row) => ({ ...row, year_begins: String(JULY), as_of: "2014Q1" }));
  // What is published is of calendar years, and so are its trajectories.
  change("trajectories", (row) => ({ ...row, base: /\d/.test(row.indicator ?? "") ? "2012Y07" : "2011" }));
  const periods = ["period,due,basis", ...QUARTERS.map((row) => `${row},assumption`)];
  writeFileSync(join(root, "plan/2013/periods.csv"), `${periods.join("\n")}\n`);
  cpSync("data/register.csv", join(root, "register.csv"));
  rewrite(root, "register.csv", (records) =>
    records.filter(([, path], at) => at === 0 || path?.startsWith("public/")),
  );
  await writeDemonstration(readPlan(root), 20130617);
  return root;
}
