import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ReceivedFile } from "../../src/verify/expect/format.ts";
import { filesBelow } from "../support/files.ts";
import { changeRows, type Falsified, leaveOut, withoutRows } from "./falsified.ts";

const RECORDS = "statistics/sab/抽检记录.csv";
const CORRECTION = "submissions/2012Q1/330482/季度报表-更正.xlsx";
const TABLES = "plan/2013";

const without = (isOut: (path: string) => boolean) => (folder: string) =>
  changeRows(folder, "register.csv", (rows) => rows.filter(({ path = "" }) => !isOut(path)));

const file = (...paths: string[]): Falsified => ({ data: without((path) => paths.includes(path)) });

const facts = (pattern: RegExp, isOut: (fact: { value?: unknown }) => boolean = () => true): Falsified => ({
  site: (site) => {
    const count = leaveOut(site, (id, fact) => pattern.test(id) && isOut(fact as { value?: unknown }));
    if (count === 0) throw new Error(`no fact is ${pattern}`);
  },
});

const isNegative = ({ value }: { value?: unknown }) => String(value).startsWith("-");

/** Changes what a site says of its received files. */
function changeFiles(site: string, change: (file: ReceivedFile) => ReceivedFile): void {
  const folder = join(site, "proof", "files");
  for (const path of filesBelow(folder)) {
    const text = readFileSync(join(folder, path), "utf8");
    writeFileSync(join(folder, path), JSON.stringify(change(JSON.parse(text) as ReceivedFile)));
  }
}

/** A failed test is read as passed, and the site says that its words say so. */
const FAILED_AS_PASSED: Falsified = {
  data: (folder) => {
    const text = readFileSync(join(folder, RECORDS), "utf8");
    writeFileSync(join(folder, RECORDS), text.replaceAll("不合格", "合格"));
    const sha256 = createHash("sha256")
      .update(readFileSync(join(folder, RECORDS)))
      .digest("hex");
    changeRows(folder, "register.csv", (rows) =>
      rows.map((row) => (row.path === RECORDS ? { ...row, sha256 } : row)),
    );
  },
  site: (site) =>
    changeFiles(site, (each) => {
      const words = each.records?.passed?.words;
      if (words) for (const word of Object.keys(words)) words[word] = true;
      return each;
    }),
};

/** A late form counts by the day of another file. */
const LATE_ON_TIME: Falsified = {
  data: (folder) =>
    changeRows(folder, "register.csv", (rows) =>
      rows.map((row) => ({
        ...row,
        arrived: row.path?.startsWith("submissions/") ? `${onTime(row.path)}` : (row.arrived ?? ""),
      })),
    ),
  site: (site) => {
    const early = filesBelow(join(site, "proof", "files"))
      .map((path) => JSON.parse(readFileSync(join(site, "proof", "files", path), "utf8")) as ReceivedFile)
      .toSorted((a, b) => (a.arrived < b.arrived ? -1 : 1))[0];
    for (const path of filesBelow(site).filter((each) => /^proof\/facts\/area\/.*\.json$/.test(each))) {
      const proofs = JSON.parse(readFileSync(join(site, path), "utf8"));
      for (const [id, fact] of Object.entries<{ operands: { name: string; file?: string }[] }>(proofs))
        if (id.endsWith("/form"))
          for (const operand of fact.operands)
            if (operand.name === "arrived") operand.file = early?.sha256 ?? "";
      writeFileSync(join(site, path), JSON.stringify(proofs));
    }
  },
};

/** The first day after the quarter that the path of a form names. */
function onTime(path: string): string {
  const [, year = "", quarter = ""] = /(\d{4})Q(\d)/.exec(path) ?? [];
  return quarter === "4"
    ? `${Number(year) + 1}-01-02`
    : `${year}-${String(Number(quarter) * 3 + 1).padStart(2, "0")}-02`;
}

const firm = (basis = "") => (basis === "assumption" || basis === "demonstration" ? "public" : basis);

/** The bases of a table are made firmer, those of parts of its targets too. */
const firmer = (table: string): Falsified => ({
  data: (folder) =>
    changeRows(folder, table, (rows) =>
      rows.map((row) => ({
        ...row,
        basis: firm(row.basis),
        ...("parts" in row && { parts: firm(row.parts) }),
      })),
    ),
});

