import { type FSWatcher, readdirSync, statSync, watch } from "node:fs";
import { join, relative } from "node:path";

/** How long nothing must change, in milliseconds, before what has changed is told: a program writes a file in several steps. */
const QUIET = 40;
/** After how many milliseconds folders are looked through: what is written to a new folder at once is not always told. */
const LOOK = 400;
/** What programs write beside a file while they write it, and no one sent. */
const PASSING = /(^|\/)(\.|~\$)|~$|\.(swp|tmp)$|\.lock$/;

/** Watches folders, and tells of what has changed in them once nothing more does for a moment. */
export class Watching {
  readonly #watchers: FSWatcher[];
  readonly #changed = new Set<string>();
  #quiet: NodeJS.Timeout | undefined;
  #look: NodeJS.Timeout | undefined;
  #seen: Map<string, string>;

  constructor(
    private readonly folders: string[],
    private readonly tell: (paths: string[]) => void,
  ) {
    this.#watchers = folders.map((folder) =>
      watch(folder, { recursive: true }, (_, name) => this.#note(name ?? ".")),
    );
    this.#seen = filesIn(folders);
  }

  close(): void {
    clearTimeout(this.#quiet);
    clearTimeout(this.#look);
    for (const watcher of this.#watchers) watcher.close();
  }

  #note(name: string): void {
    if (PASSING.test(name)) return;
    this.#changed.add(name);
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => {
      this.#seen = filesIn(this.folders);
      const paths = [...this.#changed].sort();
      this.#changed.clear();
      this.tell(paths);
      clearTimeout(this.#look);
      this.#look = setTimeout(() => this.#lookThrough(), LOOK);
    }, QUIET);
  }

  #lookThrough(): void {
    const now = filesIn(this.folders);
    const other = [...new Set([...now.keys(), ...this.#seen.keys()])].filter(
      (path) => now.get(path) !== this.#seen.get(path),
    );
    for (const path of other) this.#note(path);
  }
}

/** The files of folders, each with what tells it from a later one. */
function filesIn(folders: string[]): Map<string, string> {
  const files = new Map<string, string>();
  for (const folder of folders)
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      const stands = entry.isFile() ? statSync(path, { throwIfNoEntry: false }) : undefined;
      if (stands) files.set(relative(folder, path), `${stands.size} ${stands.mtimeMs}`);
    }
  return files;
}
