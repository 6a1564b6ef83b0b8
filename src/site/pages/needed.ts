import { type Edition, type IndicatorRow, rowOf, type TargetRow } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { countHtml, factHtml, factWithUnit } from "../kit/fact.ts";
import { type Html, html } from "../kit/html.ts";
import { verdict } from "../kit/status.ts";
import { asName, asUnit, type Text } from "../kit/text.ts";

/** What is still needed, by its facts, with the words of what is counted. */
interface Needs {
  of: (aspect: string) => Fact | undefined;
  comparator: TargetRow["comparator"];
  numerator: Text;
  denominator: Text;
  periods: IndicatorRow["periods"];
}

/** What a target still needs for the area that it is set for, or another; undefined where nothing is needed. */
export function neededHtml(edition: Edition, target: TargetRow, area = target.area): Html | undefined {
  const row = rowOf(edition, "indicator", target.indicator);
  const of = (aspect: string) => verdict(edition, target, aspect, area);
  return needsHtml({
    of,
    comparator: target.comparator,
    periods: row.periods,
    numerator: asName(row.numerator),
    denominator: asName(row.denominator),
  });
}

/**
 * So much, and how many things that is, each month so much; so many of those yet to come; how much more there may be under a limit; or that it cannot
 * be attained. What rests on a denominator that is only supposed is said with it. Undefined where nothing is needed.
 */
export function needsHtml({ of, comparator, numerator, denominator, periods }: Needs): Html | undefined {
  const never = of("attainable");
  const [needed, month, next, passed, most] = ["", "-month", "-next", "-passed", "-most"].map((part) =>
    of(`needed${part}`),
  );
  const past = comparator === "<=";
  const objects = of("needed-objects");
  const these = objects && html`，即${factWithUnit(objects)}`;
  const over = past && needed && html`，超出${factWithUnit(needed)}${these}`;
  const supposed =
    next && !past
      ? html`今后${denominator}如为${countHtml(next)}，`
      : next && html`${denominator}如${next.value === "0" ? "不变" : html`再增${countHtml(next)}`}，`;
  if (never?.value === "not attainable") return html`${factHtml(never)}${over}`;
  if (never) return html`${supposed}${factHtml(never)}${over}`;
  if (most) return html`${supposed}${numerator}至多再增${factWithUnit(most)}`;
  if (passed && next)
    return passed.value === "0"
      ? undefined
      : periods === "last"
        ? html`${numerator}再增${factHtml(passed)}`
        : html`${supposed}${numerator}不少于${factHtml(passed)}`;
  if (!needed || needed.value === "0") return undefined;
  if (!month)
    return html`<span class="range">${past ? "超出" : needed.unit === "个百分点" ? "差" : "缺"}${factWithUnit(needed)}${these}</span>`;
  const unit = needed.unit === "%" ? "" : needed.unit;
  return html`<span class="range">缺${countHtml(needed)}${asUnit(unit)}，</span><span class="range">每月需增${factWithUnit(month)}</span>`;
}
