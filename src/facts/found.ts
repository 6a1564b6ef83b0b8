import { createHash } from "node:crypto";
import type { Store } from "../core/disk/store.ts";
import { receivedEntries } from "../intake/receive.ts";
import type { Plan } from "../plan/plan.ts";
import type { Prose } from "../plan/prose.ts";
import type { Run } from "../warehouse/fill.ts";
import { queriesIn, type Selected } from "./cell.ts";
import type { Edition } from "./edition.ts";
import type { Observation } from "./observation.ts";
import { type Packed, packed, unpacked } from "./packed.ts";
import type { ProofParts } from "./proof.ts";
import type { Fact, Following, ReadFacts } from "./read.ts";

/** What an edition holds whatever analysts wrote, as data, with what their queries have selected. */
export interface Found
  extends Pick<
    Edition,
    | "observations"
    | "findings"
    | "doubts"
    | "models"
    | "contacts"
    | "enterprises"
    | "listed"
    | "loaders"
    | "submissions"
    | "superseded"
    | "flips"
    | "undecided"
    | "withheld"
    | "scenarios"
    | "words"
    | "account"
    | "received"
  > {
  read: ReadFacts;
  proofs: ProofParts;
  selected: Selected;
}

/** What was found, as it is kept: rows in columns. */
interface Frozen extends Omit<Found, "read" | "observations"> {
  facts: Packed[];
  following: { kinds: Following[]; numbers: Int32Array };
  edges: ReadFacts["edges"];
  observations: Packed[];
}

const NAME = "found";
/** Of more facts than these nothing is kept: to write and to read them again would take more memory than the rest of a build. */
const MOST = 200_000;

/** The sha256 of all that facts are found in: files, rows, bounds and `program`, but not what analysts wrote. */
export function foundIn(
  plan: Plan,
  { asOf, knownAt, version }: Run,
  audience: Edition["bounds"]["audience"],
  program: string,
): string {
  const { originals } = plan;
  const received = receivedEntries(plan.root).map(({ path, kind }) => {
    try {
      return [path, kind, kind === "file" ? originals.asRead(path) : ""];
    } catch {
      return [path, kind, ""];
    }
  });
  const tables = Object.values(plan).flatMap((table: unknown) =>
    typeof table === "object" && table !== null && "sha256" in table && "file" in table
      ? [[table.file, table.sha256]]
      : [],
  );
  const all = [program, asOf.id, knownAt, version, audience, tables, plan.outlines, received];
  return createHash("sha256").update(JSON.stringify(all)).digest("hex");
}

/** What was found by an earlier run, kept under the hash of all that it was found in. */
export class KeptFound {
  #taken: Found | undefined;

  constructor(
    private readonly store: Store,
    readonly madeOf: string,
    private readonly mayRead = true,
  ) {}

  /** What was kept, where it answers the queries of this prose. */
  read(prose: Prose[]): Found | undefined {
    const kept = (this.mayRead ? this.store.read(NAME, this.madeOf) : undefined) as Frozen | undefined;
    return kept && queriesIn(prose).every((sql) => kept.selected.has(sql)) ? thawed(kept) : undefined;
  }

  /** Takes what was found, to be kept once the run has ended well. */
  take(found: Found): void {
    if (found.read.facts.length <= MOST) this.#taken = found;
  }

  /** Keeps what was taken; what was kept before stands where nothing was. */
  keep(): void {
    if (this.#taken) this.store.write(NAME, this.madeOf, frozen(this.#taken));
  }
}

function frozen({ read, observations, ...found }: Found): Frozen {
  const kinds = [...new Set(read.following)];
  const numberOf = new Map(kinds.map((kind, number) => [kind, number]));
  return {
    ...found,
    facts: [...packed(read.facts)],
    following: { kinds, numbers: Int32Array.from(read.following, (each) => numberOf.get(each) ?? 0) },
    edges: read.edges,
    observations: [...packed(observations)],
  };
}

function thawed({ facts, following, edges, observations, ...found }: Frozen): Found {
  return {
    ...found,
    read: {
      facts: facts.flatMap((some) => unpacked<Fact>(some)),
      following: Array.from(following.numbers, (number) => following.kinds[number] as Following),
      edges,
    },
    observations: observations.flatMap((some) => unpacked<Observation>(some)),
  };
}
