import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LAYOUTS } from "../corpus/clean.ts";
import { Choice } from "../corpus/draw.ts";
import { FAULTS } from "../corpus/faults.ts";
import { goodFiles, receiveMangled } from "../corpus/fuzz.ts";
import { judge, readKeys } from "../corpus/judge.ts";
import { MESS } from "../corpus/mess.ts";
import { receiveBytes } from "../corpus/receive.ts";
import { check, mutate } from "../corpus/run.ts";
import { bytesOf } from "../corpus/write.ts";

const FIXTURES = join(import.meta.dirname, "..", "fixtures", "corpus");
/** What must be read of the forms that another program wrote. */
const WRITTEN = JSON.parse(readFileSync(join(FIXTURES, "truths.json"), "utf8")) as Record<
  string,
  { path: string; folder: string; sender: string; read: Record<string, string | null> }
>;
const GOOD = { misread: [], innocent: [], missed: [] };
const seeds = fc.nat();
/** The same forms in every run; `npm run bench:intake` has many more. */
const few = { numRuns: 3, seed: 2013, endOnFailure: true };

describe("a clean form is read as it is", () => {
  it.each(Object.entries(LAYOUTS))("%s", (_, make) =>
    fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const form = make(new Choice(seed));
        expect(judge(form, [], receiveBytes(form, await bytesOf(form)))).toEqual(GOOD);
        expect(form.truths.length).toBeGreaterThan(0);
      }),
      few,
    ),
  );
});

describe("a form that Calc wrote is read as it is", () => {
  it.each(Object.entries(WRITTEN))("%s", async (name, { read, ...about }) => {
    const received = receiveBytes(about, new Uint8Array(readFileSync(join(FIXTURES, name))));
    expect(received.findings).toEqual([]);
    expect(Object.fromEntries(readKeys(received))).toEqual(read);
  });
});

describe("mess changes nothing", () => {
  it.each(MESS.map((kind) => [kind.name, kind] as const))("%s", (_, kind) =>
    fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        expect(await check(mutate(seed, kind))).toEqual(GOOD);
      }),
      few,
    ),
  );
});

describe("a fault is found on its cell, and all else is read", () => {
  it.each(FAULTS.map((kind) => [kind.name, kind] as const))("%s", (_, kind) =>
    fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        expect(await check(mutate(seed, kind))).toEqual(GOOD);
      }),
      few,
    ),
  );
});

describe("the corpus", () => {
  it("has at least 60 kinds, each with a name of its own", () => {
    const names = [...MESS, ...FAULTS].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(60);
  });
});

describe("any bytes", () => {
  it("are read or found, without a crash or a halt", async () => {
    const goods = await goodFiles();
    for (let seed = 0; seed < 300; seed++)
      expect(await receiveMangled(seed, goods), `seed ${seed}`).toBeLessThan(20_000);
  });
});
