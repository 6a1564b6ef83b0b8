import { posix } from "node:path";
import { Interned } from "../../facts/interned.ts";
import { proofAnchor, proofPath } from "../kit/address.ts";

/** The facts to whose proofs links lead. */
export class Places {
  /** By the page of their subject, and there by the anchors of their proofs, of which many are the same. */
  readonly #facts = new Map<string, Map<string, string>>();
  /** Where the links of one page lead, and its addresses, which are few. */
  readonly #found = new Map<string, string | undefined>();
  readonly #pages = new Map<string, string>();
  #path = "";

  constructor(facts: Iterable<string>) {
    const anchors = new Interned();
    for (const id of facts) {
      const page = `proof/facts/${proofPath(id)}`;
      const own = this.#facts.get(page) ?? new Map<string, string>();
      this.#facts.set(page, own.set(anchors.of(proofAnchor(id)), id));
    }
  }

  /** The fact whose proof a link of the page `path` leads to, whichever page of its subject holds it; undefined where it leads to none. */
  factAt(href: string, path: string): string | undefined {
    if (path !== this.#path) {
      this.#found.clear();
      this.#pages.clear();
    }
    this.#path = path;
    if (this.#found.has(href)) return this.#found.get(href);
    const fact = this.#search(href, path);
    this.#found.set(href, fact);
    return fact;
  }

  #search(href: string, path: string): string | undefined {
    const [address = "", anchor] = (href.includes("%") ? decodeURI(href) : href).split("#");
    let page = this.#pages.get(address);
    if (page === undefined) {
      page = (address ? posix.join(posix.dirname(path), address) : path).replace(/\.html$/, "");
      this.#pages.set(address, page);
    }
    if (anchor === undefined) return undefined;
    return this.#facts.get(page)?.get(anchor) ?? this.#facts.get(page.replace(/\/\d+$/, ""))?.get(anchor);
  }
}
