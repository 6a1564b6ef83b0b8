import type { Edition } from "../../../facts/edition.ts";
import { type CountedRow, countedRows, drawnFigure, shortTitle, wholeRow } from "../../kit/counted.ts";
import { factWithUnit } from "../../kit/fact.ts";
import { type Html, html } from "../../kit/html.ts";
import type { Links } from "../../kit/link.ts";
import { tableHtml } from "../../kit/table.ts";
import { asDate, asName } from "../../kit/text.ts";
import { endWords } from "../../kit/words.ts";

type RegisterRow = Edition["plan"]["registers"]["rows"][number];

/** All registers, with what stands in them, is overdue and has come, the measures that they belong to and who keeps them. */
export function registerTable(edition: Edition, links: Links): Html {
  const { departments, measures, registers, head } = edition.plan;
  const rows = registers.rows.map((register) => {
    const measure = measures.rows.find((row) => row.measure === register.measure);
    const keeper = departments.rows.find(({ name }) => name === register.keeper);
    return [
      links.register(register),
      ...countedOf(edition, register, head.city),
      figuresHtml(
        edition,
        countedRows(edition, register.register).filter(({ counted }) => counted === "entered"),
        head.city,
      ),
      measure ? links.measure(measure) : "",
      keeper ? links.department(keeper) : asName(register.keeper),
    ];
  });
  if (rows.length === 0) return html`<p>本计划没有名册。</p>`;
  return tableHtml(
    html`各名册，截至${asDate(endWords(edition.bounds.asOf))}`,
    ["名册", "逾期", "在册", "新增", "任务", "登记单位"].map((head) => ({ head })),
    rows,
  );
}

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

/** Registers with what is overdue and stands in them; of the whole, those of which neither is told by their names alone. */
function partHtml(edition: Edition, isOwn: (row: RegisterRow) => boolean, area: string, links: Links): Html {
  const own = edition.plan.registers.rows
    .filter(isOwn)
    .map((register) => ({ register, counted: countedOf(edition, register, area) }));
  const isTold = ({ counted }: (typeof own)[number]) => counted.some(({ markup }) => markup !== "");
  const told = own.filter(isTold);
  const others = area === edition.plan.head.city ? own.filter((each) => !isTold(each)) : [];
  if (told.length + others.length === 0) return html``;
  const table = tableHtml(
    html`名册，截至${asDate(endWords(edition.bounds.asOf))}`,
    [{ head: "名册" }, { head: "逾期" }, { head: "在册" }],
    told.map(({ register, counted }) => [links.register(register), ...counted]),
  );
  const names = others.map(({ register }, at) => html`${at > 0 && "、"}${links.register(register)}`);
  return html`<h2>名册</h2>${told.length > 0 && table}${others.length > 0 && html`<p>${told.length > 0 && "另有："}${names}。</p>`}`;
}

/** What of a register is overdue in an area, and what stands in it: as a whole where that is counted, else by stages; and by levels. */
function countedOf(edition: Edition, { register }: RegisterRow, area: string): [overdue: Html, stock: Html] {
  const counted = countedRows(edition, register);
  const whole = (kind: "stock" | "overdue") => {
    const row = wholeRow(counted, kind);
    return row ? [row] : counted.filter((each) => each.counted === kind && each.most === "");
  };
  const rated = counted.filter((row) => row.counted === "rated");
  return [
    figuresHtml(edition, whole("overdue"), area),
    figuresHtml(edition, [...whole("stock"), ...rated], area),
  ];
}

function figuresHtml(edition: Edition, rows: CountedRow[], area: string): Html {
  const said = rows.flatMap((row) => {
    const fact = drawnFigure(edition, row.indicator, area);
    return fact ? [html`${shortTitle(row)} <span class="range">${factWithUnit(fact)}</span>`] : [];
  });
  return html`${said.map((each, at) => html`${at > 0 && "；"}${each}`)}`;
}
