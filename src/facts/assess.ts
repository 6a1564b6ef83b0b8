import { join } from "node:path";
import { importSource } from "../core/compile.js";
import type { Progress } from "../core/progress.ts";
import type { KeptReadings } from "../intake/kept.ts";
import { type LoadedLoader, loadLoaders } from "../intake/loaders.ts";
import { pathsOf } from "../intake/open/large.ts";
import { type Intake, isReceived, receive } from "../intake/receive.ts";
import type { Plan } from "../plan/plan.ts";
import { proseFor } from "../plan/prose.ts";
import { columnsOf } from "../warehouse/contract.ts";
import { fillWarehouse, type Run } from "../warehouse/fill.ts";
import { readModels, runChecks, runModels } from "../warehouse/models.ts";
import { Warehouse } from "../warehouse/open.ts";
import { absentFacts } from "./absent.ts";
import { readCells, selectingAmong, selectingFrom } from "./cell.ts";
import { bySubject, type Edition } from "./edition.ts";
import { readEnterprises } from "./enterprise.ts";
import { readFindings } from "./finding.ts";
import type { Found, KeptFound } from "./found.ts";
import { readLacking } from "./lacking.ts";
import { lacksOf } from "./lacks.ts";
import { readListed } from "./listed.ts";
import { readObservations } from "./observation.ts";
import { proofsOf, readProofs } from "./proof.ts";
import { type Fact, readFacts } from "./read.ts";
import { readSensitivityFlips, readTried } from "./sensitivity.ts";
import { readSubmissions, readSuperseded } from "./submission.ts";
import { toEverybody } from "./telling/public.ts";
import { WHOLE } from "./telling/telling.ts";
import { readWithheld } from "./withheld.ts";

/** From how many readings on a query gains by more than one thread: models run two at a time, and more threads a query take time themselves. */
const MANY_READINGS = 50_000;
/** What the warehouse of so many may hold in memory; the rest stands in its file. */
const MOST_HELD = "1GiB";

/** What a warehouse is made with. */
export interface Making {
  /** The folders of loaders and of models; of models by default the product's. */
  loaders: string;
  models?: string | undefined;
  /** The new file that it stands in; by default it is in memory, unless it is large and there is a folder for it. */
  file?: string | undefined;
  /** A folder for what is too large for memory, which is gone after the work. */
  scratch?: string | undefined;
  /** What was read of received files before. */
  readings?: KeptReadings | undefined;
}

/**
 * Assesses a plan: received files → readings → warehouse → facts with proofs, as an edition that pages may show. What was `kept` of
 * the same files and rows is taken in place of all that.
 */
export async function assess(
  given: Plan,
  run: Run,
  {
    audience = "public",
    kept,
    ...making
  }: Making & { audience?: Edition["bounds"]["audience"] | undefined; kept?: KeptFound | undefined },
  progress: Progress,
): Promise<Edition> {
  const { asOf, knownAt } = run;
  const prose = proseFor(given.prose, {
    asOf: asOf.id,
    knownAt,
    drafts: audience === "internal",
    usual: given.head.as_of,
  });
  const plan = { ...given, prose };
  const bounds = { ...run, audience };
  const before = kept?.read(prose);
  if (before) {
    progress.stage("facts");
    const cited = await readCited(selectingAmong(before.selected), plan, asOf, before.read.facts);
    return editionOf(plan, bounds, before, cited);
  }
  return await inWarehouse(plan, bounds, making, progress, async (warehouse, { received, ...made }) => {
    progress.stage("facts");
    const contacts =
      audience === "internal" ? received.contacts.filter(({ arrived }) => arrived <= knownAt) : [];
    const enterprises = audience === "internal" ? await readEnterprises(warehouse, made.intake) : [];
    const listed = await readListed(warehouse, made.intake, plan, audience === "internal");
    const found = await readFound(warehouse, { ...made, plan, contacts, enterprises, listed, bounds });
    // Last, since queries of prose bound what the warehouse may take.
    const cited = await readCited(selectingFrom(warehouse, found.selected), plan, asOf, found.read.facts);
    kept?.take(found);
    return editionOf(plan, bounds, found, cited);
  });
}

/** Makes the warehouse of a plan, with all models in it, and does something with it; it is closed then. */
export async function inWarehouse<T>(
  plan: Plan,
  run: Run,
  { loaders: folder, models, readings, ...place }: Making,
  progress: Progress,
  work: (
    warehouse: Warehouse,
    made: Pick<Assessed, "loaders" | "intake" | "models"> & { received: Awaited<ReturnType<typeof receive>> },
  ) => Promise<T>,
): Promise<T> {
  progress.stage("intake");
  const loaders = await loadLoaders(folder, importSource);
  const received = await receive(plan, loaders, (path) => progress.step(path), undefined, readings);
  progress.stage("warehouse");
  const { settings, file } = placeOf(received, place);
  const warehouse = await Warehouse.open(pathsOf(received.large), settings, file);
  try {
    const intake = await fillWarehouse(warehouse, plan, received, run);
    return await work(warehouse, {
      ...{ loaders, received, intake },
      models: await computeModels(warehouse, models),
    });
  } finally {
    warehouse.close();
  }
}

