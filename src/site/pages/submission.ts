import { periodWords } from "../../core/period-words.ts";
import { type Edition, factOf, rowOf, slug } from "../../facts/edition.ts";
import type { Submission } from "../../facts/submission.ts";
import { basisMark, countHtml } from "../kit/fact.ts";
import { type Html, html } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import { tableHtml } from "../kit/table.ts";
import { asAttribute, asDate, asFact, asName } from "../kit/text.ts";
import { sendingAreas } from "./source.ts";

/** The states of a form that is owed, with the counts that go with them, from best to worst. */
const STATES = [
  { state: "on-time", name: "按时", means: "截止日当日或以前收到" },
  { state: "late", name: "迟报", means: "截止日以后收到" },
  {
    state: "no-data",
    name: "未报",
    means: "截止日已过而没有收到；看不出地区或报告期的不算收到，见核查问题",
  },
  { state: "not-due", name: "未到期", means: "截止日未过，没有收到" },
] as const;

/** The areas and the periods of the forms that are owed, as they stand in the edition's order. */
function gridOf({ submissions }: Edition): { areas: string[]; periods: string[] } {
  const once = (values: string[]) => [...new Set(values)];
  return {
    areas: once(submissions.map(({ area }) => area)),
    periods: once(submissions.map(({ period }) => period)),
  };
}

/** How many of a subject's forms have each state; those that none has are left out. */
export function stateCounts(edition: Edition, subject: string): Html {
  return html`<ul class="counts">${STATES.map(({ state, name }) => {
    const fact = factOf(edition, subject, { aspect: `form-${state}-count` });
    return fact && fact.value !== "0"
      ? html`<li class="status ${state}"><span>${name}</span> ${countHtml(fact)}</li>`
      : html``;
  })}</ul>`;
}

/** A row for each reporting period, a column for each area: whether its form came in time, and on which day. */
export function submissionGrid(edition: Edition, links: Links): Html {
  const { areas, periods } = gridOf(edition);
  if (periods.length === 0) return html``;
  const byKey = new Map(edition.submissions.map((row) => [`${row.area} ${row.period}`, row]));
  const again = new Set(edition.superseded.map(({ area, period, later }) => `${area} ${period} ${later}`));
  const rows = periods.map((period) => {
    const due = edition.submissions.find((row) => row.period === period)?.due;
    return [
      html`${asDate(periodWords(period))}<span class="note">截止<time datetime="${asAttribute(due)}">${asDate(due)}</time></span>`,
      ...areas.map((area) => {
        const row = byKey.get(`${area} ${period}`);
        return row ? cellHtml(edition, row, again.has(`${area} ${period} ${row.file}`), links) : "—";
      }),
    ];
  });
  const columns = areas.map((area) => ({
    head: asName(rowOf(edition, "area", area).short),
    kind: "mark" as const,
  }));
  return html`${legend()}<div class="grid">${tableHtml("各地报表收到情况", [{ head: "报告期" }, ...columns], rows)}</div>
${basisNote(edition)}`;
}

/** The state of a form that is owed, and the day on which it came. */
export function formHtml(edition: Edition, row: Submission): Html {
  const fact = edition.facts.get(row.fact);
  return html`<data class="status ${asAttribute(fact?.value.replaceAll(" ", "-"))}" value="${asAttribute(fact?.value)}" data-fact="${asAttribute(fact?.fact)}">${fact && asFact(fact)}</data>${
    row.arrived && html`<time datetime="${asAttribute(row.arrived)}">${asDate(row.arrived.slice(5))}</time>`
  }`;
}

function cellHtml(edition: Edition, row: Submission, again: boolean, links: Links): Html {
  const found = row.file && factOf(edition, `source/${row.file.slice(0, 12)}`, { aspect: "finding-count" });
  return html`${formHtml(edition, row)}${again && html`<span class="status again">重报</span>`}${
    found &&
    found.value !== "0" &&
    html`<span class="found"><a href="${asAttribute(findingsOf(edition, row.area, links))}">问题</a>${countHtml(found)}</span>`
  }`;
}

/** Where the findings in an area's files stand. */
function findingsOf(edition: Edition, area: string, links: Links): string {
  const sends = sendingAreas(edition).some((row) => row.area === area);
  return sends ? `${links.to(`sources/${slug(area)}`)}#findings` : links.to("findings");
}

function legend(): Html {
  return html`<ul class="legend">${STATES.map(({ state, name, means }) => html`<li><dfn class="status ${state}">${name}</dfn> ${means}</li>`)}
<li><span class="status again">重报</span> 后来的取代了先报的，按先报的判断是否按时</li></ul>`;
}

/** What the days rest on: files of demonstration, and due days that the notice does not set. */
function basisNote(edition: Edition): Html {
  const files = new Map(edition.files.map((file) => [file.sha256, file.basis]));
  const demonstration = edition.submissions.some(({ file }) => files.get(file ?? "") === "demonstration");
  const assumed = edition.plan.periods.rows.some(({ basis }) => basis === "assumption");
  return html`<p class="note">格中月日为最初收到报表的日期。${assumed && html`计划没有规定截止日，由本系统推定${basisMark("assumption")}。`}${demonstration && html`报表是演示数据${basisMark("demonstration")}。`}</p>`;
}

/** Each area: how many forms it owed, and how many came in time, late or not at all. */
export function submissionCounts(edition: Edition, links: Links): Html {
  const { areas } = gridOf(edition);
  const aspects = [
    ["form-count", "应报"],
    ...STATES.map(({ state, name }) => [`form-${state}-count`, name]),
    ["form-superseded-count", "重报"],
  ] as [string, string][];
  const used = aspects.filter(([aspect]) => {
    const facts = areas.map((area) => factOf(edition, `area/${area}`, { aspect }));
    return !aspect.startsWith("form-not-due") || facts.some((fact) => fact && fact.value !== "0");
  });
  return tableHtml(
    "各地应报和已报的份数",
    [{ head: "地区" }, ...used.map(([, head]) => ({ head, kind: "number" as const }))],
    areas.map((area) => [
      links.area(rowOf(edition, "area", area)),
      ...used.map(([aspect]) => {
        const fact = factOf(edition, `area/${area}`, { aspect });
        return fact ? countHtml(fact) : "—";
      }),
    ]),
  );
}
