import { type Html, html } from "../../figures/html.ts";
import type { Links } from "../../figures/link.ts";
import { ConfigErrors } from "../../plan/error.ts";
import { type Prose, ProseError } from "../../plan/prose.ts";
import type { ProseWriter } from "./render.ts";

/** What analysts wrote for the pages of the site, drawn where a page has a place for it. */
export class ProseOfPages {
  readonly #left: Map<string, Prose>;
  readonly #faults: ConfigErrors["errors"] = [];

  constructor(
    prose: Prose[],
    private readonly writer: ProseWriter,
  ) {
    this.#left = new Map(
      prose.filter(({ page }) => !page.startsWith("notes/")).map((each) => [each.page, each]),
    );
  }

  /** The prose of a page; nothing where there is none. Faults are kept, so that one build names them all. */
  of(page: string, links: Links): Html {
    const prose = this.#left.get(page);
    if (!prose) return html``;
    this.#left.delete(page);
    try {
      return this.writer.write(prose, links);
    } catch (error) {
      if (!(error instanceof ConfigErrors)) throw error;
      this.#faults.push(...error.errors);
      return html``;
    }
  }

  /** Throws `ConfigErrors` with every fault, prose of pages that there are not included. */
  finish(): void {
    for (const { path, page } of this.#left.values())
      this.#faults.push(
        new ProseError(
          path,
          1,
          `no page ${page} that takes prose`,
          "name it as a page, or put it below notes/",
        ),
      );
    if (this.#faults.length) throw new ConfigErrors(this.#faults);
  }
}
