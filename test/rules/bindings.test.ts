import { describe, expect, it } from "vitest";
import { readFamilies } from "../../src/rules/bindings.ts";
import { OPERANDS } from "../../src/rules/operands.ts";
import { boundModels } from "../../src/warehouse/bindings.ts";

const families = readFamilies();

describe("bindings of operands", () => {
  it("name operands that rules may name, each pattern once for a fact and operand", () => {
    const all = families.flatMap(({ bindings }) => bindings);
    expect(all.filter(({ name }) => !OPERANDS.includes(name))).toEqual([]);
    const keys = all.map(({ fact, name, kind, ref, part }) => [fact, name, kind, ref, part].join(" "));
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });

  it("are of facts of which each belongs to one family", () => {
    const owners = new Map<string, Set<string>>();
    for (const { family, bindings } of families)
      for (const { fact } of bindings) owners.set(fact, (owners.get(fact) ?? new Set()).add(family));
    expect([...owners].filter(([, own]) => own.size > 1)).toEqual([]);
  });

  it("stand beside a rule for each of those facts, and for no others", () => {
    for (const { family, bindings, rules } of families) {
      const follow = new Set(rules.map(({ fact }) => fact));
      expect(new Set(bindings.map(({ fact }) => fact)), family).toEqual(follow);
    }
  });

  it("make a model of each family of which there are terms, and one of all", () => {
    const written = (name: string) => ({ name, group: "g", grain: "One.", title: "甲的绑定项", sql: "" });
    const made = boundModels(["terms_trend", "terms_form"].map(written));
    expect(made.map(({ name }) => name)).toEqual(["operand_trend", "operand_form", "operand_bound"]);
    expect(made.map(({ group, title }) => `${group} ${title}`).slice(0, 2)).toEqual([
      "g 甲的操作数",
      "g 甲的操作数",
    ]);
    expect(boundModels([written("trend")])).toEqual([]);
  });
});
