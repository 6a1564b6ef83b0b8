import { createHash } from "node:crypto";
import { closeSync, cpSync, mkdirSync, openSync, writeFileSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { seeded } from "../../../src/cli/demo/draw.ts";
import { readPlan } from "../../../src/plan/read.ts";

const ROOT = join(import.meta.dirname, "..", "..", "..");
const SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
/** One thing in so many has a fault in one of its rows. */
const FAULTY = 2000;

type Row = [name: string, code: string, area: string, stage: string, day: string];

/** What may be wrong with a row, or doubtful in a life; the number of the row is told in all of them. */
const FAULTS: ((row: Row) => string[])[] = [
  ([name, code, ...rest]) => [name, `${code.slice(0, -1)}${code.endsWith("0") ? "1" : "0"}`, ...rest],
  ([name, code, , ...rest]) => [name, code, "某某县", ...rest],
  ([name, code, area, , day]) => [name, code, area, "宇宙级", day],
  ([name, code, area, stage]) => [name, code, area, stage, "2013-02-30"],
  (row) => row.slice(0, -1),
  ([, ...rest]) => ["", ...rest],
  ([name, ...rest]) => [`${name}股份`, ...rest],
];

/** A credit code of a thing, by the weights of the standard's table. */
export function codeOf(thing: number): string {
  const body = `9133040${String(thing % 10)}MA${String(thing).padStart(7, "0")}`;
  const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
  const sum = weights.reduce((all, weight, at) => all + weight * SIGNS.indexOf(body.charAt(at)), 0);
  return body + SIGNS.charAt((31 - (sum % 31)) % 31);
}

/**
 * Writes the shipped plan and a list of brands, each of which climbs the ladder step by step: in the order of time, as a keeper
 * exports it. Returns which rows must be named.
 */
export function writeList(data: string, things: number) {
  for (const part of ["plan", "reference"])
    cpSync(join(ROOT, "data", part), join(data, part), { recursive: true });
  writeFileSync(join(data, "register.csv"), "sha256,path,sender,arrived,basis,note\n");
  const plan = readPlan(data);
  const steps = 5;
  const register = plan.registers.rows.find(
    (row) =>
      plan.stages.rows.filter((stage) => stage.register === row.register).length === steps &&
      row.identity === "credit-code",
  );
  if (!register) throw new Error("no register");
  const stages = plan.stages.rows
    .filter((row) => row.register === register.register)
    .map(({ title }) => title);
  const areas = plan.areas.rows.filter(({ kind }) => kind === "county").map(({ name }) => name);
  const keeper = plan.departments.rows.find(({ name }) => name === register.keeper)?.department;
  const file = `statistics/${keeper}/list.csv`;
  mkdirSync(dirname(join(data, file)), { recursive: true });
  const output = openSync(join(data, file), "w");
  const hash = createHash("sha256");
  let bytes = 0;
  const write = (lines: string[]) => {
    const text = Buffer.from(lines.join(""));
    hash.update(text);
    bytes += writeSync(output, text);
  };
  write([
    `报送部门,${register.keeper}\n名册名称,${register.title}\n名册截至,2013-12-31\n名称,代码,地区,阶段,日期\n`,
  ]);
  const draw = seeded(2013);
  const faulty: number[] = [];
  let [lines, record]: [string[], number] = [[], 4];
  for (let step = 0; step < steps; step++)
    for (let thing = 0; thing < things; thing++) {
      const area = areas[thing % areas.length] ?? "";
      const day = new Date(Date.UTC(2009 + step, 0, 1 + Math.floor(draw() * 365))).toISOString().slice(0, 10);
      const row: Row = [`${area}第${thing}食品有限公司`, codeOf(thing), area, stages[step] ?? "", day];
      // Of the last step alone, so that what was planted is all that is doubtful.
      const fault =
        step === steps - 1 && thing % FAULTY === 7
          ? FAULTS[((thing / FAULTY) % FAULTS.length) | 0]
          : undefined;
      if (fault) faulty.push(record);
      lines.push(`${(fault?.(row) ?? row).join(",")}\n`);
      record += 1;
      if (lines.length === 20_000) {
        write(lines);
        lines = [];
      }
    }
  write(lines);
  closeSync(output);
  const row = [hash.digest("hex"), file, register.keeper, "2014-01-18", "demonstration", ""];
  writeFileSync(join(data, "register.csv"), `${row.join(",")}\n`, { flag: "a" });
  return { file, register: register.register, faulty, bytes, records: things * steps };
}