/** Where the warehouse of what was received stands, and with which settings. */
function placeOf(
  { large, readings }: Intake,
  { file, scratch }: Pick<Making, "file" | "scratch">,
): { settings: Record<string, string>; file: string | undefined } {
  if (readings.length < MANY_READINGS) return { settings: large.length === 0 ? { threads: "1" } : {}, file };
  if (scratch === undefined) return { settings: {}, file };
  return {
    settings: { memory_limit: MOST_HELD, temp_directory: join(scratch, "spilled") },
    file: file ?? join(scratch, "warehouse.duckdb"),
  };
}

/** Makes every model of a filled warehouse and checks what they say; returns them with their columns. */
async function computeModels(warehouse: Warehouse, folder: string | undefined): Promise<Edition["models"]> {
  const models = await readModels(warehouse, folder);
  await runModels(warehouse, models);
  await runChecks(warehouse);
  const columns = await columnsOf(warehouse, models);
  return models.map((model) => ({ ...model, columns: columns.get(model.name) ?? [] }));
}

/** What an edition is read for, beside the warehouse. */
interface Assessed extends Pick<Edition, "plan" | "models" | "contacts" | "enterprises" | "listed"> {
  loaders: LoadedLoader[];
  intake: Intake;
  bounds: Run & Pick<Edition["bounds"], "audience">;
}

/** Reads what the models of a warehouse say. */
async function readFound(warehouse: Warehouse, assessed: Assessed): Promise<Found> {
  const { plan, intake, loaders, bounds, models, contacts, enterprises, listed } = assessed;
  const read = await readFacts(warehouse);
  const observations = await readObservations(warehouse);
  const telling = bounds.audience === "internal" ? WHOLE : toEverybody(plan, intake.files, loaders);
  const { findings, doubts, paths } = await readFindings(warehouse, plan, intake, telling);
  const open = findings.filter(({ answer }) => !answer);
  const proofs = await readProofs(warehouse, read, plan, intake, {
    findings: open,
    telling,
    last: bounds.asOf.last,
  });
  const proven = new Set(proofs.files.map(({ sha256 }) => sha256));
  const known = intake.files.filter(({ sha256 }) => proven.has(sha256)).map(({ path }) => path);
  return {
    ...{ read, observations, findings, doubts, proofs, models, contacts, enterprises, listed },
    loaders: loaders.map(({ name, file, sha256 }) => ({ name, file, sha256 })),
    submissions: await readSubmissions(warehouse),
    superseded: await readSuperseded(warehouse),
    flips: await readSensitivityFlips(warehouse),
    undecided: await readLacking(warehouse),
    withheld: await readWithheld(warehouse),
    scenarios: await readTried(warehouse),
    words: telling.words,
    account: intake.account,
    received: [...new Set([...known, ...paths.filter(isReceived)])],
    selected: new Map(),
  };
}

/** What prose asks for: the results of its queries, and the facts that it cites and that are not there. */
async function readCited(
  selecting: Parameters<typeof readCells>[0],
  plan: Plan,
  asOf: Run["asOf"],
  facts: Fact[],
) {
  const byId = new Map(facts.map((fact) => [fact.fact, fact]));
  const absent = absentFacts({ plan, asOf, periods: facts.map(({ period }) => period) });
  const { cells, faults } = await readCells(selecting, plan.prose, byId, (id) => absent(id) !== undefined);
  return { cells, faults, ...lacksOf(plan.prose, cells, byId, absent) };
}

/** What was found, and what prose asks for of it, as an edition that pages may show. */
function editionOf(
  plan: Plan,
  { asOf, knownAt, version, audience }: Run & Pick<Edition["bounds"], "audience">,
  { read, proofs: parts, findings, selected: _, ...found }: Found,
  cited: Awaited<ReturnType<typeof readCited>>,
): Edition {
  const proofs = proofsOf(read, parts);
  return {
    ...found,
    plan,
    bounds: { asOf: asOf.id, knownAt, version, audience, fingerprint: "" },
    facts: new Map(read.facts.map((fact) => [fact.fact, fact])),
    bySubject: bySubject(read.facts),
    proofs,
    files: [...proofs.files.values()],
    findings: [...findings, ...cited.findings],
    cells: cited.cells,
    assets: {},
    lacking: cited.lacking,
    proseFaults: [...plan.proseFaults, ...cited.faults],
  };
}
