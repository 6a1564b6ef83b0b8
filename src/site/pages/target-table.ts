import { type Edition, factOrNone, rowOf, slug, type TargetRow } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { isGrowth } from "../../plan/growth.ts";
import { sparkline } from "../charts/spark.ts";
import { BasisOfColumn } from "../kit/basis-column.ts";
import { changeFact, publishedFact } from "../kit/change.ts";
import { countHtml, factHtml, factWithUnit } from "../kit/fact.ts";
import { fragileMark } from "../kit/fragile-mark.ts";
import { type Html, html } from "../kit/html.ts";
import { dueHtml, leadersHtml } from "../kit/lead.ts";
import type { Links } from "../kit/link.ts";
import { verdict } from "../kit/status.ts";
import { asAttribute, asLabel } from "../kit/text.ts";
import { comparatorWords, STRENGTHS } from "../kit/words.ts";
import { isJudged, isZero } from "../sentences/sentence.ts";
import { undecidedWords } from "../sentences/undecided.ts";
import { neededHtml } from "./needed.ts";

/** A target with the area that it is judged for. */
export interface Judged {
  target: TargetRow;
  area: string;
}

/** The cells that hold figures, by their columns. */
type Cells = Record<"status" | "gap" | "actual" | "goal" | "change", Html>;

/**
 * Targets with what is lacking and who must act: verdict, gap, a small line of the years, figure against goal, the change
 * since last year, departments and due date. What the figures of a column rest on is said in its head, once.
 */
export function targetTable(
  edition: Edition,
  judged: Judged[],
  links: Links,
  attributes: (target: TargetRow) => Html = () => html``,
): Html {
  const rows = judged.map((each) => ({ ...each, cells: cellsOf(edition, each) }));
  const column = (name: keyof Cells) => new BasisOfColumn(rows.map(({ cells }) => cells[name]));
  const [status, gap, actual, goal, change] = (["status", "gap", "actual", "goal", "change"] as const).map(
    column,
  ) as [...[BasisOfColumn, BasisOfColumn, BasisOfColumn, BasisOfColumn, BasisOfColumn]];
  return html`<table class="targets">
<caption>目标、差距和责任单位</caption>
<thead><tr><th scope="col">判定${status.mark}</th><th scope="col">目标和差距${gap.mark}</th><th scope="col">历年</th><th scope="col" class="number">实际${actual.mark}<br>目标${goal.mark}</th><th scope="col">比上年${change.mark}</th><th scope="col">牵头单位、期限</th></tr></thead>
<tbody>${rows.map(
    ({ target, area, cells }) => html`
<tr id="${asAttribute(rowAnchor(target.target))}"${attributes(target)}><td class="judged">${status.without(cells.status)}</td><th scope="row">${links.indicator({ indicator: target.indicator, title: target.title })}<span class="gap">${gap.without(cells.gap)}</span></th><td class="years">${sparkline(edition, target, area)}</td><td class="number figure"><b>${actual.without(cells.actual)}</b><small>${asLabel(comparatorWords(target))}${goal.without(cells.goal)}</small>${publishedHtml(edition, { target, area })}</td><td class="change">${change.without(cells.change)}</td><td class="who">${leadersHtml(edition, target, links)}<small>${dueHtml(target)}${target.strength === "aim" && html`，${STRENGTHS.aim}`}</small></td></tr>`,
  )}
</tbody></table>`;
}

/** Where a target stands in a page. */
export function rowAnchor(target: string): string {
  return `t${slug(target)}`;
}

function cellsOf(edition: Edition, { target, area }: Judged): Cells {
  const status = verdict(edition, target, "status", area);
  const at = { area, period: status?.period ?? "" };
  const growth = isGrowth(edition.plan, target);
  const change = changeFact(edition, target.indicator, at);
  const actual = growth
    ? change
    : status && factOrNone(edition, `indicator/${target.indicator}`, { aspect: "actual", ...at });
  return {
    status: html`${factHtml(status)}${fragileMark(edition, status)}`,
    gap: gapHtml(edition, { target, area }, status),
    actual: factWithUnit(actual),
    goal: factWithUnit(verdict(edition, target, "goal", area)),
    change: html`${growth ? html`—` : changeHtml(edition, target, { change, actual })}${turnedHtml(edition, { target, area }, status)}`,
  };
}

