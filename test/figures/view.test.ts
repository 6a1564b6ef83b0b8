import { beforeAll, describe, expect, it } from "vitest";
import type { Edition } from "../../src/facts/edition.ts";
import { factOf } from "../../src/facts/edition.ts";
import { linksFrom } from "../../src/site/kit/link.ts";
import { FIGURES } from "../../src/site/pages/index.ts";
import { viewOf } from "../../src/site/pages/view.ts";
import { shippedEdition } from "../support/edition.ts";

let edition: Edition;
beforeAll(async () => {
  edition = await shippedEdition();
});

describe("what a figure is given", () => {
  const params = { indicator: "3.2" };
  const view = (...facts: string[]) => viewOf(edition, { name: "drawn", facts }, params);

  it("is the facts that it declares, one by one, by their subjects, and all together", () => {
    const id = "indicator/3.2/330400/2013/actual";
    const given = view("indicator/{indicator}", "target/*");
    expect(given.facts.get(id)).toBe(edition.facts.get(id));
    expect(given.facts.get("indicator/3.2/330400/2031/actual")).toBeUndefined();
    expect(factOf(given, "indicator/3.2", { aspect: "actual" })).toBeDefined();
    const subjects = new Set([...given.facts.values()].map(({ subject }) => subject));
    expect([...subjects].filter((subject) => !subject.startsWith("target/"))).toEqual(["indicator/3.2"]);
    expect([...given.bySubject.keys()].sort()).toEqual([...subjects].sort());
    expect(given.facts.size).toBe([...given.facts].length);
  });

  it.each([
    ["another indicator", "indicator/3.3/330400/2013/actual"],
    ["an indicator whose id begins alike", "indicator/3.20/330400/2013/actual"],
    ["another subject", "plan/2013/2013/target-count"],
    ["another area's score", "score/2013/330481/2013/total"],
  ])("is nothing else: asking for %s is an error that names the figure and the fact", (_, id) => {
    const given = view("indicator/{indicator}", "target/*");
    const subject = id.split("/").slice(0, 2).join("/");
    expect(() => given.facts.get(id)).toThrow(
      `figure drawn does not declare the fact that it asks for: ${id}`,
    );
    expect(() => given.facts.has(id)).toThrow(id);
    expect(() => factOf(given, subject, { aspect: "actual" })).toThrow(subject);
    expect(() => view().facts.get(id)).toThrow(id);
  });

  it("is so for every figure that a page may name", () => {
    const [flip] = edition.flips;
    if (!flip) throw new Error("nothing turns");
    const asking = { ...edition, flips: [{ ...flip, fragile: "plan/2013/2013/fragile" }] };
    expect(() => FIGURES.area?.(asking, { area: "330481" }, linksFrom(1))).toThrow(
      "figure area does not declare the fact that it asks for: plan/2013/2013/fragile",
    );
  });
});
