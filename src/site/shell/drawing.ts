import { ConfigErrors } from "../../core/error.ts";
import type { Edition } from "../../facts/edition.ts";
import { groundsOf } from "../audit/account.ts";
import { SEARCH_INDEX, SiteCheck } from "../audit/check.ts";
import type { Own } from "../audit/own.ts";
import { writeModels } from "../downloads/models.ts";
import { Traced } from "../kept/traced.ts";
import { plainText } from "../kit/text.ts";
import { writeProofPages } from "../proofs/proof-pages.ts";
import { writeProofs } from "../proofs/proofs.ts";
import { writeNotes } from "../prose/notes.ts";
import { ProseOfPages } from "../prose/pages.ts";
import { ProseWriter } from "../prose/render.ts";
import { EDITION_SHEET, editionSheet, withOwnHash } from "./foot.ts";
import { writeInternal } from "./internal.ts";
import { writePages } from "./pages.ts";
import { writeParts } from "./parts.ts";
import { searchIndex } from "./search.ts";
import type { Write } from "./write.ts";

/** A file of a site as it is drawn, and what in it does not hold. */
export interface DrawnFile {
  text: string;
  faults: string[];
}

/** Of the files that are made one by one, the one that is asked for. */
class Only extends Traced {
  wanted = "";

  override file(path: string, make: () => void): void {
    if (path === this.wanted) make();
  }
}

/** A site of which each file is drawn and checked when it is asked for, the same as a build would write it. */
export class Drawing {
  readonly #drawn = new Map<string, DrawnFile | undefined>();
  readonly #grounds: ReturnType<typeof groundsOf>;
  readonly #check: SiteCheck;
  readonly #only: Only;
  readonly #proseFaults: ConfigErrors["errors"];

  /** `layout` is where Framework has laid out the pages. */
  constructor(
    readonly edition: Edition,
    private readonly layout: string,
  ) {
    this.#grounds = groundsOf(edition);
    this.#check = new SiteCheck(layout, this.#grounds);
    this.#only = new Only(edition);
    this.#proseFaults = this.#drawProse();
  }

  /** What is wrong in what analysts wrote, all at once, each with its file and line. */
  get proseFaults(): string[] {
    return this.#proseFaults.map(({ message }) => message);
  }

  /** A file by its path; undefined where there is none. */
  file(path: string): DrawnFile | undefined {
    if (!this.#drawn.has(path)) this.#drawn.set(path, this.#draw(path));
    return this.#drawn.get(path);
  }

  #draw(path: string): DrawnFile | undefined {
    let drawn: DrawnFile | undefined;
    const write: Write = (own, text, more) => {
      if (own === path) drawn = this.#taken(path, text, more);
    };
    if (path === EDITION_SHEET) write(path, editionSheet(this.edition));
    else if (path === SEARCH_INDEX) write(path, searchIndex(this.edition));
    else if (path.startsWith("models/")) writeModels(this.edition, write);
    else {
      this.#only.wanted = path;
      if (path.startsWith("proof/") && path.endsWith(".json")) writeProofs(this.#only, this.edition, write);
      else if (path.startsWith("proof/")) writeProofPages(this.#only, this.edition, write);
      else if (path.endsWith(".html")) this.#page(path, write);
    }
    return drawn;
  }

  #page(path: string, write: Write): void {
    const { edition } = this;
    const isThere = (page: string) => `${page}.html` !== path;
    const prose = new ProseOfPages(edition, new ProseWriter(edition, this.#grounds));
    writePages(edition, this.layout, { prose, isThere, traced: this.#only }, write);
    writeParts(edition, write, isThere);
    if (edition.bounds.audience === "internal") writeInternal(edition, write, isThere);
  }

  /** Draws every page with prose, since all that is wrong in any is told at once. */
  #drawProse(): ConfigErrors["errors"] {
    const { edition } = this;
    const write: Write = (path, text, own) => void this.#drawn.set(path, this.#taken(path, text, own));
    const prose = new ProseOfPages(edition, new ProseWriter(edition, this.#grounds));
    const isThere = (page: string) => !prose.has(page);
    writePages(edition, this.layout, { prose, isThere, traced: this.#only }, write);
    writeNotes(edition, prose, write);
    try {
      prose.finish();
      return [];
    } catch (error) {
      if (error instanceof ConfigErrors) return error.errors;
      throw error;
    }
  }

  #taken(path: string, text: string, own?: Own): DrawnFile {
    const plain = /\.(?:html|js|css)$/.test(path) ? plainText(text) : text;
    if (!path.endsWith(".html")) return { text: plain, faults: [] };
    return { text: withOwnHash(plain).page, faults: this.#check.file(path, text, own) };
  }
}
