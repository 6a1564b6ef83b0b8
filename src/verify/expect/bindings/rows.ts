import { productTable } from "../../arithmetic/product.ts";

/** One operand of some facts: what it stands for, as a pattern in which terms stand in braces. */
export interface Binding {
  name: string;
  kind: string;
  pattern: string;
  part: string;
  /** The term without which it stands for nothing; blank where its own terms suffice. */
  when: string;
}

/** The bindings of a fact: its family, the terms that its id gives, and its rows. */
export interface Bound {
  family: string;
  given: Record<string, string>;
  rows: Binding[];
}

/** The facts of one pattern. */
interface Kind {
  family: string;
  id: RegExp;
  rows: Binding[];
}

/** What a row says that is about every aspect of its family. */
const ALL = "*";
/** The terms of an id that may hold a slash. */
const LONG = new Set(["source", "counted"]);

/** The kinds of facts by the type of their subject and the first word of what they say. */
let kinds: Map<string, Kind[]> | undefined;
/** How many parts the ids of a type have before what they say. */
const roots = new Map<string, number>();

/** What the operands of a fact are bound to; undefined where that is no matter of rows. */
export function boundOf(id: string): Bound | undefined {
  kinds ??= readKinds();
  for (const kind of kinds.get(keyOf(id)) ?? []) {
    const found = kind.id.exec(id);
    if (found) return { ...kind, given: { ...found.groups } };
  }
  return undefined;
}

function keyOf(id: string): string {
  const parts = id.split("/");
  const [type = ""] = parts;
  return `${type} ${parts[roots.get(type) ?? 0]}`;
}

function readKinds(): Map<string, Kind[]> {
  const made = new Map<string, Kind>();
  const keyed = new Map<string, Kind[]>();
  const families = new Map(productTable("families").map((row) => [row.family, row]));
  for (const { facts = "" } of families.values())
    roots.set(facts.split("/")[0] ?? "", facts.split("/").length);
  for (const row of productTable("bindings")) {
    const { family = "", aspects = "", name = "", kind = "", pattern = "", part = "", when = "" } = row;
    const { facts = "", aspects: all = "" } = families.get(family) ?? {};
    const binding = { name, kind, pattern: pattern.replace("{root}", facts), part, when };
    for (const aspect of (aspects === ALL ? all : aspects).split(";")) {
      const id = `${facts}/${aspect}`;
      const known = made.get(id);
      if (known) known.rows.push(binding);
      else {
        const own = { family, id: matching(id), rows: [binding] };
        made.set(id, own);
        keyed.set(keyOf(id), [...(keyed.get(keyOf(id)) ?? []), own]);
      }
    }
  }
  return keyed;
}

/** An expression that a fact's id matches, with a group for each term. */
function matching(pattern: string): RegExp {
  const source = pattern
    .split(/\{(\w+)\}/)
    .map((piece, at) =>
      at % 2 === 0 ? piece.replace(/[.*]/g, "\\$&") : `(?<${piece}>${LONG.has(piece) ? ".+" : "[^/]+"})`,
    );
  return new RegExp(`^${source.join("")}$`);
}
