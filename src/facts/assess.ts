import { importSource } from "../core/compile.js";
import type { Progress } from "../core/progress.ts";
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
import { readCells } from "./cell.ts";
import type { Edition } from "./edition.ts";
import { readFindings } from "./finding.ts";
import { readLacking } from "./lacking.ts";
import { lacksOf } from "./lacks.ts";
import { readObservations } from "./observation.ts";
import { readProofs } from "./proof.ts";
import { type Fact, readFacts } from "./read.ts";
import { readSensitivityFlips, readTried } from "./sensitivity.ts";
import { readSubmissions, readSuperseded } from "./submission.ts";
import { toEverybody } from "./telling/public.ts";
import { WHOLE } from "./telling/telling.ts";

/** From how many readings on a query gains by more than one thread: models run two at a time, and more threads a query take time themselves. */
const MANY_READINGS = 50_000;

/** What a warehouse is made with. */
export interface Making {
  /** The folders of loaders and of models; of models by default the product's. */
  loaders: string;
  models?: string | undefined;
  /** The new file that it stands in; by default it is in memory. */
  file?: string | undefined;
}

/** Assesses a plan: received files → readings → warehouse → facts with proofs, as an edition that pages may show. */
export async function assess(
  given: Plan,
  run: Run,
  { audience = "public", ...making }: Making & { audience?: Edition["bounds"]["audience"] | undefined },
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
  return await inWarehouse(plan, run, making, progress, async (warehouse, { received, ...made }) => {
    progress.stage("facts");
    const contacts =
      audience === "internal" ? received.contacts.filter(({ arrived }) => arrived <= knownAt) : [];
    return await readEdition(warehouse, { ...made, plan, contacts, bounds: { ...run, audience } });
  });
}

/** Makes the warehouse of a plan, with all models in it, and does something with it; it is closed then. */
export async function inWarehouse<T>(
  plan: Plan,
  run: Run,
  { loaders: folder, models, file }: Making,
  progress: Progress,
  work: (
    warehouse: Warehouse,
    made: Pick<Assessed, "loaders" | "intake" | "models"> & { received: Awaited<ReturnType<typeof receive>> },
  ) => Promise<T>,
): Promise<T> {
  progress.stage("intake");
  const loaders = await loadLoaders(folder, importSource);
  const received = await receive(plan, loaders, (path) => progress.step(path));
  progress.stage("warehouse");
  const small = received.large.length === 0 && received.readings.length < MANY_READINGS;
  const settings = small ? { threads: "1" } : {};
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

/** Makes every model of a filled warehouse and checks what they say; returns them with their columns. */
async function computeModels(warehouse: Warehouse, folder: string | undefined): Promise<Edition["models"]> {
  const models = await readModels(warehouse, folder);
  await runModels(warehouse, models);
  await runChecks(warehouse);
  const columns = await columnsOf(warehouse, models);
  return models.map((model) => ({ ...model, columns: columns.get(model.name) ?? [] }));
}

/** What an edition is read for, beside the warehouse. */
interface Assessed extends Pick<Edition, "plan" | "models" | "contacts"> {
  loaders: LoadedLoader[];
  intake: Intake;
  bounds: Run & Pick<Edition["bounds"], "audience">;
}

/** Reads what the models of a warehouse say. */
async function readEdition(warehouse: Warehouse, assessed: Assessed): Promise<Edition> {
  const { plan, intake, loaders, bounds, ...given } = assessed;
  const { facts, following } = await readFacts(warehouse);
  const observations = await readObservations(warehouse);
  const telling = bounds.audience === "internal" ? WHOLE : toEverybody(plan, intake.files, loaders);
  const { findings, doubts, paths } = await readFindings(warehouse, plan, intake, telling);
  const open = findings.filter(({ answer }) => !answer);
  const proofs = await readProofs(warehouse, following, plan, intake, { findings: open, telling });
  const read = {
    submissions: await readSubmissions(warehouse),
    superseded: await readSuperseded(warehouse),
    flips: await readSensitivityFlips(warehouse),
    undecided: await readLacking(warehouse),
    scenarios: await readTried(warehouse),
  };
  const known = intake.files.filter(({ sha256 }) => proofs.files.has(sha256)).map(({ path }) => path);
  // Last, since queries of prose bound what the warehouse may take.
  const cited = await readCited(warehouse, plan, bounds.asOf, facts);
  return editionOf(plan, bounds, {
    ...{ ...given, ...read, loaders, facts, observations, proofs, doubts },
    cells: cited.cells,
    findings: [...findings, ...cited.findings],
    lacking: cited.lacking,
    proseFaults: [...plan.proseFaults, ...cited.faults],
    words: telling.words,
    account: intake.account,
    received: [...new Set([...known, ...paths.filter(isReceived)])],
  });
}

/** What prose asks for: the results of its queries, and the facts that it cites and that are not there. */
async function readCited(warehouse: Warehouse, plan: Plan, asOf: Run["asOf"], facts: Fact[]) {
  const byId = new Map(facts.map((fact) => [fact.fact, fact]));
  const absent = absentFacts({ plan, asOf, periods: facts.map(({ period }) => period) });
  const { cells, faults } = await readCells(warehouse, plan.prose, byId, (id) => absent(id) !== undefined);
  return { cells, faults, ...lacksOf(plan.prose, cells, byId, absent) };
}

/** What was found, as an edition that pages may show. */
function editionOf(
  plan: Plan,
  { asOf, knownAt, version, audience }: Run & Pick<Edition["bounds"], "audience">,
  found: Omit<Edition, "plan" | "bounds" | "facts" | "files" | "bySubject"> & { facts: Fact[] },
): Edition {
  const bySubject = new Map<string, Fact[]>();
  for (const fact of found.facts) {
    const facts = bySubject.get(fact.subject);
    if (facts) facts.push(fact);
    else bySubject.set(fact.subject, [fact]);
  }
  return {
    ...found,
    plan,
    bounds: { asOf: asOf.id, knownAt, version, audience, fingerprint: "" },
    facts: new Map(found.facts.map((fact) => [fact.fact, fact])),
    files: [...found.proofs.files.values()],
    bySubject,
  };
}