/** The growth that was published, where a target asks for one. */
function publishedHtml(edition: Edition, { target, area }: Judged): Html {
  const period = verdict(edition, target, "status", area)?.period ?? "";
  const published =
    isGrowth(edition.plan, target) && publishedFact(edition, target.indicator, { area, period });
  return published ? html`<small>公布增幅${factWithUnit(published)}</small>` : html``;
}

/** What is lacking, or why it is not decided. */
function gapHtml(edition: Edition, { target, area }: Judged, status: Fact | undefined): Html {
  const undecided = status && undecidedWords(edition, status);
  if (undecided) return html`${undecided}，无法判定`;
  const needed = neededHtml(edition, target, area);
  if (needed) return needed;
  const size = status?.value === "met" ? undefined : verdict(edition, target, "gap-size", area);
  return size && !isZero(size) ? html`差${factWithUnit(size)}` : html``;
}

/** The verdict of last year's figure by this year's goal, where this year's is another. */
function turnedHtml(edition: Edition, { target, area }: Judged, status: Fact | undefined): Html {
  const last = status && verdict(edition, target, "last-status", area);
  if (!last || last.value === status.value || !isJudged(status.value)) return html``;
  return html`<small class="turned">由${countHtml(last)}转为${countHtml(status)}</small>`;
}

/** The change since last year, with whether that is for the better; where there was nothing and still is, that it is the same. */
function changeHtml(
  edition: Edition,
  { indicator }: TargetRow,
  { change, actual }: { change: Fact | undefined; actual: ReturnType<typeof factOrNone> },
): Html {
  if (!change) return html`—`;
  const nothing = change.value === "zero last year" && actual && "value" in actual && isZero(actual);
  if (change.aspect !== "yoy" && !nothing) return html`<small>${factHtml(change)}</small>`;
  if (nothing || isZero(change)) return html`<span data-facts="${asAttribute(change.fact)}">持平</span>`;
  const up = !change.value.startsWith("-");
  const better = up === (rowOf(edition, "indicator", indicator).direction === "up");
  return html`<span class="range">${factWithUnit(change)}</span> ${better ? html`<small class="better">好转</small>` : html`<small class="worse">转差</small>`}`;
}

/** Targets for the areas that they are set for: what is not as it should be first, then the rest in the order of the plan. */
export function worstFirst(edition: Edition, targets: TargetRow[]): Judged[] {
  const judged = targets.map((target) => ({ target, area: target.area }));
  const unmet = unmetOf(edition, judged);
  const has = new Set(unmet.map(({ target }) => target));
  return [...unmet, ...judged.filter(({ target }) => !has.has(target))];
}

/** The targets of an area that are not as they should be: those that veto its score first, then by how far they fall short. */
export function unmetOf(edition: Edition, judged: Judged[]): Judged[] {
  const vetoes = new Set(
    edition.plan.vetoes.rows.filter(({ veto }) => isVetoed(edition, veto)).map(({ target }) => target),
  );
  const order = ["missed", "behind", "no data"];
  const keyed = judged.flatMap((each) => {
    const of = (aspect: string) => verdict(edition, each.target, aspect, each.area);
    const status = order.indexOf(of("status")?.value ?? "");
    const rank = Number(of("shortfall-rank")?.value ?? of("ratio")?.value ?? Number.POSITIVE_INFINITY);
    return status < 0 ? [] : [{ each, key: [vetoes.has(each.target.target) ? 0 : 1, status, rank] }];
  });
  return keyed.sort((a, b) => compare(a.key, b.key)).map(({ each }) => each);
}

/** Whether a veto has struck any area. */
function isVetoed(edition: Edition, veto: string): boolean {
  return edition.plan.schemes.rows.some(({ scheme }) =>
    edition.plan.areas.rows.some(
      ({ area }) =>
        edition.facts.get(`score/${scheme}/${area}/${edition.bounds.asOf}/veto/${veto}`)?.value === "vetoed",
    ),
  );
}

function compare(a: number[], b: number[]): number {
  const at = a.findIndex((each, index) => each !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
