import { namesIn } from "../plan/expression.ts";
import { parsePeriod } from "../plan/period.ts";
import { type Edition, factOf, factOrNone, factsOf, rowOf } from "./edition.ts";
import { factHtml } from "./fact.ts";
import { type Html, html } from "./html.ts";
import { tableHtml } from "./table.ts";
import { coverWords, placeWords } from "./words.ts";

/** The outlook for the end of the last year that has one: by the shares of earlier years with its range, and by the months gone. */
export function indicatorOutlook(edition: Edition, id: string): Html {
  const subject = `indicator/${id}`;
  const indicator = rowOf(edition, "indicator", id);
  const targets = edition.plan.targets.rows.filter((row) => row.indicator === id);
  const area = targets[0]?.area ?? edition.plan.head.city;
  const ahead = factsOf(edition, subject).filter(
    (fact) => fact.aspect === "outlook-linear" && fact.area === area,
  );
  const year = ahead
    .map(({ period }) => period.slice(0, 4))
    .sort()
    .at(-1);
  const periods = ahead.map(({ period }) => period).filter((period) => period.startsWith(year ?? ""));
  if (!year || periods.length === 0) return html``;
  const whole = factOf(edition, subject, { aspect: "actual", area, period: year });
  const rows = periods.map((period) => {
    const of = (aspect: string) => factHtml(factOf(edition, subject, { aspect, area, period }));
    return [
      coverWords(period, indicator.periods),
      factHtml(factOrNone(edition, subject, { aspect: "actual", area, period })),
      of("season"),
      of("outlook"),
      html`${of("outlook-low")} 至 ${of("outlook-high")}`,
      of("outlook-linear"),
    ];
  });
  const table = tableHtml(
    `${indicator.title}年末展望（${indicator.unit}）`,
    [
      { head: "报告期" },
      { head: "累计", kind: "number" },
      { head: "往年同期占比", kind: "number" },
      { head: "年末展望", kind: "number" },
      { head: "区间", kind: "number" },
      { head: "按月推算", kind: "number" },
    ],
    rows,
  );
  return html`<h2>年末展望</h2>${table}<p class="note">展望只用以前各年的同期占比；区间取其中较低和较高的。${whole && html`本年已满，列出当时的展望以便对照：全年实际${factHtml(whole, indicator.unit)}。`}</p>`;
}

/** How near the two ways to look ahead were in earlier years, by the place in the year. */
export function backtestTable(edition: Edition): Html {
  const subjects = [...edition.bySubject.keys()].filter((subject) => subject.startsWith("backtest/")).sort();
  if (subjects.length === 0) return html`<p>没有可供检验的往年数。</p>`;
  const rows = subjects.map((subject) => {
    const place = subject.slice("backtest/".length);
    const of = (aspect: string) => factHtml(factOf(edition, subject, { aspect }));
    const period = parsePeriod(`${edition.bounds.asOf.slice(0, 4)}${place}`);
    return [
      period ? placeWords(period) : "各时点",
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
  return html`${table}<p>进度按哪种判定，由目标的判定方法决定：${seasonal.length > 0 && html`${seasonal.map(({ method }) => html`<code>${method}</code>`)}按往年同期占比，`}其余按已过月数。</p>`;
}
