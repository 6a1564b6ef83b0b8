import { createHash } from "node:crypto";
import type { Edition } from "../../facts/edition.ts";
import { ALL } from "../../facts/noted.ts";
import { proofPath } from "../kit/address.ts";
import { proofPageOf } from "../kit/paging.ts";
import type { Earlier } from "./earlier.ts";
import { notedEdition, titlesIn } from "./noted.ts";
import { listed, stateReported } from "./rows.ts";

/** What each of some files was made of: names of things, each with its hash. */
export interface Traces {
  names: string[];
  hashes: string[];
  /** By path, the places of the names. */
  files: Map<string, Int32Array>;
}

/** Files that are made one by one, each of what is asked for while it is; one whose things are the same is taken as it was. */
export class Traced {
  /** The edition that they are to be made from. */
  readonly edition: Edition;
  readonly #things: Things;
  readonly #numbers = new Map<string, number>();
  readonly #traces: Traces = { names: [], hashes: [], files: new Map() };
  #asked: Set<number> | undefined;

  constructor(
    edition: Edition,
    private readonly earlier?: Earlier | undefined,
    private readonly before?: Traces | undefined,
  ) {
    this.#things = new Things(edition);
    this.edition = notedEdition(edition, (name) => this.#asked?.add(this.#numberOf(name)));
  }

  /** Takes a file where it would be made the same; else it is made, and what it is made of is noted. */
  file(path: string, make: () => void): void {
    const before = this.before?.files.get(path);
    if (before && this.#isSame(before) && this.earlier?.take(path)) {
      const names = Array.from(before, (place) => this.#numberOf(this.before?.names[place] ?? ALL));
      this.#traces.files.set(path, Int32Array.from(names));
      return;
    }
    const asked = new Set<number>();
    this.#asked = asked;
    make();
    this.#asked = undefined;
    this.#traces.files.set(path, Int32Array.from(asked));
  }

  /** What was noted, to be kept, with what is known of files that were taken since all that they are made of is the same. */
  traces(): Traces {
    const { names, files } = this.#traces;
    const hashes = names.map((name) => this.#things.hashOf(name));
    for (const path of this.earlier?.taken.keys() ?? []) {
      const before = files.has(path) ? undefined : this.before?.files.get(path);
      if (before)
        files.set(
          path,
          Int32Array.from(before, (place) => this.#carried(place, hashes)),
        );
    }
    return { names, hashes, files };
  }

  /** The number of what was noted before, with the hash that it had. */
  #carried(place: number, hashes: string[]): number {
    const number = this.#numberOf(this.before?.names[place] ?? ALL);
    hashes[number] ??= this.before?.hashes[place] ?? "";
    return number;
  }

  #isSame(places: Int32Array): boolean {
    const { names = [], hashes = [] } = this.before ?? {};
    return places.every((place) => {
      const hash = this.#things.hashOf(names[place] ?? ALL);
      // What may be anything has none, and is never the same.
      return hash !== "" && hash === hashes[place];
    });
  }

  #numberOf(name: string): number {
    const number = this.#numbers.get(name) ?? this.#traces.names.push(name) - 1;
    this.#numbers.set(name, number);
    return number;
  }
}

/** The things that files are made of, by name, each with a hash of all that it says. */
class Things {
  readonly #hashes = new Map<string, string>();
  readonly #groups = new Map<string, string[]>();
  readonly #pageOf: (fact: string) => string;

  constructor(private readonly edition: Edition) {
    this.#pageOf = proofPageOf(edition);
    for (const id of edition.facts.keys()) {
      const path = proofPath(id);
      const ids = this.#groups.get(path);
      if (ids) ids.push(id);
      else this.#groups.set(path, [id]);
    }
  }

  /** The hash of a thing; none where it may be anything. */
  hashOf(name: string): string {
    const known = this.#hashes.get(name);
    if (known !== undefined) return known;
    const thing = this.#thing(name);
    const hash = thing === undefined ? "" : createHash("sha256").update(thing).digest("base64");
    this.#hashes.set(name, hash);
    return hash;
  }

  #thing(name: string): string | undefined {
    const space = name.indexOf(" ");
    const [kind, key] = [name.slice(0, space), name.slice(space + 1)];
    const { facts, proofs, plan, bounds } = this.edition;
    switch (kind) {
      case "facts":
        return JSON.stringify(this.#ids(key).map((id) => facts.get(id)));
      case "proof":
        return written(proofs.facts.get(key));
      case "pages":
        return JSON.stringify(this.#ids(key).map((id) => [id, this.#pageOf(id)]));
      case "subject": {
        const [subject = "", area] = key.split(" ");
        const own = this.edition.bySubject.get(subject) ?? [];
        return JSON.stringify(area === undefined ? own : own.filter((fact) => String(fact.area) === area));
      }
      case "cell":
        return written(proofs.plan.get(key));
      case "file":
        return written(this.edition.files.find(({ sha256 }) => sha256.startsWith(key)));
      case "plan":
        if (key === "prose") return written(titlesIn(plan));
        return writtenTable(plan[key as keyof typeof plan]);
      case "bounds":
        return written(bounds[key as keyof typeof bounds]);
      case "proofs":
        return key === "rules" ? JSON.stringify([...proofs.rules]) : undefined;
      case "state":
        return JSON.stringify(stateReported(this.edition, key) ?? null);
      case "rows":
      case "values":
        return written(listed(this.edition, kind, key));
      case "edition":
        return written(this.edition[key as keyof Edition]);
      default:
        return undefined;
    }
  }

  #ids(path: string): string[] {
    return this.#groups.get(path) ?? [];
  }
}

/** What JSON says of data; undefined where it does not say all of it. */
function written(thing: unknown): string | undefined {
  return thing instanceof Map ? undefined : (JSON.stringify(thing) ?? "nothing");
}

/** A table by its file, which says all of it. */
function writtenTable(table: unknown): string | undefined {
  return typeof table === "object" && table !== null && "sha256" in table
    ? String(table.sha256)
    : written(table);
}
