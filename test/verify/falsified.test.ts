import { beforeAll, describe, expect, it } from "vitest";
import { differencesOf } from "../../src/cli/rebuild/differences.ts";
import { verify } from "../../src/verify/verify.ts";
import { FOUND, REBUILT } from "./falsifications.ts";
import { falsify, type Genuine, genuineSite } from "./falsified.ts";

/** One of each kind; `bench:tamper` tries all. */
const TRIED = [
  "1 the words of records",
  "2 whose figure counts",
  "3 a form",
  "3 a list",
  "3 what a department reports of tasks",
  "4 a form in place of its correction",
  "5 late forms on time",
  "6 appeals",
  "9 falls",
  "9 ranks",
  "9 ranks by score",
  "9 missed targets",
  "9 grades",
  "9 gaps",
  "9 late forms",
  "9 tasks not begun",
  "10 bases of the register",
  "10 bases of due days",
  "10 bases of targets",
];

let genuine: Genuine;
beforeAll(async () => {
  genuine = await genuineSite();
});

describe("what a publisher has falsified and then told of the true files", () => {
  it("is not told of a genuine site", () => {
    expect(verify(genuine.site, genuine.data).failures).toEqual([]);
  });

  it.each(TRIED)("is found without building again: %s", async (name) => {
    const { failures } = verify(await falsify(FOUND[name] ?? {}, genuine), genuine.data);
    // What is found is what was falsified, and not that sums were put right.
    expect(failures.filter(({ check }) => check !== "manifest").length).toBeGreaterThan(0);
    expect(failures.filter(({ check }) => check === "manifest")).toEqual([]);
  });

  it.each(Object.keys(REBUILT))("is found by building again: %s", async (name) => {
    const differences = await differencesOf(await falsify(REBUILT[name] ?? {}, genuine), genuine.site);
    expect(differences.some(({ where }) => where.startsWith("proof/"))).toBe(true);
  });
});
