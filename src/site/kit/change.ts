import { type Edition, factOf, rowOf } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { factHtml, factWithUnit } from "./fact.ts";
import { type Html, html } from "./html.ts";
import { asUnit } from "./text.ts";

/** Whose figure a change is of, and when. */
interface At {
  area: string;
  period: string;
}

/** The change of a figure from a year before, or the fact that says why there is none; undefined where there is no figure of a year before. */
export function changeFact(edition: Edition, indicator: string, at: At): Fact | undefined {
  const of = (aspect: string) => factOf(edition, `indicator/${indicator}`, { aspect, ...at });
  return breakFact(edition, indicator, at) ?? of("yoy") ?? of("no-change");
}

/** Why a figure is not to be compared with that of a year before, where it is not. */
export function breakFact(edition: Edition, indicator: string, at: At): Fact | undefined {
  return factOf(edition, `indicator/${indicator}`, { aspect: "break", ...at });
}

/** The change of a figure from a year before, or why there is none. */
export function changeHtml(edition: Edition, indicator: string, at: At): Html {
  const fact = changeFact(edition, indicator, at);
  const figure = factOf(edition, `indicator/${indicator}`, { aspect: "actual", ...at });
  return fact || !figure ? factHtml(fact) : html`无上年同期数`;
}

/** The growth that was published of a figure; with its unit where that is another than the change's. */
export function publishedHtml(edition: Edition, indicator: string, at: At): Html {
  const fact = publishedFact(edition, indicator, at);
  return fact && fact.unit !== changeUnit(edition, indicator) ? factWithUnit(fact) : factHtml(fact);
}

/** The published growth of a figure, where there is one. */
export function publishedFact(edition: Edition, indicator: string, at: At): Fact | undefined {
  return factOf(edition, `indicator/${indicator}`, { aspect: "published-growth", ...at });
}

/** What the change of an indicator from a year before is in. */
function changeUnit(edition: Edition, indicator: string): string {
  const { trend, unit } = rowOf(edition, "indicator", indicator);
  if (trend === "percent") return "%";
  return unit === "%" ? "个百分点" : unit;
}

/** The unit of an indicator's change, as the head of a column has it; percent stands beside each number. */
export function changeHead(edition: Edition, indicator: string, title: string): string {
  const unit = changeUnit(edition, indicator);
  return unit === "%" ? title : `${title}（${unit === "个百分点" ? "百分点" : asUnit(unit)}）`;
}
