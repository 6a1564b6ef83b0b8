import { type Intake, nothingReceived } from "../../src/intake/receive.ts";
import type { Plan } from "../../src/plan/plan.ts";
import type { ScenarioKind } from "../../src/plan/scenario.ts";
import { fillWarehouse, type Run, rawTables } from "../../src/warehouse/fill.ts";
import { type Model, readModels } from "../../src/warehouse/models.ts";
import { type RawTable, Warehouse } from "../../src/warehouse/open.ts";

/** How often a warehouse is filled before a new one takes its place, since rows that were deleted still take room. */
const MOST_FILLS = 100;

/**
 * A warehouse for one case after another: its tables are filled anew for each, while its models are planned once, which
 * takes most of the time of a small case.
 */
export class KeptWarehouse {
  readonly warehouse: Warehouse;
  readonly #models: Model[];
  /** What each raw table holds. */
  readonly #held = new Map<string, string>();
  readonly #planned = new Set<string>();
  #filled: string[] = [];
  #fills = 0;

  private constructor(warehouse: Warehouse, models: Model[]) {
    this.warehouse = warehouse;
    this.#models = models;
  }

  /** Opens one with the macros of a plan's methods. */
  static async open(plan: Plan, run: Run): Promise<KeptWarehouse> {
    // A statement planned for tables that were empty must not take them to be so for ever.
    const warehouse = await Warehouse.open([], {
      threads: "1",
      disabled_optimizers: "statistics_propagation",
    });
    const nothing = nothingReceived();
    await fillWarehouse(warehouse, plan, nothing, run, []);
    const kept = new KeptWarehouse(warehouse, await readModels(warehouse));
    for (const [name, table] of Object.entries(rawTables(plan, nothing, run, [])))
      kept.#held.set(name, textOf(table));
    for (const { name, sql } of kept.#models)
      await warehouse.run(`create table "${name}" as ${sql} with no data`);
    return kept;
  }

  /** Whether it was filled as often as it may be. */
  get worn(): boolean {
    return this.#fills >= MOST_FILLS;
  }

  /** Fills it, and runs the models without which those named cannot run, these included; all where none is named. */
  async fill(
    plan: Plan,
    intake: Intake,
    run: Run,
    scenarios: readonly ScenarioKind[],
    wanted?: string[],
  ): Promise<void> {
    this.#fills += 1;
    const emptied = this.#filled.map((name) => `delete from "${name}";`);
    for (const [name, table] of Object.entries(rawTables(plan, intake, run, scenarios))) {
      const text = textOf(table);
      if (this.#held.get(name) === text) continue;
      await this.warehouse.run(`delete from "${name}"`);
      await this.warehouse.insert(name, table);
      this.#held.set(name, text);
    }
    this.#filled = neededFor(this.#models, wanted);
    for (const { name, sql } of this.#models)
      if (this.#filled.includes(name) && !this.#planned.has(name)) {
        await this.warehouse.run(`prepare "fill_${name}" as insert into "${name}" ${sql}`);
        this.#planned.add(name);
      }
    const filled = this.#filled.map((name) => `execute "fill_${name}";`);
    await this.warehouse.run([...emptied, ...filled].join("\n"));
  }
}

const textOf = ({ rows }: RawTable) => JSON.stringify(rows);

/** What is read of all facts, so that each model of facts must run for it. */
const OF_ALL_FACTS = "operand";

/** What brings facts together. */
const TOGETHER = ["every_fact", "fact"];

/** The names of the models that must run for some; models of facts need that which brings facts together, and no other. */
function neededFor(models: Model[], wanted?: string[]): string[] {
  if (!wanted || wanted.includes(OF_ALL_FACTS)) return models.map(({ name }) => name);
  const needed = new Set(wanted);
  for (const { name, needs } of models.toReversed())
    if (needed.has(name)) for (const each of needs) needed.add(each);
  const ordered = models
    .map(({ name }) => name)
    .filter((name) => needed.has(name) && !TOGETHER.includes(name));
  return wanted.some(isFact) ? [...ordered, ...TOGETHER] : ordered;
}

/** Whether a model makes facts. */
export const isFact = (model: string) => model.startsWith("fact_");
