import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { expect, it } from "vitest";
import { build } from "../../src/cli/build.ts";
import { silent } from "../../src/core/progress.ts";
import { verify } from "../../src/verify/verify.ts";
import { filesBelow, workFolder } from "../support/files.ts";
import { smallData } from "../support/small.ts";
import { changeRows } from "./falsified.ts";

const METHODS = join(import.meta.dirname, "..", "..", "src", "rules", "methods.csv");
const LAST = "rounded(last_year, last_year_divisor, 4)";

/** Rules of a plan's own, by method and aspect: with cases of several kinds of numbers, roots, powers and a natural limit. */
const OWN: Record<string, string> = {
  "capped goal": `case when ${LAST} + goal > most then most else ${LAST} + goal end`,
  "any ratio": "case when goal > 50 then quotient(amount * 100, goal) else amount * 100 end",
  "any gap":
    "case when divisor = 1 then amount - goal else rounded(amount, divisor, 4) * divisor - goal * divisor end",
  "trend-percent value":
    "case when amount > 0 and last_amount > 0 then (power(amount * last_divisor, last_amount * divisor, 3, 2) - 1) * 100 else 0 end",
  "trend-percent value divisor": "1",
  "score-proportional degree":
    "case when amount is null then 0 when status = 'met' then 100 else rounded(amount, 3 * divisor, 7) end",
  "alone value": "case when before_amount is null then amount else amount - before_amount end + 0.125",
};

it("rules of a plan's own are published, and hold", async () => {
  const data = await smallData();
  const product = Papa.parse<Record<string, string>>(readFileSync(METHODS, "utf8"), {
    header: true,
    skipEmptyLines: true,
  });
  const rows = Object.entries(OWN).flatMap(([rule, expression]) => {
    const [method = "", aspect = "", column] = rule.split(" ");
    if (column) return [];
    const row = product.data.find((each) => each.method === method && each.aspect === aspect);
    const divisor = OWN[`${rule} divisor`] ?? row?.divisor ?? "";
    return [{ ...row, method, aspect, words: "甲", symbols: "乙", expression, divisor }];
  });
  const table = join(data, "plan", "2013", "methods.csv");
  expect(existsSync(table)).toBe(false);
  writeFileSync(
    table,
    `${Papa.unparse({ fields: product.meta.fields ?? [], data: rows }, { newline: "\n" })}\n`,
  );
  changeRows(data, "plan/2013/targets.csv", (targets) =>
    targets.map((row) => (row.method === "rate-floor" ? { ...row, goal: "3", goal_by: "capped" } : row)),
  );
  const out = join(workFolder("own"), "site");
  await build({ data, out, site: false }, silent);
  expect(verify(out, data).failures).toEqual([]);
  const proofs = filesBelow(join(out, "proof", "facts", "target")).map((path) =>
    readFileSync(join(out, "proof", "facts", "target", path), "utf8"),
  );
  const operand = /"name":"most","kind":"plan","cell":"(?:limits:[^"]+:most|indicators:[^"]+:scale)"/;
  expect(proofs.filter((text) => operand.test(text)).length).toBeGreaterThan(0);
});
