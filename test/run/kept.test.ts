import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { build } from "../../src/cli/build.ts";
import { silent } from "../../src/core/progress.ts";
import { assetIn } from "../support/asset.ts";
import { hashesBelow, workFolder } from "../support/files.ts";
import { smallData } from "../support/small.ts";
import { Changing } from "./kept.ts";

/** How many sequences of how many changes are tried; more by hand. */
const [RUNS, LONG] = [Number(process.env.KEPT_RUNS ?? 1), Number(process.env.KEPT_LONG ?? 4)];
const HOUR = 3_600_000;

let changing: Changing;
let out: string;
let notes: string[];
let stages: string[];

const progress = {
  ...silent,
  stage: (name: string) => void stages.push(name),
  note: (text: string) => void notes.push(text),
};

/** The pages of a program, of which a further version has another. */
let reports: string;
let version = 0;
const nextVersion = () => appendFileSync(join(reports, "style.css"), `\n.version { order: ${++version} }\n`);

const options = (asOf?: string) => ({ data: changing.data, out, site: true, asOf, reports });
const inTurn = async (asOf?: string) => {
  [notes, stages] = [[], []];
  await build(options(asOf), progress);
  return hashesBelow(realpathSync(out));
};
const fromNothing = async (asOf?: string) => {
  const other = join(workFolder("fresh"), "site");
  await build({ ...options(asOf), out: other, force: true }, silent);
  return hashesBelow(realpathSync(other));
};

beforeAll(async () => {
  changing = new Changing(await smallData());
  out = join(workFolder("in-turn"), "site");
  reports = join(workFolder("reports"), "reports");
  cpSync("reports", reports, { recursive: true });
  await inTurn();
});

describe("a site that builds make one after the other", () => {
  it(
    "is that of a build from nothing, whatever has changed between",
    async () => {
      const kind = fc.constantFrom(
        "form",
        "withdrawn",
        "plan",
        "prose",
        "prose",
        "as of",
        "version",
        "damage",
      );
      const draw = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(kind, draw), { minLength: LONG, maxLength: LONG }),
          async (changes) => {
            for (const [what, at] of changes) {
              if (what === "damage") damage(at);
              else if (what === "version") nextVersion();
              else if (what !== "as of") changing[what](at);
              const asOf = what === "as of" ? "2013Q2" : undefined;
              expect(await inTurn(asOf), what).toEqual(await fromNothing(asOf));
            }
          },
        ),
        { numRuns: RUNS, endOnFailure: true },
      );
    },
    HOUR,
  );

  it(
    "takes most files where one form has changed, and the build before was one from nothing",
    async () => {
      await build({ ...options(), force: true }, silent);
      changing.form(0.37);
      const { taken } = await build(options(), silent);
      expect(taken.files).toBeGreaterThan(taken.allFiles / 2);
    },
    HOUR,
  );

  it("is made without reading what was received, where nothing but prose has changed", async () => {
    await inTurn();
    changing.prose(0.9);
    await inTurn();
    expect(stages).not.toContain("warehouse");
  });

  it(
    "takes nothing that another version of the program has made",
    async () => {
      await inTurn();
      nextVersion();
      const site = await inTurn();
      expect(stages).toContain("warehouse");
      expect(readFileSync(join(out, assetIn(out, "style.css")), "utf8")).toContain(`order:${version}`);
      expect(site).toEqual(await fromNothing());
    },
    HOUR,
  );

  it("is made anew where what is kept, or the site that stands, is damaged", async () => {
    for (const name of ["found", "readings", "site"]) appendFileSync(join(`${out}.sites`, "kept", name), "x");
    const page = join(out, "areas", "index.html");
    const whole = readFileSync(page);
    rmSync(page);
    writeFileSync(page, `${whole}<!-- -->`);
    changing.prose(0.9);
    expect(await inTurn()).toEqual(await fromNothing());
  });

  it("stands where nothing can be kept, which is said", async () => {
    const kept = join(`${out}.sites`, "kept");
    rmSync(kept, { recursive: true });
    writeFileSync(kept, "");
    changing.prose(0.9);
    await inTurn();
    expect(notes.join()).toContain("nothing is kept for the next build");
    expect(readdirSync(`${out}.sites`)).not.toContain("build");
  });
});

/** Damages some of what is kept, or of the site that stands. */
function damage(at: number): void {
  const kept = join(`${out}.sites`, "kept");
  if (at < 0.3) rmSync(kept, { recursive: true, force: true });
  else if (at < 0.6) appendFileSync(join(kept, at < 0.45 ? "found" : "site"), "x");
  else {
    const paths = Object.keys(hashesBelow(realpathSync(out))).filter((path) => path.endsWith(".html"));
    const path = join(out, paths[Math.floor(at * paths.length)] ?? "");
    rmSync(path);
    if (at < 0.8) mkdirSync(path);
    else writeFileSync(path, "");
  }
}
