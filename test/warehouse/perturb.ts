import type { Plan } from "../../src/plan/plan.ts";
import type { Model } from "../../src/warehouse/models.ts";
import { quoted, type Warehouse } from "../../src/warehouse/open.ts";
import { queried } from "./query.ts";

/** One thing that is otherwise in what was received, as SQL that makes it so; made without the models of scenarios. */
export interface Perturbation {
  /** `kind indicator area period source`. */
  name: string;
  indicator: string;
  /** The area whose own verdicts it is to turn; that of the whole city too where `sums`. */
  area: string;
  sums: boolean;
  sql: string[];
}

/** Verdicts by `target area`, and grades by `scheme subject`. */
export interface Judged {
  verdicts: Map<string, string>;
  grades: Map<string, string>;
}

const JUDGED = ["attainment", "score_grade"];
/** What a perturbation changes of what scores are made from. */
const SCORED = ["attainment", "effective_observation"];

/** The models that follow from readings in force, as far as verdicts and grades need them, in order. */
function following(models: Model[]): Model[] {
  return from(models, ["known_reading", "counted"], JUDGED).filter(({ name }) => name !== "known_reading");
}

/** The models that follow from some, as far as others need them, in order; `counted` is a model itself. */
function from(models: Model[], changes: string[], wanted: string[]): Model[] {
  const changed = new Set(changes);
  for (const { name, needs } of models) if (needs.some((need) => changed.has(need))) changed.add(name);
  const needed = new Set(wanted);
  for (const { name, needs } of models.toReversed())
    if (needed.has(name) && !changes.includes(name)) for (const need of needs) needed.add(need);
  return models.filter(({ name }) => changed.has(name) && needed.has(name));
}

/**
 * What the models make of what was received with these perturbations in it, of which no two are felt by one verdict: every
 * verdict; and, where `grades` are asked for, the grades of those whom each may give another, all that it does not touch being
 * as it is without any. Everything is put back after.
 */
export async function judgedWith(
  warehouse: Warehouse,
  models: Model[],
  perturbations: Perturbation[],
  { grades, plan }: { grades: boolean; plan: Plan },
): Promise<{ verdicts: Judged["verdicts"]; grades: Map<Perturbation, Judged["grades"]> }> {
  const graded = new Map<Perturbation, Judged["grades"]>();
  const changed = following(models);
  const scoring = from(changed, SCORED, ["score_grade"]).filter(({ name }) => !SCORED.includes(name));
  await warehouse.run("begin transaction");
  try {
    for (const name of SCORED) await warehouse.run(`create table "${name}_before" as from "${name}"`);
    for (const { sql } of perturbations) for (const statement of sql) await warehouse.run(statement);
    for (const { name } of changed) await warehouse.run(`drop table "${name}"`);
    const before = changed.filter((model) => !scoring.includes(model));
    await remake(warehouse, before);
    const verdicts = await verdictsIn(warehouse);
    for (const name of SCORED) await warehouse.run(`create table "${name}_after" as from "${name}"`);
    for (const [place, batch] of (grades ? apart(perturbations, plan) : []).entries()) {
      const touched = batch.map(({ indicator, area, sums }) => {
        const areas = (sums ? [area, plan.head.city] : [area]).map(quoted).join(", ");
        return `(indicator = ${quoted(indicator)} and area in (${areas}))`;
      });
      const where = touched.join(" or ");
      for (const name of SCORED)
        await warehouse.run(
          `create or replace table "${name}" as
           from "${name}_after" where ${where} union all from "${name}_before" where not (${where})`,
        );
      for (const { name } of place > 0 ? scoring : []) await warehouse.run(`drop table "${name}"`);
      await remake(warehouse, scoring);
      const found = [...(await gradesIn(warehouse))];
      for (const perturbation of batch) {
        const subjects = subjectsOf(perturbation, plan);
        const own = found.filter(([key]) => subjects.includes(key.split(" ")[1] ?? ""));
        graded.set(perturbation, new Map(own));
      }
    }
    return { verdicts, grades: graded };
  } finally {
    await warehouse.run("rollback");
  }
}

