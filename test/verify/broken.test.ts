import { beforeAll, describe, expect, it } from "vitest";
import { faultOf } from "../../src/verify/expect/claims.ts";
import { Facts } from "../../src/verify/expect/facts.ts";
import type { ProvenFact } from "../../src/verify/expect/format.ts";
import type { Ground } from "../../src/verify/expect/ground.ts";
import { checkPresent } from "../../src/verify/expect/present.ts";
import { readNames } from "../../src/verify/originals/names.ts";
import { readOriginals } from "../../src/verify/originals/original.ts";
import { Received } from "../../src/verify/originals/received.ts";
import { Failures } from "../../src/verify/site/failure.ts";
import { WHOLE } from "../../src/verify/site/told.ts";
import { publishedSite } from "../support/published.ts";
import { FOLLOWED, figuresOf } from "./followed.ts";
import { groundOf } from "./forge.ts";
import { GROWN } from "./grown.ts";

let ground: Ground;
let data: string;
beforeAll(async () => {
  const made = await publishedSite([...FOLLOWED.map(figuresOf), ...GROWN]);
  data = made.data;
  ground = groundOf(made.site, data);
});

const factOf = (id: string): ProvenFact => {
  const fact = ground.site.facts.get(id)?.fact;
  if (!fact) throw new Error(`no ${id}`);
  return structuredClone(fact);
};

/** What is wrong with a fact that is put in the place of another, or where there was none. */
function faultWith(id: string, fact: ProvenFact): string | undefined {
  const { facts } = ground.site;
  const entry = facts.get(id);
  facts.set(id, { fact, path: entry?.path ?? "" });
  const fault = faultOf(id, fact, new Facts(ground).get, ground);
  if (entry) facts.set(id, entry);
  else facts.delete(id);
  return fault;
}

/** What is missed where a fact is left out. */
function missedWithout(id: string): string[] {
  const { facts } = ground.site;
  const entry = facts.get(id);
  if (!entry) throw new Error(`no ${id}`);
  facts.delete(id);
  const failures = new Failures();
  checkPresent({ ...ground, failures }, new Facts(ground).get);
  facts.set(id, entry);
  return failures.list.flatMap((failure) => failure.facts);
}

describe("a break that is proven otherwise", () => {
  it("is found where a cell that names a series is left out, whichever", () => {
    const id = "indicator/s16/city/2014/break";
    const fact = factOf(id);
    expect(fact.operands).toHaveLength(16);
    expect(faultWith(id, fact)).toBeUndefined();
    for (const left of fact.operands.keys())
      expect(faultWith(id, { ...fact, operands: fact.operands.toSpliced(left, 1) })).toMatch(/is left out$/);
  });

  it("is found where another figure's cell takes the place of one", () => {
    const id = "indicator/s16/city/2014/break";
    const [other] = factOf("indicator/s4/city/2014/actual").operands;
    const [first, ...rest] = factOf(id).operands;
    if (other?.kind !== "reading" || first?.kind !== "reading") throw new Error("no reading");
    const operands = [{ ...first, reading: other.reading }, ...rest];
    expect(faultWith(id, { ...factOf(id), operands })).toMatch(/names no series of a part of it$/);
  });

  it("is found where a change stands in its place, though the sums can be compared", () => {
    const text = JSON.stringify(factOf("indicator/s4/city/2014/yoy")).replaceAll("/s4/", "/s1/");
    expect(faultWith("indicator/s1/city/2014/yoy", JSON.parse(text) as ProvenFact)).toMatch(
      /is not to be compared$/,
    );
  });

  it("is found where there is none", () => {
    const text = JSON.stringify(factOf("indicator/s3/city/2014Q1/break"));
    expect(faultWith("indicator/s4/city/2014Q1/break", JSON.parse(text) as ProvenFact)).toMatch(
      /may be compared$/,
    );
  });

  it.each([
    ["indicator/s1/city/2014/break", "indicator/s1/city/2014/break"],
    ["indicator/s17/city/2013Q2/break", "indicator/s17/city/2013Q2/break"],
    ["indicator/s4/city/2014/yoy", "indicator/s4/city/2014/yoy"],
    ["indicator/s12/city/2014/no-change", "indicator/s12/city/2014/yoy"],
  ])("is missed where it is left out: %s", (id, missed) => {
    expect(missedWithout(id)).toEqual([missed]);
  });

  it("is found where the proof passes over the cell that names a series", () => {
    const { site, plan } = ground;
    const files = new Map(
      [...site.files].map(([short, entry]) => [
        short,
        {
          ...entry,
          file: {
            ...entry.file,
            readings: entry.file.readings.map(({ series, ...reading }) => ({ ...reading })),
          },
        },
      ]),
    );
    const failures = new Failures();
    readOriginals({ ...site, files }, new Received(data), {
      plan,
      names: readNames(plan),
      failures,
      told: { ...WHOLE, isPublic: true },
    });
    const named = [...site.files.values()].flatMap(({ file }) =>
      file.readings.filter(({ series }) => series?.text),
    );
    expect(
      failures.list.map(({ step }) => step).filter((step) => /the proof names none$/.test(step)),
    ).toHaveLength(named.length);
  });
});

describe("a published growth that is proven otherwise", () => {
  it("is found where it is put to the sum of which its figure is a part", () => {
    const { file } = [...ground.site.files.values()][0] ?? {};
    const index = file?.readings.findIndex(
      ({ indicator, period, part }) =>
        indicator === "g2" && period === "2014Q2" && part === "published-growth",
    );
    const id = "indicator/g2/city/2014Q1/published-growth";
    const fact = factOf(id);
    const reading = `${file?.sha256.slice(0, 12)}/${index}`;
    const forged = {
      ...fact,
      value: "0",
      display: "0%",
      operands: [{ name: "value", kind: "reading" as const, reading }],
    };
    expect(faultWith(id.replace("Q1", "Q2"), forged)).toMatch(/^it was not published for/);
    expect(faultWith(id, forged)).toMatch(/^it was not published for/);
  });

  it("is found where it is told in another unit", () => {
    const id = "indicator/g7/east/2014/published-growth";
    expect(faultWith(id, factOf(id))).toBeUndefined();
    expect(faultWith(id, { ...factOf(id), unit: "%", display: "+1.2%" })).toBe(
      "it was published in 个百分点, the proof says %",
    );
  });

  it("is missed where it is left out", () => {
    const id = "indicator/g4/city/2014/published-growth";
    expect(missedWithout(id)).toEqual([id]);
  });
});
