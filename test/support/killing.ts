import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "../../src/cli/build.ts";
import { writeFirstFolder } from "../../src/cli/init/init.ts";
import { isWhole } from "../../src/cli/known/site.ts";
import { silent } from "../../src/core/progress.ts";
import { hashesBelow, workFolder } from "./files.ts";
import { BIN, cli } from "./run.ts";

/** What may stand in the folder of sites once a build has ended, and in what it keeps. */
const SITES = /^(\.quality-city|assets|kept|\d+)$/;
const KEPT = /^(editions|found|readings|site)$/;
/** How long a process has to end once the one that started it is gone, in milliseconds. */
const ENDS = 5000;

/** A site, builds of which are killed. */
export class Killing {
  readonly data: string;
  readonly out: string;
  readonly #folder: string;
  /** How long a build that is not killed takes, in milliseconds. */
  #usual = 0;
  #round = 0;
  /** The hashes of the site that stands. */
  #stands: Record<string, string> = {};

  constructor(name: string) {
    this.#folder = workFolder(name);
    [this.data, this.out] = [join(this.#folder, "data"), join(this.#folder, "site")];
    writeFirstFolder(this.data);
  }

  /** Builds once, so that there is a site and what is kept of it. */
  async begin(): Promise<void> {
    await this.#build();
    this.#stands = this.#hashes();
    await this.#change();
    const from = performance.now();
    await this.#build();
    this.#usual = performance.now() - from;
    this.#stands = this.#hashes();
  }

  /**
   * Kills a build at a moment between its begin and its end, with or `without` what is kept; returns what is wrong then, and after the
   * next build, and whether the killed one had put its site in place.
   */
  async round(moment: number, without: boolean): Promise<{ faults: string[]; swapped: boolean }> {
    const faults: string[] = [];
    if (without) rmSync(join(`${this.out}.sites`, "kept"), { recursive: true, force: true });
    await this.#change();
    await this.#killed(moment * this.#usual * (without ? 2 : 1));
    const swapped = !same(this.#hashes(), this.#stands);
    if (!(await isWhole(realpathSync(this.out)))) faults.push("after a kill no whole site stands");
    const next = await this.#build();
    if (next.code !== 0) faults.push(`the next build: ${next.code} ${next.stderr}`);
    this.#stands = this.#hashes();
    if (!same(this.#stands, await this.#fromNothing()))
      faults.push("the next build is not that from nothing");
    return { faults: [...faults, ...this.#left()].map((fault) => `round ${this.#round}: ${fault}`), swapped };
  }

  /** What is left that should not be. */
  #left(): string[] {
    const sites = `${this.out}.sites`;
    const temporary = readdirSync(tmpdir()).filter((name) =>
      this.#pids.some((pid) => name.includes(`-${pid}-`)),
    );
    const odd = [
      ...readdirSync(sites).filter((name) => !SITES.test(name)),
      ...readdirSync(join(sites, "kept")).filter((name) => !KEPT.test(name)),
      ...readdirSync(this.#folder).filter(
        (name) => !/^(data|site|site\.sites|build-status\.json)$/.test(name),
      ),
      ...temporary,
    ];
    const editions = readdirSync(sites).filter((name) => /^\d+$/.test(name));
    return [...odd.map((name) => `left behind: ${name}`), ...(editions.length > 3 ? ["too many sites"] : [])];
  }

  readonly #pids: number[] = [];

  async #killed(after: number): Promise<void> {
    const child = spawn(process.execPath, [BIN, "build", "--data", this.data, "--out", this.out], {
      stdio: "ignore",
    });
    this.#pids.push(child.pid ?? 0);
    const ended = once(child, "exit");
    const clock = setTimeout(() => child.kill("SIGKILL"), after);
    await ended;
    clearTimeout(clock);
    // Its own processes end with it, and write nothing any more then.
    const until = performance.now() + ENDS;
    while (performance.now() < until && working(child.pid ?? 0))
      await new Promise((resolve) => setTimeout(resolve, 50));
  }

  #build() {
    return cli(["build", "--data", this.data, "--out", this.out]);
  }

  async #fromNothing(): Promise<Record<string, string>> {
    const out = join(workFolder("fresh"), "site");
    await build({ data: this.data, out, site: true, force: true }, silent);
    return hashesBelow(realpathSync(out));
  }

  #hashes(): Record<string, string> {
    return hashesBelow(realpathSync(this.out));
  }

  /** Changes prose in one round, and what a row of the plan says in the next. */
  async #change(): Promise<void> {
    this.#round += 1;
    const [plan = ""] = readdirSync(join(this.data, "plan"));
    const folder = join(this.data, "plan", plan);
    const notes = join(folder, "prose", "notes");
    mkdirSync(notes, { recursive: true });
    const note = join(notes, "killed.md");
    if (this.#round === 1)
      writeFileSync(note, "---\nby: 甲\nwritten: 2013-12-31\n---\n# 题目\n\n先写这些。\n");
    else if (this.#round % 2 === 0) appendFileSync(note, "\n再补充几句话。\n");
    else {
      const path = join(folder, "plan.csv");
      const [head = "", row = ""] = readFileSync(path, "utf8").split("\n");
      const fields = row.split(",");
      const at = head.split(",").indexOf("title");
      fields[at] = `${fields[at]}又`;
      writeFileSync(path, `${head}\n${fields.join(",")}\n`);
    }
  }
}

/** Whether a process runs still that another had started, which is gone: it has the folder for temporary files of that one. */
function working(pid: number): boolean {
  return readdirSync("/proc").some((name) => {
    try {
      const given = /^\d+$/.test(name) ? readFileSync(`/proc/${name}/environ`, "utf8") : "";
      return /quality-city-build-[^\0]*/.exec(given)?.[0].includes(`-${pid}-`) === true;
    } catch {
      return false;
    }
  });
}

const same = (one: Record<string, string>, other: Record<string, string>) =>
  JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());
