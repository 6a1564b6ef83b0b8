import { beforeAll, describe, expect, it } from "vitest";
import { Facts } from "../../src/verify/expect/facts.ts";
import type { Ground } from "../../src/verify/expect/ground.ts";
import { checkPresent } from "../../src/verify/expect/present.ts";
import { smallSite } from "../support/small.ts";
import { forge, groundOf } from "./forge.ts";

let ground: Ground;
beforeAll(async () => {
  const { site, data } = smallSite();
  ground = groundOf(site, data);
});

const VERDICT = /^target\/[^/]+\/[^/]+\/[^/]+\/status$/;

describe("a proof that does without what there is, and what follows from the rest", () => {
  it.each<[string, RegExp, RegExp]>([
    ["the year before", VERDICT, /^last_amount$/],
    ["the year's opening", VERDICT, /^opening_amount$/],
    ["the goal", VERDICT, /^goal$/],
    ["the figure itself", VERDICT, /^(?:amount|divisor)$/],
    ["the base of a trajectory", /^trajectory\//, /^base_/],
    ["the figure of a trajectory", /^trajectory\//, /^(?:amount|divisor)$/],
    ["the growth of a trajectory", /^trajectory\//, /^(?:growth|progress)$/],
    ["last year's figure under this year's goal", /\/last-status$/, /^(?:amount|divisor|goal)$/],
    [
      "a verdict that a count of the comparable counts",
      /\/last-(?:met-|now-met-)?count$/,
      /^(?:item|status)$/,
    ],
    ["the period before", /^indicator\/.+\/alone$/, /^before_/],
  ])("is found whichever verdict it is of: %s", (_, facts, leaves) => {
    const { made, missed } = forge(ground, facts, leaves);
    expect(made.length).toBeGreaterThan(0);
    expect(missed).toEqual([]);
  });
});

describe("a figure that a verdict is held against", () => {
  it("is missed where it is no fact, though it is read or has parts", () => {
    const { facts } = ground.site;
    const named = () => ground.failures.list.flatMap(({ facts: each }) => each);
    checkPresent(ground, new Facts(ground).get);
    expect(named()).toEqual([]);
    const earlier = [...facts].flatMap(([id, { fact }]) =>
      VERDICT.test(id)
        ? fact.operands.flatMap((each) =>
            each.kind === "fact" && /^(?:last|opening)_amount$/.test(each.name) ? each.fact : [],
          )
        : [],
    );
    expect(earlier.length).toBeGreaterThan(0);
    for (const id of new Set(earlier)) {
      const entry = facts.get(id);
      facts.delete(id);
      checkPresent(ground, new Facts(ground).get);
      expect(named(), id).toContain(id);
      if (entry) facts.set(id, entry);
    }
  });
});

describe.each([
  ["a change since the period before", "/since-last", 100],
  ["last year by this year's goal", "/last-status", 20],
])("%s", (_, ending, least) => {
  it("is missed wherever it is left out, and nowhere else", () => {
    const { facts } = ground.site;
    const follow = new Facts(ground).get;
    const [whole, missed] = [new Map(facts), new Set<string>()];
    const changes = [...whole.keys()].filter((id) => id.endsWith(ending));
    expect(changes.length).toBeGreaterThan(least);
    for (const id of changes) facts.delete(id);
    const before = ground.failures.list.length;
    checkPresent(ground, follow);
    for (const { facts: each } of ground.failures.list.slice(before)) for (const id of each) missed.add(id);
    for (const id of changes) facts.set(id, whole.get(id) as NonNullable<ReturnType<typeof facts.get>>);
    expect([...missed].toSorted()).toEqual(changes.toSorted());
  });
});
