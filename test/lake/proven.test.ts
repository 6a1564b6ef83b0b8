import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { build } from "../../src/cli/build.ts";
import { silent } from "../../src/core/progress.ts";
import { readLake } from "../../src/lake/manifest.ts";
import type { Operand, RecordsOperand } from "../../src/verify/expect/format.ts";
import { leafValues } from "../../src/verify/expect/operands.ts";
import { verify } from "../../src/verify/verify.ts";
import { workFolder } from "../support/files.ts";
import { changeRows } from "../verify/falsified.ts";
import { groundOf } from "../verify/forge.ts";
import { PLAN } from "./lake.ts";
import { counted } from "./received.ts";

const KIND = PLAN.counting.rows.find(({ form, indicator }) => form === "抽检记录" && indicator !== "");
const isCounted = (operand: Operand): operand is RecordsOperand =>
  operand.kind === "records" && operand.part === undefined;

describe("a figure that is counted from a list of counts", () => {
  it.each(["sum", "to-date"])("rests on parts of the lake, and no other: %s", async (periods) => {
    const { lake, originals: data } = await counted(5_000);
    if (periods !== "sum")
      changeRows(data, "plan/2013/indicators.csv", (rows) =>
        rows.map((row) => (row.indicator === KIND?.indicator ? { ...row, periods } : row)),
      );
    const out = join(workFolder("proven"), "site");
    await build({ data, out, site: false }, silent);
    expect(verify(out, data).failures).toEqual([]);

    const ground = groundOf(out, data);
    const facts = [...ground.site.facts].filter(([, { fact }]) => fact.operands.some(isCounted));
    const operands = facts.flatMap(([, { fact }]) => fact.operands.filter(isCounted));
    const parts = new Set(readLake(lake).parts.map(({ sha256 }) => sha256.slice(0, 12)));
    expect(operands.length).toBeGreaterThan(20);
    for (const { count, parts: own = {} } of operands) {
      const counts = Object.values(own).map(Number);
      expect(counts.reduce((sum, each) => sum + each, 0)).toBe(Number(count));
      expect(Object.keys(own).every((part) => parts.has(part))).toBe(true);
    }
    expect(new Set(operands.flatMap(({ parts: own = {} }) => Object.keys(own))).size).toBeGreaterThan(5);

    const [some] = operands.filter(({ parts: own }) => own !== undefined);
    if (!some) throw new Error("no figure rests on a part of the lake");
    const told = (changed: RecordsOperand) => {
      const faults: string[] = [];
      leafValues(changed, ground, (fault) => faults.push(fault));
      return faults;
    };
    const [part = "", own = ""] = Object.entries(some.parts ?? {})[0] ?? [];
    const { parts: _, ...without } = some;
    expect(told(some)).toEqual([]);
    for (const changed of [
      without,
      { ...some, parts: { ...some.parts, [part]: String(Number(own) + 1) } },
      { ...some, parts: { ...some.parts, aaaaaaaaaaaa: "0" } },
    ])
      expect(told(changed)).toEqual([expect.stringMatching(/^parts of the (all|passed) records of /)]);
  });
});
