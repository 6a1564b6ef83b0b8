import { createHash } from "node:crypto";
import { join } from "node:path";
import { listingOf } from "../../core/disk/listing.ts";
import { Originals } from "../../core/disk/originals.ts";
import { Store } from "../../core/disk/store.ts";
import type { Progress } from "../../core/progress.ts";
import { assess } from "../../facts/assess.ts";
import { queriesIn } from "../../facts/cell.ts";
import type { Edition } from "../../facts/edition.ts";
import { type Found, foundIn, KeptFound } from "../../facts/found.ts";
import { KeptReadings } from "../../intake/kept.ts";
import { readPlan } from "../../plan/read.ts";
import { boundsOf } from "../bounds.ts";

const LOADERS = join(import.meta.dirname, "..", "..", "..", "loaders");

/** What is assessed, and up to when. */
export interface Assessed {
  data: string;
  asOf?: string | undefined;
  knownAt?: string | undefined;
  edition: "public" | "internal";
}

/** What was found, as it is held by a process that goes on. */
interface Held {
  madeOf: string;
  found: Found;
}

/** What was found before, where the files and rows are the same. */
class HeldFound extends KeptFound {
  now: Found | undefined;

  constructor(
    store: Store,
    madeOf: string,
    private readonly held: Held | undefined,
  ) {
    super(store, madeOf, false);
  }

  override read(prose: Parameters<KeptFound["read"]>[0]): Found | undefined {
    const { held } = this;
    if (held?.madeOf !== this.madeOf) return undefined;
    return queriesIn(prose).every((sql) => held.found.selected.has(sql)) ? held.found : undefined;
  }

  override take(found: Found): void {
    this.now = found;
  }
}

/** Assesses a data folder over and over; what has not changed since the last time is not read or computed again. */
export class Assessing {
  readonly #store: Store;
  #held: Held | undefined;
  #last: Edition | undefined;

  /** `folder` is for what was read of received files. */
  constructor(
    private readonly options: Assessed,
    folder: string,
  ) {
    this.#store = new Store(folder);
  }

  /** The edition of the data folder as it is now. */
  async edition(progress: Progress): Promise<Edition> {
    const { data, edition: audience } = this.options;
    const loaders = createHash("sha256")
      .update(JSON.stringify([...(await listingOf(LOADERS))]))
      .digest("hex");
    const plan = readPlan(data, undefined, new Originals(data));
    const run = boundsOf(plan, this.options);
    const kept = new HeldFound(this.#store, foundIn(plan, run, audience, loaders), this.#held);
    const given = { program: loaders, persons: audience === "internal", mayRead: true };
    const readings = new KeptReadings(this.#store, plan, given);
    const edition = await assess(plan, run, { loaders: LOADERS, audience, kept, readings }, progress);
    if (!kept.now) return this.#sharing(edition);
    readings.keep();
    this.#held = { madeOf: kept.madeOf, found: kept.now };
    this.#last = edition;
    return edition;
  }

  /** An edition whose facts are those of the last one is given the very same, of which much is known already. */
  #sharing(edition: Edition): Edition {
    const { facts, bySubject, proofs, files } = this.#last ?? edition;
    return { ...edition, facts, bySubject, proofs, files };
  }
}
