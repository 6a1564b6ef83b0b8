import { createHash } from "node:crypto";
import { type BigIntStats, readFileSync, statSync } from "node:fs";
import { sha256Of } from "./chunks.ts";
import { fileAt } from "./filename.ts";

/** A file as it was when it was first read. */
interface Read {
  sha256: string;
  /** What tells that it was not written since. */
  state: string;
  /** Whether it had stood so long that a later change shows in its state, however coarse the system's clock. */
  settled: boolean;
}

/** How long a file stands, in milliseconds, before its times tell it from a later one. */
const SETTLES = 2_000;

/** The files of a data folder as one run reads them: what is hashed is what was read, and what changes is known. */
export class Originals {
  private readonly reads = new Map<string, Read | null>();
  private readonly different = new Set<string>();

  constructor(readonly root: string) {}

  /** Whether a file is there. */
  has(path: string): boolean {
    const there = this.stat(path) !== undefined;
    if (!there) this.keep(path, null);
    return there;
  }

  /** The bytes of a file, by its path below the folder, and their sha256. */
  read(path: string): { bytes: Buffer; sha256: string } {
    const stands = this.stat(path);
    const bytes = readFileSync(fileAt(this.root, path));
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    this.keep(path, readOf(sha256, stands));
    return { bytes, sha256 };
  }

  /** The sha256 of a file that is too large to be held. */
  scan(path: string): string {
    const stands = this.stat(path);
    const sha256 = sha256Of(fileAt(this.root, path));
    this.keep(path, readOf(sha256, stands));
    return sha256;
  }

  /** The sha256 of a file as it was when it was first read. */
  asRead(path: string): string {
    return this.reads.get(path)?.sha256 ?? this.scan(path);
  }

  /** The files that are not as they were when they were first read, or when they were not there. */
  changed(): string[] {
    return [...this.reads]
      .filter(([path, read]) => this.different.has(path) || !this.stands(path, read))
      .map(([path]) => path)
      .sort();
  }

  private keep(path: string, read: Read | null): void {
    const known = this.reads.get(path);
    if (known === undefined) this.reads.set(path, read);
    else if (known?.sha256 !== read?.sha256) this.different.add(path);
  }

  private stands(path: string, read: Read | null): boolean {
    const now = this.stat(path);
    if (!read || !now) return !read && !now;
    if (read.settled && stateOf(now) === read.state) return true;
    try {
      return sha256Of(fileAt(this.root, path)) === read.sha256;
    } catch {
      return false;
    }
  }

  private stat(path: string): BigIntStats | undefined {
    return statSync(fileAt(this.root, path), { bigint: true, throwIfNoEntry: false });
  }
}

function readOf(sha256: string, stands: BigIntStats | undefined): Read {
  if (!stands) return { sha256, state: "", settled: false };
  return { sha256, state: stateOf(stands), settled: Date.now() - Number(stands.ctimeMs) > SETTLES };
}

const stateOf = ({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats) =>
  [dev, ino, size, mtimeNs, ctimeNs].join(" ");
