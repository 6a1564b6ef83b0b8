import { type Binding, type Family, readFamilies, termsIn } from "../rules/bindings.ts";
import { quoted } from "./open.ts";

/** How the model of a family's terms, that of its facts, and that of its operands are called. */
const TERMS = "terms_";
const FACTS = "fact_";
const OPERANDS = "operand_";
const ALL = "operand_bound";
/** The model that brings all operands together. */
const EVERY = "operand";
const COLUMNS = ["fact", "name", "kind", "ref", "part"];
/** How titles of terms end, and those of the operands that are made of them. */
const TITLE_ENDS = /绑定项$|数字$/;
const OPERAND = "操作数";

/** A model as it is written, or made of rows: its name, where it stands, its grain, its title in pages, and a bare select. */
export interface NamedModel {
  name: string;
  group: string;
  grain: string;
  title: string;
  sql: string;
}

/** What models of facts have in common. */
const FACT_COLUMNS = [
  ...["fact", "subject", "indicator", "target", "area", "period", "aspect", "method", "rule"],
  ...["word", "status", "unit", "decimals", "signed", "basis", "flag", "audience"],
];

/**
 * The model that brings all models of facts among `models` together. Each is cast before, since a union of decimals keeps
 * the fewest places of all.
 */
export function factModel(models: NamedModel[]): NamedModel[] {
  const every = models.filter(({ name }) => name.startsWith(FACTS));
  const [first] = every;
  if (!first) return [];
  const selects = every.map(
    ({ name, sql }) =>
      `select ${quoted(name)} as model, amount::decimal(38, 12) as amount, divisor::decimal(38, 12) as divisor, edges::decimal(38, 12)[] as edges, ${/\bshown_word\b/.test(sql) ? "" : "null::varchar as "}shown_word, ${FACT_COLUMNS.join(", ")} from ${name}`,
  );
  const title = "各类数字";
  const grain = "One fact of any model of facts.";
  const group = models.find(({ name }) => name === "fact")?.group ?? first.group;
  return [
    {
      name: "every_fact",
      group,
      grain,
      title,
      sql: `-- ${grain}\n-- ${title}\n-- view\n${selects.join("\nunion all\n")}\n`,
    },
  ];
}

/** The models of the operands that are rows: one for each family of which there are terms among `models`, and one of them all. */
export function boundModels(models: NamedModel[]): NamedModel[] {
  const bound = readFamilies().flatMap((family) => {
    const named = (kind: string) => models.find(({ name }) => name === kind + family.family);
    const terms = named(TERMS) ?? named(FACTS);
    if (!terms) return [];
    return {
      name: OPERANDS + family.family,
      group: terms.group,
      grain: `One operand of a fact of the family ${family.family}, as its bindings say.`,
      title: terms.title.replace(TITLE_ENDS, OPERAND),
      sql: selectOf(family, terms.name),
    };
  });
  const [first] = bound;
  if (!first) return [];
  const all = {
    name: ALL,
    group: models.find(({ name }) => name === EVERY)?.group ?? first.group,
    grain: "One operand that is bound by a row.",
    title: "由绑定而来的操作数",
    sql: bound.map(({ name }) => `select ${COLUMNS.join(", ")} from ${name}`).join("\nunion all\n"),
  };
  return [...bound, all].map((model) => ({
    ...model,
    sql: `-- ${model.grain}\n-- ${model.title}\n-- view\n${model.sql}\n`,
  }));
}

/**
 * The operands of a family: a pattern is put together from the terms, and one of which a term is null binds nothing. What has
 * one value for each fact is made in one pass over the terms; a term of several is unfolded by itself.
 */
function selectOf({ bindings }: Family, terms: string): string {
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
  ].map((select) => `${select} from ${terms}`);
  return `select scenario_fact_id(scenario, fact) as fact, name, kind, ref, part from (${passes.join(" union all ")}) where ref is not null`;
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
