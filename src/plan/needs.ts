import { ConfigError } from "../core/error.ts";
import type { Plan } from "./plan.ts";

/** What a plan cannot be built without: a rule for whatever is judged, and an address of its own for every page. */
export function lacksOf(plan: Plan): ConfigError[] {
  return [...ruleLacks(plan), ...addressFaults(plan)];
}

/** The methods of its own by which a plan judges targets, and that do not say when one is reached. */
function ruleLacks(plan: Plan): ConfigError[] {
  const rules = new Set(plan.methods.rows.map(({ method, aspect }) => `${method} ${aspect}`));
  const judging = plan.targets.rows
    .filter(({ method }) => plan.methods.rows.some((row) => row.method === method))
    .map(({ method }) => `${method} reached`);
  return [...new Set(judging)]
    .filter((rule) => !rules.has(rule))
    .map((rule) => new ConfigError(`no row ${rule} in ${plan.methods.file}`, "say when it is reached"));
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
