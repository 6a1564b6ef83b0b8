import { ConfigError } from "../core/error.ts";
import { STEPS } from "../rules/expression.ts";
import type { Plan } from "./plan.ts";

/** The rules that every plan needs, since the models and proofs name them: method and aspect. */
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
  ...STEPS.filter((step) => step !== "reached").map((step) => `any ${step}`),
];

/** What a plan cannot be built without: a rule for whatever is computed, and an address of its own for every page. */
export function lacksOf(plan: Plan): ConfigError[] {
  return [...ruleLacks(plan), ...addressFaults(plan)];
}

function ruleLacks(plan: Plan): ConfigError[] {
  const rules = new Set(plan.methods.rows.map(({ method, aspect }) => `${method} ${aspect}`));
  const judging = plan.targets.rows
    .filter(({ method }) => plan.methods.rows.some((row) => row.method === method))
    .map(({ method }) => `${method} reached`);
  return [...new Set([...RULES, ...judging])]
    .filter((rule) => !rules.has(rule))
    .map(
      (rule) =>
        new ConfigError(`no row ${rule} in ${plan.methods.file}`, "copy it from the folder that init writes"),
    );
}

/** Two ids that would give one address (`3.2` and `3-2`), and the id whose address the page of all has. */
function addressFaults(plan: Plan): ConfigError[] {
  const tables = [
    ["sections", "section", plan.sections.rows.map((row) => ({ row: row.row, id: row.section }))],
    ["measures", "measure", plan.measures.rows.map((row) => ({ row: row.row, id: row.measure }))],
    ["indicators", "indicator", plan.indicators.rows.map((row) => ({ row: row.row, id: row.indicator }))],
    ["areas", "area", plan.areas.rows.map((row) => ({ row: row.row, id: row.area }))],
    ["departments", "department", plan.departments.rows.map((row) => ({ row: row.row, id: row.department }))],
  ] as const;
  return tables.flatMap(([name, column, rows]) => {
    const taken = new Map([["index", "index"]]);
    return rows.flatMap(({ row, id }) => {
      const address = id.replaceAll(".", "-");
      const other = taken.get(address);
      taken.set(address, id);
      if (other === undefined || (other === id && id !== "index")) return [];
      const place = { file: plan[name].file, row, column, value: id };
      return [
        new ConfigError(`its page would take the place of that of ${other}`, "choose another id", place),
      ];
    });
  });
}