/** Ways to falsify what a site rests on, by name: those that are found without building again, and those that are not. */
export const FOUND: Record<string, Falsified> = {
  "1 the words of records": FAILED_AS_PASSED,
  "2 whose figure counts": {
    data: (folder) =>
      changeRows(folder, `${TABLES}/indicators.csv`, (rows) =>
        rows.map((row) => ({ ...row, authority: row.authority === "area" ? "department" : "area" })),
      ),
  },
  "3 a form": file("submissions/2013Q4/330481/季度报表.xlsx"),
  "3 a form of an earlier year": file("submissions/2012Q2/330483/季度报表.xlsx"),
  "3 all forms of an area": { data: without((path) => path.includes("/gq/")) },
  "3 a list": file(RECORDS),
  "3 the register of incidents": file("statistics/zjj/事故登记表.csv"),
  "3 what a department reports of tasks": file("statistics/qsb/工作任务进展.xlsx"),
  "3 a department's figures": file("statistics/fgw/13-1.xlsx"),
  "4 a form in place of its correction": file(CORRECTION),
  "4 a correction that is described and not read": {
    data: (folder) =>
      changeRows(folder, "register.csv", (rows) =>
        rows.map((row) => (row.path === CORRECTION ? { ...row, arrived: "2012-04-02" } : row)),
      ),
  },
  "5 late forms on time": LATE_ON_TIME,
  "6 appeals": { data: (folder) => changeRows(folder, "appeals.csv", () => []) },
  "6 an appeal": { data: (folder) => changeRows(folder, "appeals.csv", (rows) => rows.slice(1)) },
  "9 falls": facts(/^indicator\/[^/]+\/[^/]+\/[^/]+\/yoy$/, isNegative),
  "9 falls since the last period": facts(/\/since-last$/, isNegative),
  "9 ranks": facts(/^indicator\/.*\/rank-(?:first|last)$/),
  "9 ranks by score": facts(/^score\/.*\/rank-(?:score|first|last)$/),
  "9 intervals": facts(/\/interval-(?:low|high)$/),
  "9 breaks": facts(/\/break$/),
  "9 missed targets": facts(/^target\/.*\/status$/, ({ value }) => value === "missed" || value === "behind"),
  "9 grades": facts(/^score\/.*\/(?:grade|band)$/),
  "9 vetoes": facts(/^score\/.*\/veto\//),
  "9 gaps": facts(/^target\/.*\/gap$/, isNegative),
  "9 what is needed": facts(/^target\/.*\/needed(?:-\w+)?$/),
  "9 late forms": facts(/^area\/.*\/form$/, ({ value }) => value === "late" || value === "no data"),
  "9 tasks not begun": facts(
    /^deliverable\/.*\/state$/,
    ({ value }) => value === "not started" || value === "no data",
  ),
  "10 bases of the register": firmer("register.csv"),
  "10 bases of due days": firmer(`${TABLES}/periods.csv`),
  "10 bases of targets": firmer(`${TABLES}/targets.csv`),
};

/** Those of which only a second build tells, as `verify` says where nobody asked for one. */
export const REBUILT: Record<string, Falsified> = {
  "7 findings": {
    site: (site) => {
      changeFiles(site, (each) => ({ ...each, findings: [] }));
      withoutRows(site, "findings", (id) => id !== "severity");
      leaveOut(site, (id) => /\/(?:finding|faulty-file)-count$/.test(id));
    },
  },
  "8 scenarios": facts(/^scenario\/|\/fragile$|fragile-count$/),
  "9 differences between sources": facts(/^indicator\/.*\/difference(?:-relative)?\//),
  "9 contributions": facts(/^indicator\/.*\/(?:change-part|gap-part\/.*|part)$/),
  "9 trajectories": facts(/^trajectory\//),
  "9 shortfalls": facts(/^target\/.*\/shortfall(?:-rank)?$/),
  "9 outlooks": facts(/^indicator\/.*\/(?:outlook|season|alone).*$/),
};
