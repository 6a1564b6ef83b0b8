import { posix } from "node:path";
import type { Page } from "../shell/page.ts";

/** The links of a site's pages: each must lead to a file of the site, and to a place in it where it names one. */
export class Links {
  readonly #links = new Map<string, Set<string>>();
  readonly #ids = new Map<string, Set<string>>();

  /** Adds the links and places of a page. */
  add(path: string, { links, ids }: Page): void {
    this.#links.set(path, new Set(links));
    this.#ids.set(path, ids);
  }

  /** The faults of a page's links, once all pages are added; `files` are those of the site. */
  faults(path: string, files: Set<string>): string[] {
    return [...(this.#links.get(path) ?? [])].flatMap((link) => {
      if (/^(data:|mailto:)/.test(link)) return [];
      if (/^[a-z]+:/i.test(link)) return [`link to another host: ${link}`];
      const [address = "", hash] = link.replace(/\?[^#]*/, "").split("#");
      const [target, anchor] = [decodeURI(address), hash && decodeURIComponent(hash)];
      const file = target ? posix.join(posix.dirname(path), target) : path;
      if (!files.has(file)) return [`broken link: ${link}`];
      return anchor && !this.#ids.get(file)?.has(anchor) ? [`no such place: ${link}`] : [];
    });
  }
}
