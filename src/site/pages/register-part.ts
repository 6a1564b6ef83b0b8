import type { Edition } from "../../facts/edition.ts";
import { STANDING } from "../../plan/registers.ts";
import { type CountedRow, countedRows, drawnFigure, isBand, shortTitle } from "../kit/counted.ts";
import { factWithUnit } from "../kit/fact.ts";
import { type Html, html } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import { tableHtml } from "../kit/table.ts";
import { asDate } from "../kit/text.ts";
import { endWords } from "../kit/words.ts";

type RegisterRow = Edition["plan"]["registers"]["rows"][number];

/** The registers of a measure, with what stands in them and what is overdue. */
export function registersOfMeasure(edition: Edition, measure: string, links: Links): Html {
  return partHtml(edition, (row) => row.measure === measure, edition.plan.head.city, links);
}

/** The registers that a department keeps. */
export function registersOfKeeper(edition: Edition, name: string, links: Links): Html {
  return partHtml(edition, ({ keeper }) => keeper === name, edition.plan.head.city, links);
}

/** What an area has in each register. */
export function registersOfArea(edition: Edition, area: string, links: Links): Html {
  return partHtml(edition, () => true, area, links);
}

function partHtml(edition: Edition, isOwn: (row: RegisterRow) => boolean, area: string, links: Links): Html {
  const rows = edition.plan.registers.rows.filter(isOwn).flatMap((register) => {
    const counted = countedRows(edition, register.register).filter(
      (row) =>
        STANDING.includes(row.counted) && !(row.counted === "aged") && !(isBand(row) && row.most !== ""),
    );
    const [late, rest] = [true, false].map((isLate) =>
      counted.filter((row) => (row.counted === "overdue") === isLate),
    ) as [CountedRow[], CountedRow[]];
    const [overdue, stock] = [late, rest].map((each) => figuresHtml(edition, each, area)) as [Html, Html];
    return overdue.markup === "" && stock.markup === "" && area !== edition.plan.head.city
      ? []
      : [[links.register(register), overdue, stock]];
  });
  if (rows.length === 0) return html``;
  return html`<h2>名册</h2>${tableHtml(
    html`名册，截至${asDate(endWords(edition.bounds.asOf))}`,
    [{ head: "名册" }, { head: "逾期" }, { head: "在册" }],
    rows,
  )}`;
}

function figuresHtml(edition: Edition, rows: CountedRow[], area: string): Html {
  const said = rows.flatMap((row) => {
    const fact = drawnFigure(edition, row.indicator, area);
    return fact ? [html`${shortTitle(row)} ${factWithUnit(fact)}`] : [];
  });
  return html`${said.map((each, at) => html`${at > 0 && "；"}${each}`)}`;
}
