import { kindOf } from "./kinds.ts";
import type { Node } from "./parse.ts";

/** The decimals that every published number has room for. */
export const MOST_DECIMALS = 12;
/** The most decimals that the quick `rounded` of the warehouse takes. */
const QUICK = 4;

/**
 * An expression as SQL that gives every decimal: where a `case` gives numbers of several kinds, DuckDB would keep the decimals of
 * the least, so that each is brought to as many as any has. `named` writes a name.
 */
export function sqlOf(node: Node, named: (name: string) => string = (name) => name): string {
  const sql = (each: Node) => sqlOf(each, named);
  switch (node.is) {
    case "number":
    case "text":
    case "word":
      return node.text;
    case "name":
      return named(node.name);
    case "brackets":
      return `(${sql(node.of)})`;
    case "not":
      return `not ${sql(node.of)}`;
    case "minus":
      return `-${node.of.is === "minus" ? " " : ""}${sql(node.of)}`;
    case "null?":
      return `${sql(node.of)} is ${node.not ? "not " : ""}null`;
    case "pair":
      return `${sql(node.left)} ${node.operator} ${sql(node.right)}`;
    case "set":
      return `${node.how}(${sql(node.of)})`;
    case "function": {
      const quick =
        node.name !== "rounded" || (node.of[2]?.is === "number" && Number(node.of[2].text) <= QUICK);
      return `${quick ? node.name : "rounded_finely"}(${node.of.map(sql).join(", ")})`;
    }
    case "case":
      return chosen(node, sql);
  }
}

function chosen(node: Node & { is: "case" }, sql: (each: Node) => string): string {
  const isNumber = kindOf(node).kind === "number";
  const { decimals: most } = kindOf(node);
  // A number that is written, and null, take the kind of the others.
  const given = (each: Node) =>
    isNumber && kindOf(each).decimals < most && each.is !== "number" && each.is !== "word"
      ? asDecimal(sql(each), most)
      : sql(each);
  const branches = node.branches.map(({ when, gives }) => `when ${sql(when)} then ${given(gives)}`);
  const otherwise = node.otherwise ? ` else ${given(node.otherwise)}` : "";
  return `case ${branches.join(" ")}${otherwise} end`;
}

/** A number with so many decimals: what has more is rounded half away from zero. */
export function asDecimal(sql: string, decimals: number): string {
  return `cast(${sql} as decimal(38, ${decimals}))`;
}
