import { describe, expect, it } from "vitest";
import { basisFault } from "../../src/verify/expect/basis.ts";
import type { ProvenFact } from "../../src/verify/expect/format.ts";
import type { Ground } from "../../src/verify/expect/ground.ts";
import { readPlanTables } from "../../src/verify/originals/plan.ts";
import { bareData } from "../plan/bare.ts";

const ground = {
  site: { facts: new Map() },
  originals: new Map(),
  plan: readPlanTables(bareData(), "2013"),
} as unknown as Ground;
const stated = (basis: string) =>
  ({
    basis,
    rule: "score-state one",
    operands: [{ name: "present", kind: "run", value: "0" }],
  }) as unknown as ProvenFact;

describe("the basis of the state of a line of a score", () => {
  it.each(["score/national/gq/2013/line/N2.6/state", "scenario/149/score/national/gq/2013/line/N2.6/state"])(
    "is no firmer than that of its line: %s",
    (id) => {
      expect(basisFault(id, stated("public"), ground)).toBe("it rests on assumption, the proof says public");
      expect(basisFault(id, stated("assumption"), ground)).toBeUndefined();
    },
  );
});
