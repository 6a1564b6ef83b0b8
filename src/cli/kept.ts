import { createHash } from "node:crypto";
import { realpathSync } from "node:fs";
import { join } from "node:path";
import { Store } from "../core/disk/store.ts";
import type { Progress } from "../core/progress.ts";
import type { Edition } from "../facts/edition.ts";
import { foundIn, KeptFound } from "../facts/found.ts";
import { KeptReadings } from "../intake/kept.ts";
import type { Plan } from "../plan/plan.ts";
import { Earlier, type MadeFiles } from "../site/kept/earlier.ts";
import { type MadeOf, madeOf, Same } from "../site/kept/same.ts";
import type { Traces } from "../site/kept/traced.ts";
import { KEPT, sitesOf } from "../site/shell/place.ts";
import type { Published } from "../site/shell/publish.ts";
import type { Run } from "../warehouse/fill.ts";
import { messageOf } from "./cause.ts";

/** What of a build's options tells what may be kept, and taken. */
interface KeptBy {
  edition?: "public" | "internal" | undefined;
  site: boolean;
  force?: boolean | undefined;
  passing?: boolean | undefined;
  models?: string | undefined;
  warehouse?: string | undefined;
}

/** What is kept of a site: what it was made of, and its files. */
interface KeptSite {
  of: MadeOf;
  files: MadeFiles;
  traces: Traces;
}

const SITE = "site";

/** What builds of one site keep for the next of them, in the folder in which they work. */
export class Kept {
  readonly #store: Store;
  /** The sha256 of the program, and of what a build is told of whom it is for. */
  readonly #program: string;
  #before: KeptSite | undefined;
  #found: KeptFound | undefined;
  #readings: KeptReadings | undefined;
  #earlier: Earlier | undefined;

  constructor(
    private readonly options: KeptBy,
    private readonly out: string,
    sources: Record<string, string>,
  ) {
    this.#store = new Store(join(sitesOf(out), KEPT));
    const { edition = "public", site } = options;
    const all = [process.version, process.platform, process.arch, edition, site, sources];
    this.#program = createHash("sha256").update(JSON.stringify(all)).digest("hex");
  }

  /** The site that stands, with files of which some may be taken for the one in the folder `site`. */
  earlier(site: string): Earlier | undefined {
    if (this.options.force) return undefined;
    this.#before = this.#store.read(SITE, this.#program) as KeptSite | undefined;
    const stands = this.#before && standsAt(this.out);
    if (stands && this.#before) this.#earlier = new Earlier(stands, site, this.#before.files);
    return this.#earlier;
  }

  /** What was found in what a plan and its folder hold; where the warehouse is asked for itself, nothing. */
  found(plan: Plan, run: Run): KeptFound | undefined {
    const { edition = "public", force, models, warehouse } = this.options;
    if (models !== undefined) return undefined;
    const of = foundIn(plan, run, edition, this.#program);
    this.#found = new KeptFound(this.#store, of, force !== true && warehouse === undefined);
    return this.#found;
  }

  /** What was read of the received files of a plan. */
  readings(plan: Plan): KeptReadings {
    const { edition, force } = this.options;
    const given = { program: this.#program, persons: edition === "internal", mayRead: force !== true };
    this.#readings = new KeptReadings(this.#store, plan, given);
    return this.#readings;
  }

  /** The files that the site of an edition shares with the one that stands. */
  same(edition: Edition): Same | undefined {
    const [of, earlier, before] = [this.#of(edition), this.#earlier, this.#before?.of];
    return of && earlier && before?.common === of.common ? new Same(earlier, before, of) : undefined;
  }

  /** What the proofs of the site that stands were made of. */
  traces(): Traces | undefined {
    return this.#earlier && this.#before?.traces;
  }

  /** Keeps what the next build need not make again, once a site is in its place; where that fails nothing is lost but time. */
  keep(edition: Edition, { files, traced }: Pick<Published, "files" | "traced">, progress: Progress): void {
    const of = this.#of(edition);
    try {
      if (!of || this.options.passing) return;
      this.#found?.keep();
      this.#readings?.keep();
      this.#store.write(SITE, this.#program, { of, files, traces: traced.traces() } satisfies KeptSite);
    } catch (error) {
      this.#store.clear();
      progress.note(`nothing is kept for the next build: ${messageOf(error)}`);
    }
  }

  #of(edition: Edition): MadeOf | undefined {
    return this.#found && madeOf(edition, this.#found.madeOf);
  }
}

function standsAt(out: string): string | undefined {
  try {
    return realpathSync(out);
  } catch {
    return undefined;
  }
}
