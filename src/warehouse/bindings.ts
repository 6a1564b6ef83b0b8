import { type Binding, type Family, readFamilies, termsIn } from "../rules/bindings.ts";
import { quoted } from "./open.ts";

/** How the model of a family's terms, and that of its operands, are called. */
const TERMS = "terms_";
const OPERANDS = "operand_";
const ALL = "operand_bound";

/** A model that is made of rows: its name, its grain and a bare select. */
export interface BoundModel {
  name: string;
  grain: string;
  sql: string;
}

/** The models of the operands that are rows: one for each family of which there are terms among `models`, and one of them all. */
export function boundModels(models: Set<string>): BoundModel[] {
  const bound = readFamilies()
    .filter(({ family }) => models.has(TERMS + family))
    .map((family) => ({
      name: OPERANDS + family.family,
      grain: `One operand of a fact of the family ${family.family}, as its bindings say.`,
      sql: selectOf(family),
    }));
  if (bound.length === 0) return [];
  const sql = bound.map(({ name }) => `select * from ${name}`).join("\nunion all\n");
  return [...bound, { name: ALL, grain: "One operand that is bound by a row.", sql }].map((model) => ({
    ...model,
    sql: `-- ${model.grain}\n-- view\n${model.sql}\n`,
  }));
}

/**
 * The operands of a family: a pattern is put together from the terms, and one of which a term is null binds nothing. What has
 * one value for each fact is made in one pass over the terms; a term of several is unfolded by itself.
 */
function selectOf({ family, bindings }: Family): string {
  const single = bindings.filter((binding) => !isSeveral(binding));
  const several = bindings.filter(isSeveral);
  const passes = [
    ...(single.length
      ? [`select scenario, unnest([${single.map(structOf).join(", ")}], recursive := true)`]
      : []),
    ...several.map(
      ({ fact, name, kind, ref, part }) =>
        `select scenario, ${joined(fact)} as fact, ${quoted(name)} as name, ${quoted(kind)} as kind, ${joined(ref)} as ref, ${partOf(part)} as part`,
    ),
  ].map((select) => `${select} from ${TERMS}${family}`);
  return `select told_in(scenario, fact) as fact, name, kind, ref, part from (${passes.join(" union all ")}) where ref is not null`;
}

function isSeveral({ ref }: Binding): boolean {
  return termsIn(ref).some((term) => term.endsWith("[]"));
}

function structOf({ fact, name, kind, ref, part, when }: Binding): string {
  const due = when === "" ? joined(ref) : `case when "${when}" is not null then ${joined(ref)} end`;
  return `{fact: ${joined(fact)}, name: ${quoted(name)}, kind: ${quoted(kind)}, ref: ${due}, part: ${partOf(part)}}`;
}

function partOf(part: string): string {
  return part === "" ? "null::varchar" : quoted(part);
}

/** The text of a pattern, put together from the columns of its terms. */
function joined(pattern: string): string {
  const pieces = pattern.split(/(\{[^}]+\})/).filter((piece) => piece !== "");
  const texts = pieces.map((piece) => {
    const [term] = termsIn(piece);
    if (term === undefined) return quoted(piece);
    return term.endsWith("[]") ? `unnest("${term.slice(0, -2)}")` : `"${term}"`;
  });
  return `(${texts.join(" || ")})::varchar`;
}
