import { parsePeriod, shiftYears } from "../../core/period.ts";
import { periodWords } from "../../core/period-words.ts";
import { type Edition, factOf, factOrNone, rowOf, type TargetRow } from "../../facts/edition.ts";
import { isGrowth } from "../../plan/growth.ts";
import { changeFact, changeHtml, publishedFact } from "../kit/change.ts";
import { factHtml, factWithUnit } from "../kit/fact.ts";
import { fragileMark } from "../kit/fragile-mark.ts";
import { type Html, html } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import { verdict } from "../kit/status.ts";
import { tableHtml } from "../kit/table.ts";
import { asCode, asDate, asLabel, asUnit } from "../kit/text.ts";
import { comparatorWords, coverWords, STRENGTHS } from "../kit/words.ts";
import { undecidedNote } from "../sentences/undecided.ts";
import { neededHtml } from "./needed.ts";

/** Targets with goal, figure, gap, ratio and verdict, for the area each is set for or for `area`. */
export function targetTable(edition: Edition, targets: TargetRow[], links: Links, area?: string): Html {
  const rows = targets.map((target) => {
    const indicator = rowOf(edition, "indicator", target.indicator);
    const judged = area ?? target.area;
    const status = verdict(edition, target, "status", judged);
    const of = (aspect: string) => verdict(edition, target, aspect, judged);
    const growth = isGrowth(edition.plan, target);
    const figure = growth ? "yoy" : "actual";
    const actual =
      status &&
      factOrNone(edition, `indicator/${indicator.indicator}`, {
        aspect: figure,
        area: judged,
        period: status.period,
      });
    const gap = of("gap");
    const own = parsePeriod(status?.period ?? "");
    const last = factOf(edition, `indicator/${indicator.indicator}`, {
      aspect: figure,
      area: judged,
      period: (own && shiftYears(own, -1)) ?? "",
    });
    return [
      links.indicator({ indicator: indicator.indicator, title: target.title }),
      html`${asLabel(comparatorWords(target.comparator))}${factWithUnit(of("goal"))}${target.strength === "aim" && html`<span class="note">${STRENGTHS.aim}</span>`}`,
      growth && status
        ? changeOf(edition, indicator.indicator, { area: judged, period: status.period })
        : html`${factWithUnit(actual)}`,
      factWithUnit(last),
      gap ? factWithUnit(gap) : "—",
      neededHtml(edition, target, judged) ?? "—",
      html`${factHtml(status)}${fragileMark(edition, status)}${status && undecidedNote(edition, status)}`,
      asDate(status ? coverWords(edition, status.period, indicator.periods) : periodWords(target.period)),
    ];
  });
  return tableHtml(
    "量化目标与实际",
    [
      { head: "目标" },
      { head: "要求", kind: "number" },
      { head: "实际", kind: "number" },
      { head: "上年同期", kind: "number" },
      { head: "差距", kind: "number" },
      { head: "仍需" },
      { head: "状态", kind: "short" },
      { head: "数据期", kind: "short" },
    ],
    rows,
    { compact: true },
  );
}

/** The growth that a target asks for, or why there is none, with the one that was published of that figure. */
function changeOf(edition: Edition, indicator: string, at: { area: string; period: string }): Html {
  const change = changeFact(edition, indicator, at);
  const published = publishedFact(edition, indicator, at);
  return html`${change ? factWithUnit(change) : changeHtml(edition, indicator, at)}${published && html`<span class="note">公布增幅${factWithUnit(published)}</span>`}`;
}

/** Every indicator, by measure, with its unit and who reports it. */
export function indicatorTable(edition: Edition, links: Links): Html {
  const authority = { area: "各地上报", department: "部门统计", public: "公开数据" };
  const rows = edition.plan.indicators.rows.map((row) => {
    const target = edition.plan.targets.rows.find(({ indicator }) => indicator === row.indicator);
    return [
      html`<code class="number">${asCode(row.indicator)}</code>${links.indicator(row)}`,
      asUnit(row.unit),
      authority[row.authority],
      target ? factHtml(verdict(edition, target)) : "—",
    ];
  });
  return tableHtml(
    "各项指标的数据责任和状态",
    [
      { head: "指标" },
      { head: "单位", kind: "short" },
      { head: "数据责任", kind: "short" },
      { head: "状态", kind: "short" },
    ],
    rows,
    { compact: true },
  );
}
