import { join } from "node:path";
import { expect, it } from "vitest";
import { productMethods, withProductMethods } from "../../src/plan/methods.ts";
import { readPlan } from "../../src/plan/read.ts";
import { STEPS } from "../../src/rules/expression.ts";
import { bareData, refusal, rewrite } from "../plan/bare.ts";
import { filesBelow } from "../support/files.ts";

/** The rules that models and proofs name: method and aspect. */
const RULES = [
  ...[
    "observe-amount value",
    "observe-ratio value",
    "published-growth value",
    "series-break value",
    "zones-held value",
  ],
  ...["trend-percent reason", "trend-points reason"],
  ...["trend-percent value", "trend-points value", "tally count", "tally total", "tally some"],
  ...["season part", "season mean", "outlook seasonal", "outlook low", "outlook high", "outlook linear"],
  ...["backtest error", "backtest mean", "backtest better", "tendency verdict", "alone value", "alone rate"],
  "rounding half",
  "fragility value",
  ...["growth", "required", "progress", "reason", "verdict"].map((aspect) => `trajectory ${aspect}`),
  ...["source-difference value", "form-received value", "deliverable-state value"],
  ...[
    "score-state set",
    "score-state one",
    "score-total value",
    "score-conversion value",
    "score-self value",
  ],
  ...["score-weight value", "score-found value"],
  ...["score-veto value", "score-band value", "score-grade value"],
  ...["status", "ratio", "gap", "share", "goal"].map((aspect) => `any ${aspect}`),
  ...["low", "high"].map((aspect) => `interval ${aspect}`),
  ...["first", "last"].map((aspect) => `rank ${aspect}`),
  ...["amount-percent", "amount-points", "ratio-points", "ratio-percent"].map(
    (aspect) => `area-change ${aspect}`,
  ),
  ...["rate", "amount", "count", "growth"].map((aspect) => `area-gap ${aspect}`),
  ...["shortfall", "shortfall-rank", "pace", "pace-low", "pace-high"].map((aspect) => `any ${aspect}`),
  ...["magnitude value", "tally all", "moves up", "moves down", "score-rank score"],
  ...["score-rank first", "score-rank last"],
  ...["reversal value", "source-difference relative", "appeal-state value"],
  ...[
    "plain",
    "weighted",
    "total",
    "total-weighted",
    "variance",
    "ratio-variance",
    "error",
    "low",
    "high",
  ].map((aspect) => `estimate ${aspect}`),
  ...["effective", "share-low", "share-high", "reason", "reason-weighted"].map(
    (aspect) => `estimate ${aspect}`,
  ),
  "response value",
  ...STEPS.filter((step) => step !== "reached").map((step) => `any ${step}`),
];

it("the product brings every rule that models and proofs name", () => {
  const brought = productMethods().rows.map(({ method, aspect }) => `${method} ${aspect}`);
  expect(brought).toEqual(expect.arrayContaining(RULES));
  expect(new Set(brought).size).toBe(brought.length);
});

it("no shipped plan holds rules, and all have the product's", () => {
  expect(filesBelow(join("data", "plan")).filter((path) => path.endsWith("methods.csv"))).toEqual([]);
  expect(readPlan("data").methods.rows).toHaveLength(productMethods().rows.length);
});

it("a plan's own rule takes the place of the product's, and others stand behind", () => {
  const product = productMethods();
  const [first] = product.rows;
  if (!first) throw new Error("no rule");
  const own = { ...first, row: 1, words: "另一种说法" };
  const added = { ...first, row: 2, method: "another" };
  const { rows } = withProductMethods({ ...product, rows: [added, own] });
  expect(rows[0]).toBe(own);
  expect(rows.at(-1)).toBe(added);
  expect(rows.slice(1, -1)).toEqual(product.rows.slice(1));
});

it("a plan's table may have one row, of whatever signs", () => {
  const root = bareData();
  rewrite(root, join("plan", "2013", "methods.csv"), ([head = [], ...rows]) => [
    head,
    rows.find((row) => row[0] === "stock-floor" && row[1] === "reached") ?? [],
  ]);
  expect(refusal(root)).toEqual([]);
  expect(readPlan(root).methods.rows).toHaveLength(productMethods().rows.length);
});
