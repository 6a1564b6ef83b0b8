import { createHash } from "node:crypto";
import { deserialize, serialize } from "node:v8";
import type { Store } from "../core/disk/store.ts";
import type { Plan } from "../plan/plan.ts";
import type { AnswerList } from "./answers/list.ts";
import { isOfPersons } from "./answers/persons.ts";
import type { Loader } from "./contract.ts";
import type { FileReadings } from "./file-readings.ts";
import type { Inspected } from "./open/inspect.ts";

/** What came of reading a file, and how many of its cells are not blank, and of how many of these nobody knows what they are. */
export interface ReadFile extends Required<Pick<Inspected, "findings" | "sheets" | "confirmed">> {
  loader: Loader | undefined;
  read: FileReadings | undefined;
  large: Inspected["large"];
  account: { cells: number; unaccounted: number };
  /** What its picture shows, as JSON. */
  pictured: string | undefined;
}

const NAME = "readings";

/** The tables of a plan's folder by which no file is read, so that what was read stands where one of them changes. */
const BESIDE: readonly (keyof Plan)[] = [
  "register",
  "answers",
  "appeals",
  "withdrawals",
  "issued",
  "stated",
  "scores",
  "decisions",
];

/** What was read of a file, as it is kept: its loader by name. */
type Frozen = Omit<ReadFile, "loader" | "confirmed" | "large"> & { loader: string | undefined };

/** What was read of received files by an earlier run, by their hashes. */
export class KeptReadings {
  readonly #madeOf: string;
  readonly #before: Map<string, Uint8Array>;
  readonly #now = new Map<string, Uint8Array>();
  /** How many files were read. */
  made = 0;

  constructor(
    private readonly store: Store,
    plan: Plan,
    private readonly options: { program: string; persons: boolean; mayRead: boolean },
  ) {
    const tables = Object.entries(plan).flatMap(([name, table]: [string, unknown]) =>
      typeof table === "object" && table !== null && "sha256" in table && !BESIDE.includes(name as keyof Plan)
        ? [[name, table.sha256]]
        : [],
    );
    this.#madeOf = hashOf([options.program, options.persons, tables]);
    const kept = options.mayRead ? store.read(NAME, this.#madeOf) : undefined;
    this.#before = (kept as Map<string, Uint8Array> | undefined) ?? new Map();
  }

  /** What was read of a file by one of these loaders; what `read` gives where nothing was. */
  file(
    { sha256, path, sender }: { sha256: string; path: string; sender: string | null },
    loaders: Loader[],
    read: () => ReadFile,
  ): ReadFile {
    const key = hashOf([sha256, path, sender]);
    const kept = this.#before.get(key);
    if (kept) {
      this.#now.set(key, kept);
      const { loader, ...frozen } = deserialize(kept) as Frozen;
      const known = loaders.find(({ name }) => name === loader);
      return { ...frozen, loader: known, confirmed: [], large: undefined };
    }
    this.made += 1;
    const made = read();
    const frozen = this.#frozen(made);
    if (frozen) this.#now.set(key, serialize(frozen));
    return made;
  }

  /** Keeps what was read in this run, and nothing else. */
  keep(): void {
    if (this.#now.size > 0) this.store.write(NAME, this.#madeOf, this.#now);
  }

  /** What of a file can be kept: nothing where it is left to the warehouse, or was read as the office has confirmed. */
  #frozen({ loader, confirmed, large, read, ...rest }: ReadFile): Frozen | undefined {
    if (confirmed.length > 0 || large) return undefined;
    const persons = this.options.persons ? (read?.persons ?? []) : [];
    const proposed = { readings: [], records: [], registers: [], states: [] };
    const answers = this.options.persons ? read?.answers : read?.answers.map(withoutPersons);
    return {
      ...{ ...rest, loader: loader?.name },
      read: read && { ...read, answers: answers ?? [], persons, proposed, unread: new Map() },
    };
  }
}

/** A list of answers without who inspected. */
function withoutPersons(list: AnswerList): AnswerList {
  const sheets = list.sheets.map((sheet) => ({
    ...sheet,
    said: sheet.said.filter((said) => !isOfPersons(said)),
  }));
  return { ...list, sheets };
}

function hashOf(parts: unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
