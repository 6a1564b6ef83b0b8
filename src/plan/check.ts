import { ConfigError, ConfigErrors } from "../core/error.ts";
import { compare, exact } from "../core/exact.ts";
import { parsePeriod, yearOf } from "../core/period.ts";
import type { Table, TableRow } from "../core/table.ts";
import { disputeFaults } from "./disputes.ts";
import type { Fault } from "./fault.ts";
import { isGrowth } from "./growth.ts";
import { issuedFaults } from "./issued.ts";
import { checkMethods } from "./methods-check.ts";
import { lacksOf } from "./needs.ts";
import { checkPlaces } from "./places.ts";
import type { Plan, Tables } from "./plan.ts";
import { checkRegisters } from "./registers-check.ts";
import { checkScoring } from "./scoring-check.ts";
import { checkGoals, checkShares } from "./shares.ts";
import { checkSuits } from "./suits.ts";
import { checkSurveys } from "./surveys-check.ts";
import { checkTrajectories } from "./trajectory.ts";
import { withdrawalFaults } from "./withdrawals.ts";
import { checkYears } from "./years.ts";
import { checkZones } from "./zones.ts";

/** The key column of each table in which a repeated key is a fault. */
const KEYS: [keyof Tables | "register", string[]][] = [
  ["sections", ["section"]],
  ["measures", ["measure"]],
  ["indicators", ["indicator"]],
  ["applicability", ["indicator"]],
  ["targets", ["target"]],
  ["shares", ["share"]],
  ["examples", ["example"]],
  ["shares", ["target", "area"]],
  ["methods", ["method", "aspect"]],
  ["deliverables", ["deliverable"]],
  ["periods", ["period"]],
  ["limits", ["indicator"]],
  ["schemes", ["scheme"]],
  ["scoring", ["line"]],
  ["steps", ["step"]],
  ["grades", ["level"]],
  ["vetoes", ["veto"]],
  ["scores", ["score"]],
  ["laboratories", ["laboratory"]],
  ["trajectories", ["trajectory"]],
  ["levels", ["scale"]],
  ["registers", ["register"]],
  ["registers", ["title"]],
  ["stages", ["stage"]],
  ["points", ["point"]],
  ["ratings", ["rating"]],
  ["counts", ["indicator"]],
  ["surveys", ["survey"]],
  ["surveys", ["title"]],
  ["questions", ["question"]],
  ["questions", ["survey", "title"]],
  ["scales", ["answer"]],
  ["scales", ["scale", "title"]],
  ["populations", ["population"]],
  ["populations", ["survey", "period", "area"]],
  ["indices", ["index"]],
  ["indices", ["indicator", "part"]],
  ["estimates", ["indicator"]],
  ["weights", ["weight"]],
  ["areas", ["area"]],
  ["places", ["area"]],
  ["departments", ["department"]],
  ["sources", ["kind"]],
  ["zones", ["declaration"]],
  ["register", ["sha256"]],
];

type AnyRow = TableRow<Record<string, unknown>>;

