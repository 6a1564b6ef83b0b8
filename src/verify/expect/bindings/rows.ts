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

/** What rows say of a kind of fact: its family, its operands, and the rules of which it follows one. */
interface Kind {
  family: string;
  id: RegExp;
  operands: Binding[];
  rules: Pick<Binding, "pattern" | "when">[];
}

/** What rows say of a fact, and the terms that its id gives. */
export interface Bound extends Kind {
  given: Record<string, string>;
}

/** What a row says that is about every aspect of its family. */
const ALL = "*";
/** The kinds of the rows that say which facts a family has, and which rule some of them follow. */
const FACTS = "facts";
const RULE = "rule";
/** The terms of an id that may hold a slash. */
const LONG = new Set(["source", "counted"]);

/** The kinds of facts by the type of their subject and the first word of what they say. */
let kinds: Map<string, Kind[]> | undefined;
/** How many parts the ids of a type have before what they say. */
const roots = new Map<string, number>();

/** What the operands of a fact are bound to; undefined where that is no matter of rows. */
export function boundOf(id: string): Bound | undefined {
  // It is asked of one fact several times on end.
  if (last?.id !== id) last = { id, bound: readBound(id) };
  return last.bound;
}

let last: { id: string; bound: Bound | undefined } | undefined;

function readBound(id: string): Bound | undefined {
  kinds ??= readKinds();
  for (const kind of kinds.get(keyOf(id)) ?? []) {
    const found = kind.id.exec(id);
    if (found) return { ...kind, given: { ...found.groups, aspect: aspectOf(id) } };
  }
  return undefined;
}

/** What a fact says of its subject. */
function aspectOf(id: string): string {
  const parts = id.split("/");
  return parts.slice(roots.get(parts[0] ?? "") ?? 0).join("/");
}

function keyOf(id: string): string {
  const parts = id.split("/");
  const [type = ""] = parts;
  return `${type} ${parts[roots.get(type) ?? 0]}`;
}

function readKinds(): Map<string, Kind[]> {
  const made = new Map<string, Kind>();
  const keyed = new Map<string, Kind[]>();
  const rows = productTable("bindings");
  const families = new Map(rows.flatMap((row) => (row.kind === FACTS ? [[row.family, row]] : [])));
  for (const { pattern: facts = "" } of families.values())
    roots.set(facts.split("/")[0] ?? "", facts.split("/").length);
  const kindsOf = ({ family = "", aspects = "" }: Record<string, string>): Kind[] => {
    const { pattern: facts = "", aspects: all = "" } = families.get(family) ?? {};
    return (aspects === ALL ? all : aspects).split(";").map((aspect) => {
      const id = `${facts}/${aspect}`;
      const kind = made.get(id) ?? { family, id: matching(id), operands: [], rules: [] };
      if (!made.has(id)) keyed.set(keyOf(id), [...(keyed.get(keyOf(id)) ?? []), kind]);
      made.set(id, kind);
      return kind;
    });
  };
  for (const row of rows.filter(({ kind }) => kind !== FACTS)) {
    const { name = "", kind = "", part = "", when = "" } = row;
    const pattern = (row.pattern ?? "").replace("{root}", families.get(row.family)?.pattern ?? "");
    for (const { operands, rules } of kindsOf(row))
      if (kind === RULE) rules.push({ pattern, when });
      else operands.push({ name, kind, pattern, part, when });
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
