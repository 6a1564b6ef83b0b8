import type { Edition } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import type { PlanRow } from "../../plan/schemas.ts";
import { type CountedRow, drawnFigure, figureOf, isBand } from "../kit/counted.ts";
import { factWithUnit } from "../kit/fact.ts";
import { type Html, html } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import { asAttribute, asConstant, asFact, asName } from "../kit/text.ts";
import { isNumber, place } from "./chart.ts";

type Stage = PlanRow<"stages">;

/**
 * The stages of a register, one over the other, each with what stands in it as a bar, and between two the steps from one to the
 * other. A ladder has its highest stage on top; what is to go on within some days goes downwards. Below them is what has left.
 */
export function ladder(
  edition: Edition,
  { register, title }: PlanRow<"registers">,
  rows: CountedRow[],
  links: Links,
): Html {
  const own = edition.plan.stages.rows.filter((row) => row.register === register);
  const climbing = own
    .filter(({ rank }) => rank !== "")
    .sort((a, b) => Number(a.rank) - Number(b.rank) || a.row - b.row);
  const isProcess = climbing.some(({ within }) => within !== "");
  const order = isProcess ? climbing : climbing.toReversed();
  const most = Math.max(0, ...order.map(({ stage }) => levelOf(stockOf(edition, rows, stage))));
  const steps = order.map((stage, at) => {
    const next = order[at + 1];
    return html`${stageHtml(edition, stage, rows, { most, links })}${next && flowsHtml(edition, [stage, next], rows, links)}`;
  });
  const out = own.filter(({ rank }) => rank === "");
  return html`<ol class="ladder" aria-label="${asName(title)}的各阶段">${steps}${out.map((stage) => stageHtml(edition, stage, rows, { most, links }))}</ol>`;
}

function stockOf(edition: Edition, rows: CountedRow[], stage: string): Fact | undefined {
  const row = rows.find(({ counted, stage: of }) => counted === "stock" && of === stage);
  return row && drawnFigure(edition, row.indicator, edition.plan.head.city);
}

function levelOf(fact: Fact | undefined): number {
  return fact && isNumber(fact) ? place(fact) : 0;
}

/** A stage: its name and time, its bar, and what else is counted of it. */
function stageHtml(
  edition: Edition,
  { stage, title, within, rank }: Stage,
  rows: CountedRow[],
  { most, links }: { most: number; links: Links },
): Html {
  const stock = stockOf(edition, rows, stage);
  const others = rows.filter(
    (row) => row.stage === stage && row.counted !== "stock" && row.counted !== "moved" && !isBand(row),
  );
  const arrived = rows.filter(
    (row) => row.counted === "moved" && row.goal === stage && !isBetween(edition, row),
  );
  return html`
<li class="stage${rank === "" ? " left" : ""}"><h3>${asName(title)}</h3>${
    rank === "" ? html`<p class="note">退出</p>` : html``
  }${within !== "" && html`<p class="note">${asConstant(within)}天内转入后续阶段</p>`}${
    stock && html`<p class="stock">${barHtml(stock, most, title)}<span>${factWithUnit(stock)}</span></p>`
  }${listHtml(edition, [...others, ...arrived], links)}</li>`;
}

function barHtml(stock: Fact, most: number, title: string): Html {
  const width = asAttribute(`${Number(((most === 0 ? 0 : levelOf(stock) / most) * 100).toFixed(2))}%`);
  return html`<svg width="100%" height="22" role="img" data-along="x" data-facts="${asAttribute(stock.fact)}" aria-label="${asName(title)}在册${asFact(stock)}"><rect x="0" y="0" height="22" width="${width}" data-fact="${asAttribute(stock.fact)}" data-value="${asAttribute(stock.value)}"/></svg>`;
}

/** Whether a row counts steps between two stages that stand beside each other. */
function isBetween({ plan }: Edition, { register, stage, goal }: CountedRow): boolean {
  const ranks = [
    ...new Set(
      plan.stages.rows
        .filter((row) => row.register === register && row.rank !== "")
        .map(({ rank }) => Number(rank)),
    ),
  ].sort((a, b) => a - b);
  const placeOf = (id: string) => {
    const rank = plan.stages.rows.find((row) => row.stage === id)?.rank;
    return rank === undefined || rank === "" ? Number.NaN : ranks.indexOf(Number(rank));
  };
  return Math.abs(placeOf(stage) - placeOf(goal)) === 1;
}

/** The steps between two stages, one over the other: down from the first to the second, and up. */
function flowsHtml(edition: Edition, [above, below]: [Stage, Stage], rows: CountedRow[], links: Links): Html {
  const steps = (from: Stage, to: Stage) =>
    rows.filter((row) => row.counted === "moved" && row.stage === from.stage && row.goal === to.stage);
  const [down, up] = [steps(above, below), steps(below, above)];
  const arrow = (way: "down" | "up", of: CountedRow[]) =>
    of.map((row) => html`<li class="${way}">${countHtml(edition, row, links)}</li>`);
  return html`<li class="flows"><ul>${arrow("up", up)}${arrow("down", down)}</ul></li>`;
}

function listHtml(edition: Edition, rows: CountedRow[], links: Links): Html {
  return rows.length === 0
    ? html``
    : html`<ul class="counts">${rows.map((row) => html`<li>${countHtml(edition, row, links)}</li>`)}</ul>`;
}

/** What a row counts in the whole, under its name. */
function countHtml(edition: Edition, { indicator, of }: CountedRow, links: Links): Html {
  return html`${links.indicator({ ...of, title: of.short || of.title })} ${factWithUnit(figureOf(edition, indicator, edition.plan.head.city))}`;
}
