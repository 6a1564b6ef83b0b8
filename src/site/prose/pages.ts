import { ConfigErrors } from "../../core/error.ts";
import type { Edition } from "../../facts/edition.ts";
import { isNote, type Prose, ProseError } from "../../plan/prose.ts";
import { type Html, html } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import type { ProseWriter } from "./render.ts";

/** What analysts wrote, drawn where a page has a place for it; every fault in it is kept, so that one build names them all. */
export class ProseOfPages {
  readonly #left: Map<string, Prose>;
  readonly #faults: ConfigErrors["errors"];

  constructor(
    { plan: { prose }, proseFaults }: Edition,
    private readonly writer: ProseWriter,
  ) {
    this.#left = new Map(prose.filter((each) => !isNote(each)).map((each) => [each.page, each]));
    this.#faults = [...proseFaults];
  }

  /** Whether there is prose for a page. */
  has(page: string): boolean {
    return this.#left.has(page);
  }

  /** The prose of a page; nothing where there is none. */
  of(page: string, links: Links): Html {
    const prose = this.#left.get(page);
    if (!prose) return html``;
    this.#left.delete(page);
    return this.written(prose, links);
  }

  /** The markup of a piece of prose; nothing where it has faults. */
  written(prose: Prose, links: Links): Html {
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
