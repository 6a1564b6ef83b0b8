import { beforeAll, describe, expect, it } from "vitest";
import { Facts } from "../../src/verify/expect/facts.ts";
import type { Follow, Ground } from "../../src/verify/expect/ground.ts";
import { lackFault } from "../../src/verify/expect/lack.ts";
import { smallSite } from "../support/small.ts";
import { groundOf } from "./forge.ts";

let ground: Ground;
let follow: Follow;
beforeAll(async () => {
  const { site, data } = smallSite();
  ground = groundOf(site, data);
  follow = new Facts(ground).get;
});

describe("the mark of what lacks something", () => {
  it("stands on every fact that rests on one that has it, and may not be taken off", () => {
    const taken = new Set<string>();
    for (const [id, { fact }] of ground.site.facts) {
      expect(lackFault(id, fact, ground, follow), id).toBeUndefined();
      if (fact.flag !== "incomplete") continue;
      const { flag: _, ...bare } = fact;
      const fault = lackFault(id, bare, ground, follow);
      if (fault) taken.add(`${id.split("/")[0]} ${id.split("/")[4]} ${fault.split(" ")[0]}`);
    }
    expect([...taken]).toEqual(
      expect.arrayContaining([
        "indicator actual something",
        ...["indicator gap-part it", "indicator difference it", "indicator up-count it", "target gap it"],
        ...["score total it", "score grade it", "score rank-score it", "score rank-last it"],
      ]),
    );
  });
});
