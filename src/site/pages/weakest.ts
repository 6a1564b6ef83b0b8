import { parsePeriod, shiftYears } from "../../core/period.ts";
import { type Edition, factOf, factOrNone, rowOf, type TargetRow } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { isGrowth } from "../../plan/growth.ts";
import { countHtml, factHtml, factWithUnit, lackOf } from "../kit/fact.ts";
import { fragileMark } from "../kit/fragile-mark.ts";
import { type Html, html } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import { verdict } from "../kit/status.ts";
import { asAttribute, asLabel } from "../kit/text.ts";
import { comparatorWords, STRENGTHS } from "../kit/words.ts";
import { neededHtml } from "./needed.ts";

/** How many targets are listed: those whose rank is up to this. */
const LISTED = 5;

/** The targets that fall shortest, each with its goal, figure, the figure a year before, and what it still needs. */
export function weakestTargets(edition: Edition, links: Links): Html {
  const short = edition.plan.targets.rows
    .flatMap((target) => {
      const rank = verdict(edition, target, "shortfall-rank");
      return rank ? [{ target, rank }] : [];
    })
    .sort((a, b) => Number(a.rank.value) - Number(b.rank.value))
    .slice(0, LISTED);
  if (edition.plan.targets.rows.length === 0) return html``;
  if (short.length === 0) return html`<h2>短板</h2><p>没有列入短板的目标。</p>`;
  return html`<h2 id="weakest">短板</h2>
<div class="weakest"><table>
<caption>距目标远的在前${lackOf(short.find(({ rank }) => rank.flag === "incomplete")?.rank)}</caption>
<thead><tr><th scope="col">目标</th><th scope="col" class="number">要求</th><th scope="col" class="number">实际</th><th scope="col" class="number">上年</th><th scope="col" class="number">仍需</th><th scope="col">状态</th></tr></thead>
<tbody>${short.map(({ target, rank }) => weakRow(edition, target, rank, links))}
</tbody></table></div>`;
}

function weakRow(edition: Edition, target: TargetRow, rank: Fact, links: Links): Html {
  const indicator = rowOf(edition, "indicator", target.indicator);
  const of = (aspect: string) => verdict(edition, target, aspect);
  const status = of("status");
  const growth = isGrowth(edition.plan, target);
  const figure = (period: string | null | undefined) =>
    factOf(edition, `indicator/${indicator.indicator}`, {
      aspect: growth ? "yoy" : "actual",
      area: target.area,
      period: period ?? "",
    });
  const own = parsePeriod(status?.period ?? "");
  const [actual, last] = [figure(status?.period), figure(own && shiftYears(own, -1))];
  // A figure that is there may lack what it would have grown from.
  const reported = factOrNone(edition, `indicator/${indicator.indicator}`, {
    aspect: "actual",
    area: target.area,
    period: status?.period ?? "",
  });
  const none = factHtml(reported && "missing" in reported ? reported : undefined);
  const cell = (name: string, head: string, value: Html) =>
    html`<td class="number ${asAttribute(name)}" data-head="${asLabel(head)}">${value}</td>`;
  return html`
<tr><th scope="row"><span class="rank">${countHtml(rank)}</span>${links.indicator({ indicator: indicator.indicator, title: target.title })}${target.strength === "aim" && html` <span class="note">${STRENGTHS.aim}</span>`}</th>${cell("goal", "要求", html`${asLabel(comparatorWords(target.comparator))}${factWithUnit(of("goal"))}`)}${cell("actual", "实际", actual ? factWithUnit(actual) : none)}${cell("last", "上年", factWithUnit(last))}${cell("needed", "仍需", neededHtml(edition, target) ?? factWithUnit(of("gap-size")))}<td data-head="状态">${factHtml(status)}${fragileMark(edition, status)}</td></tr>`;
}
