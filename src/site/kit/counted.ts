import { type Edition, factOrNone, type IndicatorRow, type NoFact } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { areasNamed } from "../../plan/applies.ts";
import { BANDED } from "../../plan/registers.ts";
import type { PlanRow } from "../../plan/schemas.ts";
import { factHtml } from "./fact.ts";
import type { Html } from "./html.ts";
import { asName, type Text } from "./text.ts";

/** What a row of the plan counts of a register, and for which indicator. */
export interface CountedRow extends PlanRow<"counts"> {
  of: IndicatorRow;
}

/** All that is counted of a register. */
export function countedRows({ plan }: Edition, register: string): CountedRow[] {
  return plan.counts.rows.flatMap((row) => {
    const of = plan.indicators.rows.find(({ indicator }) => indicator === row.indicator);
    return row.register === register && of ? [{ ...row, of }] : [];
  });
}

/** What is counted in an area as of the edition. */
export function figureOf(edition: Edition, indicator: string, area: string): Fact | NoFact | undefined {
  return factOrNone(edition, `indicator/${indicator}`, {
    aspect: "actual",
    area,
    period: edition.bounds.asOf,
  });
}

/** What is counted in an area, in a table: nothing where it is not counted there. */
export function figureHtml(edition: Edition, { indicator }: CountedRow, area: string): Html | string {
  const figure = figureOf(edition, indicator, area);
  if (figure && "fact" in figure) return factHtml(figure);
  const { plan } = edition;
  const isCounted = plan.applicability.rows.some(
    (row) => row.indicator === indicator && areasNamed(plan, row.areas).includes(area),
  );
  if (!isCounted && area !== plan.head.city) return "—";
  return factHtml(figure);
}

/** The same where there is one, to be drawn. */
export function drawnFigure(edition: Edition, indicator: string, area: string): Fact | undefined {
  const figure = figureOf(edition, indicator, area);
  return figure && "fact" in figure ? figure : undefined;
}

/** Whether things are counted by how many days they have been so. */
export function isBand({ counted, days, most }: CountedRow): boolean {
  return BANDED.includes(counted) && (days !== "" || most !== "");
}

/** The row that counts all that is so of a register, whichever stage it is in; of what is overdue, by the fewest days. */
export function wholeRow(rows: CountedRow[], counted: "stock" | "overdue"): CountedRow | undefined {
  return rows
    .filter((row) => row.counted === counted && row.stage === "" && row.most === "")
    .sort((a, b) => Number(a.days) - Number(b.days))[0];
}

/** What an indicator is called where there is little room. */
export function shortTitle({ of }: CountedRow): Text {
  return asName(of.short || of.title);
}
