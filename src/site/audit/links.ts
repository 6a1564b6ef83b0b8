import { posix } from "node:path";
import { Growing } from "../../facts/growing.ts";
import { Interned } from "../../facts/interned.ts";

/** Where a link leads to: a file of the site, and a place in it where it names one. */
interface Target {
  file: string;
  anchor: string;
  /** Whether it is of another host; its file is the whole link then. */
  elsewhere: boolean;
}

/**
 * The links of a site's pages: each must lead to a file of the site, and to a place in it where it names one. Held is where
 * each page leads, by numbers: a text of a page would hold the whole page.
 */
export class Links {
  readonly #texts = new Interned();
  readonly #targets: Target[] = [];
  readonly #numbers = new Map<string, Map<string, number>>();
  readonly #ids = new Map<string, Set<string>>();
  readonly #links = new Map<string, Growing>();

  /** Adds the links and places of a page. */
  add(path: string, { links, ids }: { links: Iterable<string>; ids: Iterable<string> }): void {
    this.#ids.set(path, new Set([...ids].map((id) => this.#texts.of(id))));
    const targets = new Growing(16);
    for (const link of new Set(links)) {
      const target = targetOf(path, link);
      if (target) targets.push(this.#numberOf(target));
    }
    this.#links.set(path, targets);
  }

  /** The faults of a page's links, once all pages are added; `files` are those of the site. */
  faults(path: string, files: Set<string>): string[] {
    const targets = this.#links.get(path);
    const faults: string[] = [];
    for (let index = 0; targets && index < targets.length; index++) {
      const target = this.#targets[targets.at(index)];
      const broken = target && this.#brokenAs(target, files);
      if (broken) faults.push(`${broken}: ${linkTo(target, path)}`);
    }
    return faults;
  }

  #brokenAs({ file, anchor, elsewhere }: Target, files: Set<string>): string | undefined {
    if (elsewhere) return "link to another host";
    if (!files.has(file)) return "broken link";
    return anchor && !this.#ids.get(file)?.has(anchor) ? "no such place" : undefined;
  }

  #numberOf(target: Target): number {
    const file = this.#texts.of(target.file);
    const anchors = this.#numbers.get(file) ?? new Map<string, number>();
    this.#numbers.set(file, anchors);
    const known = anchors.get(target.anchor);
    if (known !== undefined) return known;
    const anchor = this.#texts.of(target.anchor);
    const number = this.#targets.push({ ...target, file, anchor }) - 1;
    anchors.set(anchor, number);
    return number;
  }
}

/** Where a link of a page leads to; nothing where it leads to what it holds itself, or to a person. */
function targetOf(path: string, link: string): Target | undefined {
  if (/^(data:|mailto:)/.test(link)) return undefined;
  if (/^[a-z]+:/i.test(link)) return { file: link, anchor: "", elsewhere: true };
  const [address = "", hash = ""] = link.replace(/\?[^#]*/, "").split("#");
  const file = address ? posix.join(posix.dirname(path), decodeURI(address)) : path;
  return { file, anchor: decodeURIComponent(hash), elsewhere: false };
}

/** A link of a page to a target. */
function linkTo({ file, anchor, elsewhere }: Target, path: string): string {
  if (elsewhere) return file;
  return `${file === path ? "" : posix.relative(posix.dirname(path), file)}${anchor && `#${anchor}`}`;
}
