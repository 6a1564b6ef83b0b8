import { posix } from "node:path";
import { proofAnchor, proofPath } from "../../figures/address.ts";

/** The facts to whose proofs links lead. */
export class Places {
  readonly #facts = new Map<string, string>();

  constructor(facts: Iterable<string>) {
    for (const id of facts) this.#facts.set(`proof/facts/${proofPath(id)}#${proofAnchor(id)}`, id);
  }

  /** The fact whose proof a link of the page `path` leads to, whichever page of its subject holds it; undefined where it leads to none. */
  factAt(href: string, path: string): string | undefined {
    const [address = "", anchor] = (href.includes("%") ? decodeURI(href) : href).split("#");
    const page = (address ? posix.join(posix.dirname(path), address) : path).replace(/\.html$/, "");
    const [own, first] = [page, page.replace(/\/\d+$/, "")];
    return this.#facts.get(`${own}#${anchor}`) ?? this.#facts.get(`${first}#${anchor}`);
  }
}
