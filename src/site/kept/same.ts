import { createHash } from "node:crypto";
import type { Edition } from "../../facts/edition.ts";
import { notesOf } from "../../plan/prose.ts";
import { FULL } from "../shell/routes.ts";
import type { Earlier } from "./earlier.ts";

/** What the pages of a site were made of, as far as that tells which of them would be made the same. */
export interface MadeOf {
  /** The hash of all that stands on more pages than those with prose. */
  common: string;
  /** The pages with prose. */
  prose: string[];
}

/** What the pages of an edition are made of, whose facts were found in what has this hash. */
export function madeOf({ plan, findings }: Edition, foundIn: string): MadeOf {
  const titles = notesOf(plan.prose).map(({ page, title }) => [page, title]);
  const cited = findings.filter(({ place }) => place && "line" in place);
  const common = createHash("sha256")
    .update(JSON.stringify([foundIn, titles, cited]))
    .digest("hex");
  return { common, prose: plan.prose.map(({ page }) => page) };
}

/** The files of an earlier site that are those of one made of the same, but for what analysts wrote. */
export class Same {
  readonly #other: Set<string>;
  readonly #folders = new Set<string>();

  constructor(
    private readonly earlier: Earlier,
    before: MadeOf,
    now: MadeOf,
  ) {
    // The overview says of which edition it is.
    this.#other = new Set(["index", FULL, "notes/index", ...before.prose, ...now.prose]);
  }

  /** Takes a page, where it would be made the same. */
  page(path: string): boolean {
    return !this.#other.has(path) && this.earlier.take(`${path}.html`);
  }

  /** Whether all below a folder was taken. */
  has(folder: string): boolean {
    return this.#folders.has(folder);
  }

  /** Takes a file that is no page. */
  file(path: string): boolean {
    return this.earlier.take(path);
  }

  /** Takes all below a folder, or nothing of it; returns how many of them are pages. */
  folder(path: string): { pages: number } | undefined {
    const taken = this.earlier.takeBelow(path);
    if (taken) this.#folders.add(path);
    return taken;
  }
}