/** Checks the tables of a plan against each other; throws `ConfigErrors` with every fault. */
export function checkPlan(plan: Plan): void {
  const errors: ConfigError[] = [];
  const table = (name: keyof Tables | "register") => plan[name] as unknown as Table<Record<string, unknown>>;
  const fault = (
    name: keyof Tables | "register",
    row: AnyRow,
    column: string,
    problem: string,
    remedy: string,
  ) =>
    errors.push(
      new ConfigError(problem, remedy, {
        file: plan[name].file,
        row: row.row,
        column,
        value: plan[name].texts[row.row - 1]?.[column] ?? "",
      }),
    );

  for (const [name, columns] of KEYS) {
    const seen = new Map<string, number>();
    for (const row of table(name).rows) {
      const key = columns.map((column) => String(row[column])).join(" ");
      const first = seen.get(key);
      if (first !== undefined)
        fault(name, row, columns.at(-1) ?? "", `duplicate of row ${first}`, "keep one of the two rows");
      seen.set(key, first ?? row.row);
    }
  }

  const known = (name: keyof Tables, column: string) =>
    new Set(table(name).rows.map((row) => String(row[column])));
  const refer = (name: keyof Tables, column: string, ids: Set<string>, target: string) => {
    for (const row of table(name).rows)
      for (const id of ([] as unknown[]).concat(row[column]))
        if (id !== "" && !ids.has(String(id)))
          fault(
            name,
            row,
            column,
            `unknown ${target} ${JSON.stringify(id)}`,
            `add it to ${target}s, or mend the name`,
          );
  };
  const areas = known("areas", "area");
  const indicators = known("indicators", "indicator");
  const departments = known("departments", "name");
  refer("measures", "section", known("sections", "section"), "section");
  for (const column of ["lead", "responsible", "participants"])
    refer("measures", column, departments, "department");
  for (const name of ["indicators", "targets", "deliverables"] as const)
    refer(name, "measure", known("measures", "measure"), "measure");
  refer("targets", "indicator", indicators, "indicator");
  refer("targets", "area", areas, "area");
  refer("targets", "method", known("methods", "method"), "method");
  refer("examples", "method", known("methods", "method"), "method");
  refer("examples", "goal_by", known("methods", "method"), "method");
  refer("shares", "target", known("targets", "target"), "target");
  refer("shares", "area", areas, "area");
  refer("applicability", "indicator", indicators, "indicator");
  refer("counting", "indicator", indicators, "indicator");
  refer("limits", "indicator", indicators, "indicator");
  refer("applicability", "areas", new Set([...areas, ...known("areas", "kind")]), "area");
  refer("areas", "inside", areas, "area");
  refer("places", "area", areas, "area");
  refer("plan", "city", areas, "area");
  for (const name of ["scoring", "grades", "vetoes"] as const)
    refer(name, "scheme", known("schemes", "scheme"), "scheme");
  for (const name of ["steps", "scores"] as const) refer(name, "line", known("scoring", "line"), "line");
  refer("vetoes", "target", known("targets", "target"), "target");
  refer("laboratories", "area", areas, "area");
  for (const row of plan.aliases.rows) {
    const ids = { area: areas, indicator: indicators, department: known("departments", "department") }[
      row.kind
    ];
    if (!ids.has(row.id))
      fault("aliases", row, "id", `unknown ${row.kind}`, `add it to ${row.kind}s, or mend the id`);
  }

  const applicable = known("applicability", "indicator");
  for (const row of plan.indicators.rows) {
    if (!applicable.has(row.indicator))
      fault("indicators", row, "indicator", "no area is named for it", "add a row to applicability");
    if ((row.numerator === "") !== (row.denominator === ""))
      fault(
        "indicators",
        row,
        "denominator",
        "one part of a ratio without the other",
        "name both, or neither",
      );
  }
  for (const row of plan.limits.rows)
    if (row.least !== "" && row.most !== "" && compare(exact(row.least), exact(row.most)) > 0n)
      fault("limits", row, "most", "less than the least", "exchange the two");
  refer("trajectories", "indicator", indicators, "indicator");
  refer("trajectories", "target", known("targets", "target"), "target");
  refer("trajectories", "areas", new Set([...areas, ...known("areas", "kind")]), "area");
  checkPlaces(plan, fault);
  checkZones(plan, fault);
  checkYears(plan, fault);
  checkTargets(plan, fault);
  checkSuits(plan, fault);
  checkShares(plan, fault);
  checkGoals(plan, fault);
  checkTrajectories(plan, fault);
  checkMethods(plan, fault);
  checkRegisters(plan, fault);
  checkSurveys(plan, fault);
  checkScoring(plan, fault);
  errors.push(...lacksOf(plan), ...disputeFaults(plan), ...withdrawalFaults(plan), ...issuedFaults(plan));
  if (errors.length) throw new ConfigErrors(errors);
}

/** A target's comparator must go the way its indicator does, and be its method's; its unit the indicator's; its time whole years. */
function checkTargets(plan: Plan, fault: Fault): void {
  const indicators = new Map(plan.indicators.rows.map((row) => [row.indicator, row]));
  const comparators = new Map(
    plan.methods.rows.filter((row) => row.comparator).map((row) => [row.method, row.comparator]),
  );
  for (const row of plan.targets.rows) {
    const indicator = indicators.get(row.indicator);
    const wanted = indicator?.direction === "up" ? ">=" : "<=";
    if (indicator && row.comparator !== "=" && row.comparator !== wanted)
      fault(
        "targets",
        row,
        "comparator",
        `against the indicator's direction (${indicator.direction})`,
        `write ${wanted}, or turn the direction of ${row.indicator}`,
      );
    const own = comparators.get(row.method);
    if (own && own !== row.comparator)
      fault(
        "targets",
        row,
        "comparator",
        `not the comparator of method ${row.method}`,
        `write ${own}, or choose another method`,
      );
    const growth = isGrowth(plan, row);
    const unit = growth ? "%" : indicator?.unit;
    if (unit !== undefined && row.unit !== unit)
      fault(
        "targets",
        row,
        "unit",
        growth ? "a growth is in %" : "not the indicator's unit",
        `write ${unit}${row.unit === "%" ? ", or choose a method of growth" : ""}`,
      );
    const period = parsePeriod(row.period);
    if (period && period.kind !== "year" && period.kind !== "span")
      fault(
        "targets",
        row,
        "period",
        "a target is of a year or a span of years",
        `write one such as ${yearOf(period, plan.head.year_begins).id}`,
      );
  }
}
