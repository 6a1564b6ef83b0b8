import { parsePeriod } from "../../src/core/period.ts";
import type { Finding } from "../../src/intake/findings/finding.ts";
import { pathsOf } from "../../src/intake/open/large.ts";
import { receive } from "../../src/intake/receive.ts";
import { readPlan } from "../../src/plan/read.ts";
import { fillWarehouse } from "../../src/warehouse/fill.ts";
import { type Model, readModels, runModels } from "../../src/warehouse/models.ts";
import { Warehouse } from "../../src/warehouse/open.ts";
import { LOADERS } from "../intake/house.ts";
import { queried } from "../warehouse/query.ts";

let models: Model[] | undefined;

/** The rows of a query on the models up to `counted`, of what a data folder received, and what was found in it. */
export async function countedRows(
  root: string,
  sql: string,
  parameters: string[] = [],
  how: "small" | "large" = "small",
): Promise<{ findings: Finding[]; rows: Record<string, string>[] }> {
  const plan = readPlan(root);
  const received = await receive(plan, LOADERS, () => {}, how === "large" ? 0 : undefined);
  const asOf = parsePeriod("2013");
  if (!asOf) throw new Error("no period");
  const warehouse = await Warehouse.open(pathsOf(received.large));
  try {
    const run = { asOf, knownAt: "2014-12-31", version: "0" };
    const { findings } = await fillWarehouse(warehouse, plan, received, run, []);
    models ??= neededBy("counted", await readModels(warehouse));
    await runModels(warehouse, models);
    return { findings, rows: await queried<Record<string, string>>(warehouse, sql, parameters) };
  } finally {
    warehouse.close();
  }
}

/** A model and those that it needs, in the order of the whole. */
function neededBy(name: string, all: Model[]): Model[] {
  const needed = new Set([name]);
  for (const model of [...all].reverse())
    if (needed.has(model.name)) for (const need of model.needs) needed.add(need);
  return all.filter((model) => needed.has(model.name));
}
