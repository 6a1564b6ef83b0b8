import { rmSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { ConfigErrors } from "../../core/error.ts";
import type { Progress } from "../../core/progress.ts";
import type { Edition } from "../../facts/edition.ts";
import { writeDownloads } from "../../site/downloads/downloads.ts";
import { writeTrends } from "../../site/downloads/trends.ts";
import { Drawing } from "../../site/shell/drawing.ts";
import { type Layout, layOut } from "../../site/shell/framework.ts";
import { writeBundles } from "../../site/shell/publish.ts";
import { VERIFIER_PAGE } from "../../site/shell/routes.ts";
import { messageOf } from "../cause.ts";
import { refuse } from "../serve/server.ts";
import { type Assessed, Assessing } from "./assessing.ts";
import { emptyPage, OWN, OWN_FILES, withPanel } from "./panel.ts";

const STATUS = { making: "正在生成网站…", failed: "网站尚未生成", none: "没有这个页面" };

/** What is told of a site that was made anew. */
export interface MadeAnew {
  milliseconds: number;
  faults: string[];
  /** How many findings of the received files stand open. */
  findings: number;
}

/** The site of a data folder as it is now, whose pages are drawn when they are asked for. */
export class Bench {
  readonly #assessing: Assessing;
  readonly #listeners = new Set<ServerResponse>();
  /** Tells this process's sites from those of an earlier one. */
  readonly #begun = Date.now().toString(36);
  #made = 0;
  #drawing: Drawing | undefined;
  #layout: Layout | undefined;
  #assets: Edition["assets"] = {};
  #faults: string[] = [];
  #downloads: Promise<void> | undefined;
  #downloaded = false;

  /** `site` is an empty folder for what of a site is made as files, `work` one for what is made on the way. */
  constructor(
    options: Assessed,
    private readonly reports: string,
    private readonly site: string,
    private readonly work: string,
  ) {
    this.#assessing = new Assessing(options, join(work, "kept"));
  }

  /** Makes the site anew by what has changed; where that fails, the earlier one goes on, with what is wrong above each page. */
  async make(progress: Progress, { reports = false } = {}): Promise<MadeAnew> {
    const from = performance.now();
    this.#tell("making");
    try {
      if (reports || !this.#layout) await this.#layOut();
      const edition = { ...(await this.#assessing.edition(progress)), assets: this.#assets };
      progress.stage("pages");
      const drawing = new Drawing(edition, this.#layout?.folder ?? "");
      this.#faults = drawing.proseFaults;
      this.#drawing = drawing;
      this.#downloads = undefined;
      this.#downloaded = false;
      rmSync(join(this.site, "data"), { recursive: true, force: true });
    } catch (error) {
      this.#faults =
        error instanceof ConfigErrors ? error.errors.map(({ message }) => message) : [messageOf(error)];
    }
    this.#made += 1;
    this.#tell("made");
    const findings = this.#drawing?.edition.findings.filter(({ answer }) => !answer).length ?? 0;
    return { milliseconds: performance.now() - from, faults: this.#faults, findings };
  }

  /** Answers what is not there as a file: pages, and what belongs to this server. */
  answer(request: IncomingMessage, response: ServerResponse): boolean {
    const path = pathOf(request);
    if (path === `${OWN}events`) this.#listen(response);
    else if (path in OWN_FILES) give(response, ...(OWN_FILES[path] as [string, string]));
    else if (path.startsWith("data/")) return this.#downloading(response);
    else if (path.endsWith(".html") && path !== VERIFIER_PAGE)
      give(response, "text/html; charset=utf-8", ...this.#page(path));
    else {
      const text = this.#draw(path)?.text;
      if (text === undefined) return false;
      give(response, typeOf(path), text);
    }
    return true;
  }

  #page(path: string): [text: string, status: number] {
    const drawn = this.#draw(path);
    if (drawn) return [withPanel(drawn.text, [...this.#faults, ...drawn.faults]), 200];
    if (this.#drawing) return [emptyPage(this.#faults, STATUS.none), 404];
    return [emptyPage(this.#faults, this.#made === 0 ? STATUS.making : STATUS.failed), 503];
  }

  /** A file as it is drawn; what cannot be drawn has that as its fault. */
  #draw(path: string): ReturnType<Drawing["file"]> {
    try {
      return this.#drawing?.file(path);
    } catch (error) {
      return { text: emptyPage([], STATUS.failed), faults: [messageOf(error)] };
    }
  }

  /** Lets files of data be made, the first time that one is asked for, which is answered once they are; others are there. */
  #downloading(response: ServerResponse): boolean {
    const edition = this.#drawing?.edition;
    if (!edition) return false;
    if (this.#downloaded) return false;
    this.#downloads ??= this.#download(edition);
    this.#downloads.then(
      () => response.writeHead(307, { location: response.req.url ?? "/" }).end(),
      () => refuse(response, 500),
    );
    return true;
  }

  async #download(edition: Edition): Promise<void> {
    await writeDownloads(edition, this.site);
    writeTrends(edition, this.site);
    this.#downloaded = true;
  }

  async #layOut(): Promise<void> {
    this.#layout?.stop();
    this.#layout = layOut(this.reports, this.work);
    const bundled = writeBundles(this.site, this.reports);
    [this.#assets] = await Promise.all([bundled, this.#layout.finished]);
  }

  #listen(response: ServerResponse): void {
    response.writeHead(200, {
      "content-type": "text/event-stream",
      "cache-control": "no-store, no-transform",
    });
    this.#listeners.add(response);
    response.on("close", () => this.#listeners.delete(response));
    if (this.#made > 0) response.write(this.#event("made"));
    else response.write(this.#event("making"));
  }

  #tell(event: "making" | "made"): void {
    for (const listener of this.#listeners) listener.write(this.#event(event));
  }

  #event(event: "making" | "made"): string {
    return `event: ${event}\ndata: ${this.#begun}-${this.#made}\n\n`;
  }
}

function pathOf({ url = "/" }: IncomingMessage): string {
  try {
    const path = decodeURIComponent(url.replace(/[?#].*$/, "")).replace(/^\/+/, "");
    return path === "" || path.endsWith("/") ? `${path}index.html` : path;
  } catch {
    return "";
  }
}

const typeOf = (path: string) =>
  `${{ json: "application/json", css: "text/css", js: "text/javascript" }[/\.(\w+)$/.exec(path)?.[1] ?? ""] ?? "text/plain"}; charset=utf-8`;

function give(response: ServerResponse, type: string, text: string, status = 200): void {
  response.writeHead(status, { "content-type": type });
  response.end(text);
}
