import { parsePeriod, yearOf } from "../../core/period.ts";
import { type Edition, factOf } from "../../facts/edition.ts";
import { namesIn } from "../../rules/expression.ts";
import { factHtml } from "../kit/fact.ts";
import { type Html, html } from "../kit/html.ts";
import { tableHtml } from "../kit/table.ts";
import { asCode, asDate } from "../kit/text.ts";
import { placeWords } from "../kit/words.ts";

/** How near the two ways to look ahead were in earlier years, by the place in the year. */
export function backtestTable(edition: Edition): Html {
  const begins = edition.plan.head.year_begins;
  const places = [...edition.bySubject.keys()]
    .filter((subject) => subject.startsWith("backtest/"))
    .map((subject) => {
      const place = subject.slice("backtest/".length);
      const period = parsePeriod(`${edition.bounds.asOf.slice(0, 4)}${place}`);
      // Where in the year it is; all of them together stand last.
      const order = period
        ? `${period.kind} ${String(period.last - yearOf(period, begins).first).padStart(2, "0")}`
        : "~";
      return { subject, period, order };
    })
    .sort((a, b) => (a.order < b.order ? -1 : 1));
  if (places.length === 0) return html`<p>没有可供检验的往年数。</p>`;
  const rows = places.map(({ subject, period }) => {
    const of = (aspect: string) => factHtml(factOf(edition, subject, { aspect }));
    return [
      period ? asDate(placeWords(period)) : "各时点",
      of("test-count"),
      of("seasonal-error"),
      of("linear-error"),
      of("better"),
    ];
  });
  const seasonal = edition.plan.methods.rows.filter(
    ({ aspect, expression }) => aspect === "paced" && namesIn(expression).includes("season"),
  );
  const table = tableHtml(
    "推算与实际之差",
    [
      { head: "时点", kind: "short" },
      { head: "次数", kind: "number" },
      { head: "按往年推算", kind: "number" },
      { head: "按月推算", kind: "number" },
      { head: "较准的", kind: "short" },
    ],
    rows,
  );
  return html`${table}<p>进度按哪种判定，由目标的判定方法决定：${seasonal.length > 0 && html`${seasonal.map(({ method }) => html`<code>${asCode(method)}</code>`)}按往年同期占比，`}其余按已过月数。</p>`;
}