/** Runs models within the transaction that is open, which no other connection sees. */
async function remake(warehouse: Warehouse, models: Model[]): Promise<void> {
  for (const { name, sql } of models) await warehouse.run(`create table "${name}" as ${sql}`);
}

/** The verdicts and grades of a warehouse as they are published. */
export async function judgedIn(warehouse: Warehouse): Promise<Judged> {
  return { verdicts: await verdictsIn(warehouse), grades: await gradesIn(warehouse) };
}

function verdictsIn(warehouse: Warehouse): Promise<Judged["verdicts"]> {
  const select = "target || ' ' || area as key, status::varchar as word from attainment";
  return wordsOf(warehouse, `select ${select} where scenario = 0`);
}

function gradesIn(warehouse: Warehouse): Promise<Judged["grades"]> {
  const select = "scheme || ' ' || subject as key, grade as word from score_grade";
  return wordsOf(warehouse, `select ${select} where scenario = 0`);
}

async function wordsOf(warehouse: Warehouse, sql: string): Promise<Map<string, string>> {
  const rows = await queried<{ key: string; word: string }>(warehouse, sql);
  return new Map(rows.map(({ key, word }) => [key, word]));
}

/** Whom a perturbation may give another grade: its area, the city where its figure goes into the city's, departments that answer. */
function subjectsOf({ indicator, area, sums }: Perturbation, plan: Plan): string[] {
  const areas = sums ? [area, plan.head.city] : [area];
  const targets = plan.targets.rows.filter((row) => row.indicator === indicator);
  const scored = plan.scoring.rows.some(({ about, of }) => about === "figure" && of.includes(indicator));
  if (targets.length === 0 && !scored) return [];
  const measures = new Set(targets.filter((row) => areas.includes(row.area)).map(({ measure }) => measure));
  const names = new Set(
    plan.measures.rows
      .filter(({ measure }) => measures.has(measure))
      .flatMap((row) => [...row.lead, ...row.responsible]),
  );
  const departments = plan.departments.rows.filter(({ name }) => names.has(name));
  return [...new Set([...areas, ...departments.map(({ department }) => department)])];
}

/** Perturbations in groups of which no two share anything, by what each bars from its group and what it takes in it; each goes into the first that it may. */
function packed(
  perturbations: Perturbation[],
  of: (perturbation: Perturbation) => { bars: string[]; takes: string[] },
): Perturbation[][] {
  const groups: { taken: Set<string>; members: Perturbation[] }[] = [];
  for (const perturbation of perturbations) {
    const { bars, takes } = of(perturbation);
    const free = groups.find(({ taken }) => !bars.some((bar) => taken.has(bar)));
    const group = free ?? { taken: new Set<string>(), members: [] };
    if (!free) groups.push(group);
    group.members.push(perturbation);
    for (const each of takes) group.taken.add(each);
  }
  return groups.map(({ members }) => members);
}

/** Perturbations that may give anyone another grade, in batches of which no two may give one subject another. */
function apart(perturbations: Perturbation[], plan: Plan): Perturbation[][] {
  const subjects = (each: Perturbation) => subjectsOf(each, plan);
  return packed(
    perturbations.filter((each) => subjects(each).length > 0),
    (each) => ({ bars: subjects(each), takes: subjects(each) }),
  );
}

/**
 * Perturbations in groups of which no two can be felt by one verdict. What is left out of one area alone leaves the city's
 * figures otherwise than a scenario does, so that no other may be of the city. What no verdict rests on stands by the sides of
 * what may be otherwise with it.
 */
export function grouped(perturbations: Perturbation[], plan: Plan): Perturbation[][] {
  return packed(perturbations, (perturbation) => {
    const { name, indicator, area, sums } = perturbation;
    const whole = sums || area === plan.head.city;
    const figure = name.slice(name.indexOf(" "));
    if (subjectsOf(perturbation, plan).length === 0) return { bars: [figure], takes: [figure] };
    const [own, all] = [whole ? indicator : `${indicator} ${area}`, `${indicator} whole`];
    return { bars: whole ? [own] : [own, all], takes: [own, indicator, ...(whole ? [all] : [])] };
  });
}
