import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import Papa from "papaparse";
import { writeDemonstration } from "../../src/cli/demo/write.ts";
import { readPlan } from "../../src/plan/read.ts";
import { WORK, workFolder } from "./files.ts";
import { cli } from "./run.ts";

/** What the small folder takes of the shipped plan. */
const TAKEN = {
  area: ["330400", "330481", "330482", "330483", "gq", "cn"],
  measure: ["1", "3", "4", "8", "13", "15", "20", "24"],
  year: ["2012", "2013"],
};

type Row = Record<string, string>;

/** A figure of which only a part is missing, so that it can be no more than the other part. */
const MISSING: Row = {
  ...{
    file: "submissions/2013Q2/330482/季度报表.xlsx",
    line: "3.2",
    column: "分子",
    kind: "write",
    text: "",
  },
  ...{ code: "number-missing", loses: "cell" },
};

function readTable(path: string): Row[] {
  return Papa.parse<Row>(readFileSync(path, "utf8"), { header: true, delimiter: ",", skipEmptyLines: true })
    .data;
}

/** Tables whose rows say what an id is, and which column names the taken ones. */
const OWN = {
  indicator: "indicators",
  target: "targets",
  deliverable: "deliverables",
  register: "registers",
  survey: "surveys",
};

/** For each kind of id in the plan, those that the small folder leaves out. */
function leftOut(plan: string, reference: string): Map<string, Set<string>> {
  const out = new Map<string, Set<string>>();
  const ids = (path: string, column: string, taken: (row: Row) => boolean) => {
    const rows = readTable(path);
    const kept = new Set(rows.filter(taken).map((row) => row[column]));
    out.set(column, new Set(rows.map((row) => row[column] ?? "").filter((id) => !kept.has(id))));
  };
  const measured = ({ measure = "" }: Row) => measure === "" || TAKEN.measure.includes(measure);
  ids(join(reference, "areas.csv"), "area", ({ area = "" }) => TAKEN.area.includes(area));
  ids(join(plan, "measures.csv"), "measure", measured);
  for (const [column, table] of Object.entries(OWN)) ids(join(plan, `${table}.csv`), column, measured);
  const registered = ({ register = "" }: Row) => out.get("register")?.has(register) !== true;
  ids(join(plan, "stages.csv"), "stage", registered);
  const lists = readTable(join(plan, "registers.csv")).filter((row) => !registered(row));
  // Faults of surveys stand in sheets of areas that are left out.
  const surveys = readTable(join(plan, "surveys.csv"));
  return out.set("list", new Set([...lists, ...surveys].map(({ title = "" }) => title)));
}

/** The kinds of id that a column of a row may hold. */
function kindsOf(column: string): string[] {
  if (column === "areas" || column === "inside") return ["area"];
  if (column === "id") return ["area", "indicator"];
  if (column === "after") return ["stage"];
  if (column === "line") return ["indicator", "deliverable"];
  return column === "subject" ? ["area"] : [column];
}

/** A row without what is left out: null where it is about nothing else, or about an earlier year. */
function cut(row: Row, out: Map<string, Set<string>>): Row | null {
  const kept: Row = {};
  for (const [column, text] of Object.entries(row)) {
    const gone = (id: string) => kindsOf(column).some((kind) => out.get(kind)?.has(id));
    const ids = text.split(";");
    if (ids.every(gone)) return null;
    kept[column] = ids.some(gone) ? ids.filter((id) => !gone(id)).join(";") : text;
  }
  if (row.lists) kept.lists = listsOf(row.lists);
  const dated = [row.period, row.day, row.file, row.line, row.column].map((text) =>
    /20\d\d/.exec(text ?? ""),
  );
  const early = dated.some((year) => year && !TAKEN.year.includes(year[0]));
  return early || gone(row.file, out) ? null : kept;
}

/** The lists of a register that end in the years that are taken; the first tells of all that was before. */
function listsOf(lists: string): string {
  const taken = lists.split(";").filter((list) => TAKEN.year.some((year) => list.includes(`${year}-`)));
  return taken.join(";").replace(/^\+/, "");
}

/** Whether a demonstration file is one of an area, an indicator or a register that is left out. */
function gone(file: string | undefined, out: Map<string, Set<string>>): boolean {
  const indicator = /\/(\d+)-(\d+)/.exec(file ?? "");
  return (
    out.get("indicator")?.has(indicator?.slice(1).join(".") ?? "") ||
    file
      ?.split("/")
      .some((name) => out.get("area")?.has(name) || out.get("list")?.has(name.split("-")[0] ?? "")) === true
  );
}

/** Where the small folder and its site stand that all workers of a run share. */
const SHARED = { data: join(WORK, "small", "data"), site: join(WORK, "small", "site") };

/** A data folder of its own with a part of the shipped plan and files drawn for it: quick to build, with every kind of fact. */
export async function smallData(): Promise<string> {
  await drawSmall();
  return ownData();
}

function ownData(): string {
  const root = join(workFolder("small"), "data");
  cpSync(SHARED.data, root, { recursive: true });
  return root;
}

/** Draws the small folder, once for all tests of a run. */
export async function drawSmall(): Promise<void> {
  if (existsSync(SHARED.data)) return;
  const root = join(workFolder("drawn"), "data");
  const [plan] = readdirSync(join("data", "plan")).map((name) => join("data", "plan", name));
  const out = leftOut(plan ?? "", join("data", "reference"));
  const files = readdirSync("data", { recursive: true, encoding: "utf8" }).filter((file) =>
    /^(plan|reference|public|appeals)\b.*\.csv$/.test(file),
  );
  for (const file of files) {
    const rows = readTable(join("data", file));
    const kept = file.startsWith("public")
      ? rows
      : rows.map((row) => cut(row, out)).filter((row) => row !== null);
    mkdirSync(dirname(join(root, file)), { recursive: true });
    if (file.endsWith("faults.csv")) kept.push(MISSING);
    const columns = Object.keys(rows[0] ?? {});
    writeFileSync(join(root, file), `${Papa.unparse({ fields: columns, data: kept }, { newline: "\n" })}\n`);
  }
  const register = readTable(join("data", "register.csv"));
  const given = register.filter(({ basis }) => basis !== "demonstration");
  writeFileSync(join(root, "register.csv"), `${Papa.unparse(given, { newline: "\n" })}\n`);
  await writeDemonstration(readPlan(root), 1);
  mkdirSync(dirname(SHARED.data), { recursive: true });
  renameSync(root, SHARED.data);
}

/** Builds the site of the small folder, once for all tests of a run, in a process of its own. */
export async function buildSmall(): Promise<void> {
  if (existsSync(SHARED.site)) return;
  const { code, stderr } = await cli(["build", "--data", SHARED.data, "--out", SHARED.site]);
  if (code !== 0) throw new Error(`the small folder cannot be built: ${stderr}`);
}

/** A site of the small folder, to be changed, and that folder. */
export function smallSite(): { site: string; data: string } {
  const site = join(workFolder("small-site"), "site");
  cpSync(realpathSync(SHARED.site), site, { recursive: true });
  return { site, data: ownData() };
}
