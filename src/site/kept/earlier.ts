import { createHash } from "node:crypto";
import { copyFileSync, linkSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Tally } from "../audit/account.ts";
import { foldersBelow } from "../shell/write.ts";

/** A file of a site as it was made and, of what was checked, what has to be known of it when others are. */
export interface MadeFile {
  sha256: string;
  /** Of a page, the hash of its content. */
  content?: string;
  checked?: CheckedFile;
}

/** What a check of a file has found that others depend on. */
export interface CheckedFile {
  tally: Tally;
  /** Where its links lead to, and its own places, each on a line. */
  links: string;
  ids: string;
}

/** The files of a site by path. */
export type MadeFiles = Map<string, MadeFile>;

/** Told of a file that is taken from the site before. */
export type OnTaken = (path: string, file: MadeFile) => void;

/** No name that is hidden or leads elsewhere. */
const PATH = /^(?:[^./\\][^/\\]*\/)*[^./\\][^/\\]*$/;

/** The site that an earlier build made, of which files that would be made the same are taken: each only as it was made. */
export class Earlier {
  /** The files that were taken. */
  readonly taken: MadeFiles = new Map();
  readonly #make: (folder: string) => void;
  #onTaken: OnTaken = () => {};

  constructor(
    private readonly from: string,
    private readonly to: string,
    private readonly files: MadeFiles,
  ) {
    this.#make = foldersBelow(to);
  }

  /** Tells from now on of each file that is taken, and of those that were. */
  telling(onTaken: OnTaken): void {
    for (const [path, file] of this.taken) onTaken(path, file);
    this.#onTaken = onTaken;
  }

  /** The paths of all its files. */
  paths(): Iterable<string> {
    return this.files.keys();
  }

  /** Takes a file, where it is as it was made; returns whether it was taken. */
  take(path: string): boolean {
    return this.takeAll([path]);
  }

  /** Takes all files below a folder, and tells how many are pages; none where one of them is not as it was made, or there are none. */
  takeBelow(folder: string): { pages: number } | undefined {
    const paths = [...this.files.keys()].filter((path) => path.startsWith(folder));
    return this.takeAll(paths) ? { pages: paths.filter((path) => path.endsWith(".html")).length } : undefined;
  }

  /** Takes files, or none of them where one is not as it was made. */
  takeAll(paths: string[]): boolean {
    const found = paths.flatMap((path): [string, MadeFile][] => {
      const file = this.files.get(path);
      return file && PATH.test(path) && this.#stands(path, file) ? [[path, file]] : [];
    });
    if (found.length < paths.length || found.length === 0) return false;
    for (const [path, file] of found) {
      this.#put(path);
      this.taken.set(path, file);
      this.#onTaken(path, file);
    }
    return true;
  }

  #stands(path: string, { sha256 }: MadeFile): boolean {
    try {
      return (
        createHash("sha256")
          .update(readFileSync(join(this.from, path)))
          .digest("hex") === sha256
      );
    } catch {
      return false;
    }
  }

  /** A file is one in both sites, where the system can do that: nothing is ever written into it again. */
  #put(path: string): void {
    const [from, to] = [join(this.from, path), join(this.to, path)];
    this.#make(dirname(path));
    try {
      linkSync(from, to);
    } catch {
      copyFileSync(from, to);
    }
  }
}
