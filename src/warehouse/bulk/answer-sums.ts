import { z } from "zod";
import type { Plan } from "../../plan/plan.ts";
import { isBeside, itemsOf } from "../../plan/surveyed.ts";
import { OVER_UNITS } from "../../plan/surveys.ts";
import { quoted, type Warehouse } from "../open.ts";
import { type Asked, hasAnswer, THOUSAND } from "./answer-sheets.ts";

const sumRow = z.strictObject({
  ...{ indicator: z.string().nullable(), area: z.string(), question: z.string().nullable() },
  ...{ category: z.string().nullable(), units: z.string(), total: z.string().nullable() },
  ...{ squares: z.string().nullable(), base: z.string().nullable() },
  ...{ base_squares: z.string().nullable(), products: z.string().nullable() },
});

/** What the plain sheets of a list add up to: for each indicator by area, and by its categories; and how many came back. */
export async function sumsOf(
  warehouse: Warehouse,
  table: string,
  plan: Plan,
  survey: string,
  asked: Asked[],
): Promise<z.infer<typeof sumRow>[]> {
  const read = asked.filter(({ question }) => !isBeside(question));
  const none = "null as total, null as squares, null as base, null as base_squares, null as products";
  const returned = `select null as indicator, area, null as question, null as category, count(*) as units, ${none}
    from sheet where ${read.map(({ position }) => `q${position} is not null`).join(" or ") || "false"} group by area`;
  const estimates = plan.estimates.rows.filter((row) => row.survey === survey);
  const selects = estimates.flatMap((row) => sumsOfEstimate(plan, row, read));
  return await warehouse.query(
    sumRow,
    `with sheet as (
      select area_of.area::varchar as area, each_sheet.* exclude (area)
      from ${table}_sheet as each_sheet join area_of on area_of.word = each_sheet.area
      where odd is null
    )
    ${[returned, ...selects].join("\nunion all by name\n")}`,
  );
}

/** The selects of one indicator: by area, and by area and each of its categories. */
function sumsOfEstimate(
  plan: Plan,
  { indicator, estimator, line, only, by }: Plan["estimates"]["rows"][number],
  read: Asked[],
): string[] {
  const { weights, scales } = plan;
  const at = (id: string) => read.find(({ question }) => question.id === id);
  const own = weights.rows.filter((row) => row.indicator === indicator);
  if (own.some(({ question }) => !at(question))) return [];
  const sum = (part: string) =>
    own
      .filter((row) => row.part === part)
      .map(({ question, factor }) => `${thousandths(at(question))} * ${factorOf(factor)}`)
      .join(" + ");
  const factors = own.reduce((all, { factor }) => all + factorOf(factor), 0);
  const over = OVER_UNITS.includes(estimator) ? factors : THOUSAND;
  const above = sum("value");
  const x = estimator === "ratio" ? nearest(sum("base"), THOUSAND) : "null::bigint";
  const answer = scales.rows.find((row) => row.answer === only);
  const holders = read.filter(({ question }) => hasAnswer(question, only));
  if (only !== "" && holders.length === 0) return [];
  const isOnly = holders.map(
    ({ position }) => `coalesce(q${position} = ${quoted(answer?.title ?? "")}, false)`,
  );
  const isOfKind = isOnly.length ? `(${isOnly.join(" or ")})` : "true";
  // Those of a kind are counted among all that say of which kind they are.
  const says = holders.length
    ? `(${holders.map(({ position }) => `q${position} is not null`).join(" or ")})`
    : "true";
  const y =
    estimator === "count"
      ? `case when ${isOfKind} then ${THOUSAND} else 0 end`
      : estimator === "share"
        ? `case when ${above} >= ${factorOf(line)}::bigint * ${factors} then ${THOUSAND} else 0 end`
        : nearest(above, over);
  const where = [
    ...own.map(({ question }) => `${thousandths(at(question))} is not null`),
    estimator === "count" ? says : isOfKind,
  ];
  const of = (question: Asked | undefined, columns: string) => `
    select ${quoted(indicator)} as indicator, area, ${columns}, count(*) as units, ${SUMS}
    from (select area, ${question ? `${categoryOf(question)} as category,` : ""} ${y} as y, ${x} as x from sheet where ${where.join(" and ")}) as each_sheet
    ${question ? "where category is not null" : ""}
    group by area${question ? ", category" : ""}`;
  return [
    of(undefined, "null as question, null as category"),
    ...itemsOf(plan)
      .filter((item) => item.indicator === indicator)
      .map(({ question: id }) => sumOfItem(indicator, at(id)?.position ?? 0, id, where)),
    ...by.flatMap((id) => {
      const question = at(id);
      return question ? [of(question, `${quoted(id)} as question, category`)] : [];
    }),
  ];
}

/** What the sheets that count give an item. */
function sumOfItem(indicator: string, position: number, id: string, where: string[]): string {
  return `
    select ${quoted(indicator)} as indicator, area, ${quoted(id)} as question, null as category, count(*) as units, (sum(q${position}) * 0.001)::decimal(38, 3) as total,
      null as squares, null as base, null as base_squares, null as products
    from sheet where ${where.join(" and ")} group by area`;
}

const SUMS = `(sum(y) * 0.001)::decimal(38, 3) as total, (sum(y::hugeint * y) * 0.000001)::decimal(38, 6) as squares,
  (sum(x) * 0.001)::decimal(38, 3) as base, (sum(x::hugeint * x) * 0.000001)::decimal(38, 6) as base_squares,
  (sum(x::hugeint * y) * 0.000001)::decimal(38, 6) as products`;

/** A number of a plan's table as so many thousandths. */
function factorOf(number: string): number {
  return Math.round(Number(number) * THOUSAND);
}

/** A score or an amount in thousandths; null where it does not count. */
function thousandths(asked: Asked | undefined): string {
  if (!asked) return "null::bigint";
  const { question, position } = asked;
  if (question.kind !== "scale") return `q${position}`;
  const scores = [...question.answers.values()].map(({ score }) => (score === "" ? "null" : factorOf(score)));
  return `([${scores}]::bigint[])[enum_code(q${position}) + 1]`;
}

/** A sum of products of thousandths, over a sum of factors, to the nearest thousandth, half away from zero. */
function nearest(sum: string, over: number): string {
  return `list_transform([(${sum})::hugeint], lambda top: sign(top)::hugeint * ((abs(top) * 2 + ${over}) // ${2 * over}))[1]`;
}

function categoryOf({ question, position }: Asked): string {
  const answers = [...question.answers.values()].map(({ answer }) => quoted(answer));
  return `([${answers}])[enum_code(q${position}) + 1]`;
}
