import { beforeAll, describe, expect, it } from "vitest";
import type { Ground } from "../../src/verify/expect/ground.ts";
import { givenFault } from "../../src/verify/originals/given.ts";
import { smallSite } from "../support/small.ts";
import { groundOf } from "./forge.ts";

let ground: Ground;
beforeAll(async () => {
  const { site, data } = smallSite();
  ground = groundOf(site, data);
});

describe("who gave the parts of a figure", () => {
  it("is held against the decisions, of what counts and of what each source gave", () => {
    const { facts } = ground.site;
    const counts = "indicator/15.1/330400/2013/actual";
    const [decided, area] = [counts, `${counts}/area`].map((id) => facts.get(id)?.fact);
    if (!decided || !area) throw new Error(`no ${counts}`);
    expect(decided.operands).not.toEqual(area.operands);
    for (const [id, { fact }] of facts) expect(givenFault(id, fact, ground), id).toBeUndefined();
    expect(givenFault(counts, area, ground)).toMatch(/^it was decided on .* that the figure of zjj counts/);
    expect(givenFault(`${counts}/area`, decided, ground)).toMatch(/is what zjj .*gave$/);
  });
});
