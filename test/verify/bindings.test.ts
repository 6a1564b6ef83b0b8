import { beforeAll, describe, expect, it } from "vitest";
import { boundFault } from "../../src/verify/expect/bindings/bound.ts";
import { boundOf } from "../../src/verify/expect/bindings/rows.ts";
import { Facts } from "../../src/verify/expect/facts.ts";
import type { Operand, ProvenFact } from "../../src/verify/expect/format.ts";
import type { Ground } from "../../src/verify/expect/ground.ts";
import { smallSite } from "../support/small.ts";
import { groundOf } from "./forge.ts";

/** A bound of the run is worked out where it is evaluated, and which file came first is told by the register. */
const ELSEWHERE = ["run", "file"];

let ground: Ground;
let bound: { id: string; fact: ProvenFact; family: string }[];
beforeAll(async () => {
  const { site, data } = smallSite();
  ground = groundOf(site, data);
  bound = [...ground.site.facts].flatMap(([id, { fact }]) => {
    const family = boundOf(id)?.family;
    return family === undefined ? [] : [{ id, fact, family }];
  });
});

const faultWith = (id: string, fact: ProvenFact, operands: Operand[]) =>
  boundFault(id, { ...fact, operands }, ground, new Facts(ground).get);

/** The operand with another part, cell, fact or pattern. */
function otherwise(operand: Operand): Operand {
  switch (operand.kind) {
    case "fact":
      return { ...operand, part: operand.part === "amount" ? "divisor" : "amount" };
    case "plan":
      return { ...operand, cell: `${operand.cell}s` };
    case "each":
      return { ...operand, facts: `${operand.facts}s` };
    default:
      return { name: operand.name, kind: "plan", cell: "plan:1:city" };
  }
}

describe("the operands of a fact that rows bind", () => {
  it("are those that its proof has", () => {
    const families = new Set(bound.map(({ family }) => family));
    expect([...families].toSorted()).toEqual(expect.arrayContaining(["target", "trajectory", "trend"]));
    expect(bound.filter(({ id, fact }) => faultWith(id, fact, fact.operands))).toEqual([]);
  });

  it.each<[string, (operands: Operand[], at: number) => Operand[]]>([
    ["left out", (operands, at) => operands.toSpliced(at, 1)],
    ["of something else", (operands, at) => operands.with(at, otherwise(operands[at] as Operand))],
    [
      "under another name",
      (operands, at) => operands.with(at, { ...(operands[at] as Operand), name: "weight" }),
    ],
  ])("are found where one is %s", (_, change) => {
    const unseen = bound.flatMap(({ id, fact }) =>
      fact.operands.flatMap(({ kind, name }, at) =>
        ELSEWHERE.includes(kind) || faultWith(id, fact, change(fact.operands, at)) ? [] : `${id} ${name}`,
      ),
    );
    expect(unseen).toEqual([]);
  });
});
