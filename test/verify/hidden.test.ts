import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { faultOf } from "../../src/verify/expect/claims.ts";
import { Facts } from "../../src/verify/expect/facts.ts";
import type { Operand, ProvenFact } from "../../src/verify/expect/format.ts";
import type { Ground } from "../../src/verify/expect/ground.ts";
import { lackFault } from "../../src/verify/expect/lack.ts";
import { readSaid } from "../../src/verify/originals/read/html.ts";
import { verify } from "../../src/verify/verify.ts";
import { smallSite } from "../support/small.ts";
import { groundOf } from "./forge.ts";
import { Sandbox } from "./sandbox.ts";

let ground: Ground;
beforeAll(() => {
  ground = groundOf(inject("site"), "data");
});

describe("the mark of a figure of which a record could not be read", () => {
  const said = (id: string, flag: string | undefined) => {
    const { flag: _, ...fact } = (ground.site.facts.get(id) as { fact: ProvenFact }).fact;
    return lackFault(id, flag ? { ...fact, flag } : fact, ground, new Facts(ground).get);
  };

  it("is told from the records of the received files", () => {
    const area = "indicator/8.1/330481";
    for (const id of [
      `${area}/2010/actual`,
      `${area}/2010Q4/actual`,
      "indicator/standards-issued/330400/2013/actual",
    ]) {
      expect(said(id, "incomplete"), id).toBeUndefined();
      expect(said(id, undefined), id).toContain("does not say so");
    }
    expect(said(`${area}/2011/yoy`, undefined)).toContain("rests on");
    for (const id of [
      `${area}/2013/actual`,
      "indicator/8.1/330483/2010/actual",
      "target/8.1/330400/2013/status",
    ])
      expect(said(id, "incomplete"), id).toContain("nothing is missing");
  });
});

describe("a mark that somebody took away or put there", () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    const { site, data } = smallSite();
    sandbox = new Sandbox(site, data);
  });
  const named = () => {
    const { failures } = verify(sandbox.site, sandbox.data);
    sandbox.restore();
    return new Set(failures.flatMap(({ facts }) => facts));
  };

  it("is found in a proof", () => {
    const path = "proof/facts/indicator/3-2/330482.json";
    const facts = JSON.parse(sandbox.read("site", path)) as Record<string, ProvenFact>;
    const [marked] = Object.keys(facts).filter((id) => facts[id]?.flag && id.endsWith("/actual"));
    const [bare] = Object.keys(facts).filter((id) => !facts[id]?.flag && id.endsWith("/actual"));
    if (!marked || !bare) throw new Error("no such facts");
    const { flag, ...whole } = facts[marked] as ProvenFact;
    const lacking = { ...(facts[bare] as ProvenFact), flag: flag ?? "" };
    sandbox.write("site", path, JSON.stringify({ ...facts, [marked]: whole, [bare]: lacking }));
    const found = named();
    expect(found.has(marked) && found.has(bare)).toBe(true);
  });

  it("is found on a page", () => {
    const folder = join(sandbox.site, "indicators");
    const pages = readdirSync(folder).map((name) => `indicators/${name}`);
    const page = pages.find((path) => readSaid(sandbox.read("site", path)).lacking.length > 0) ?? "";
    const html = sandbox.read("site", page);
    const [fact = ""] = readSaid(html).lacking;
    sandbox.write("site", page, html.replace(/<abbr class="flag"[^>]*>[^<]*<\/abbr>/g, ""));
    expect([...named()]).toContain(fact);
    const other = fact.replace(/\/\d{4}[^/]*\//, "/2012/");
    sandbox.write("site", page, html.replaceAll(`data-facts="${fact}"`, `data-facts="${other}"`));
    expect([...named()]).toContain(other);
  });
});

const STATUS = /^target\/[^/]+\/[^/]+\/[^/]+\/status$/;

/** An operand of a verdict that has nothing to be held against. */
const silent = (operand: Operand): Operand => {
  const value = operand.kind === "run" && { present: "0", expected: "1" }[operand.name];
  return value ? ({ ...operand, value } as Operand) : operand;
};

describe("a verdict that is called unreported, its year's figure not being there", () => {
  it("is not, where an earlier figure of the year decides it", () => {
    const { facts } = ground.site;
    const said: Record<string, string[]> = { met: [], missed: [] };
    for (const [id, entry] of [...facts]) {
      const amount = entry.fact.operands.find(({ name }) => name === "amount");
      if (!STATUS.test(id) || amount?.kind !== "fact") continue;
      const figure = facts.get(amount.fact);
      facts.delete(amount.fact);
      const operands = entry.fact.operands
        .filter(({ name }) => name !== "amount" && name !== "divisor")
        .map(silent);
      const forged = { ...entry.fact, operands, value: "no data", display: "未报" };
      facts.set(id, { ...entry, fact: forged });
      const fault = faultOf(id, forged, new Facts(ground).get, ground);
      if (fault?.includes("decides it")) said[entry.fact.value]?.push(id);
      facts.set(id, entry);
      if (figure) facts.set(amount.fact, figure);
    }
    expect(said.met?.length).toBeGreaterThan(3);
    expect(said.missed).toContain("target/4.3/330483/2013/status");
    // A rate may still fall, and an aim of the year's end may still be reached.
    expect(said.met).not.toContain("target/3.2/330481/2013/status");
  });
});
