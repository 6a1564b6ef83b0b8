import { periodWords } from "../../core/period-words.ts";
import type { Edition } from "../../facts/edition.ts";
import type { StandingFinding } from "../../facts/finding.ts";
import { kindOf } from "../../intake/findings/catalogue.ts";
import { placesText, placeText } from "../../intake/layout/sheet.ts";
import { type Choice, filterForm, rowAttributes } from "../kit/filter.ts";
import { type Html, html } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import { tableHtml } from "../kit/table.ts";
import { asAttribute, asCode, asConstant, asDate, asLabel, asName, asQuotation } from "../kit/text.ts";
import { countsTable } from "./finding-count.ts";
import { type List, MOST_ROWS, partHtml, partOf, partPath, partsIn, rowsOf } from "./part.ts";

/** The most characters of a text that stay on one line. */
const SHORT = 10;

const SEVERITIES = { error: "错误", warning: "提醒", notice: "说明" };
const PLACE = [{ head: "问题" }, { head: "文件" }, { head: "位置" }, { head: "原文" }];

/** The findings that wait for somebody, and at which places among them those of each file stand. */
interface Open {
  findings: StandingFinding[];
  rows: Map<string, number[]>;
}

const opened = new WeakMap<StandingFinding[], Open>();

function openIn({ findings }: Edition): Open {
  const known = opened.get(findings);
  if (known) return known;
  const open: Open = { findings: findings.filter(({ answer }) => !answer), rows: new Map() };
  for (const [at, { file }] of open.findings.entries()) {
    if (file === null) continue;
    const rows = open.rows.get(file);
    if (rows) rows.push(at);
    else open.rows.set(file, [at]);
  }
  opened.set(findings, open);
  return open;
}

/** The findings that wait for somebody, on the page of findings and those that go on from it. */
export function openFindings(edition: Edition): List {
  const { findings } = openIn(edition);
  return {
    page: "findings",
    folder: "findings",
    title: "核查问题",
    count: findings.length,
    findings,
    draw: (from, until) => findingTable(edition, findings.slice(from, until)),
  };
}

/** The findings in some files, by their sha256; of many the first, and the way to the others. */
export function findingsIn(edition: Edition, files: string[], to: (path: string) => string): Html {
  const { findings, rows } = openIn(edition);
  const own = files.flatMap((file) => rows.get(file) ?? []).sort((a, b) => a - b);
  const shown = own.slice(0, MOST_ROWS).flatMap((at) => findings[at] ?? []);
  return html`${findingTable(edition, shown)}${restOf(edition, own, to)}`;
}

/** Where those findings of a file stand that its page has no room for. */
export function restOfFindings(edition: Edition, file: string, to: (path: string) => string): Html {
  return restOf(edition, openIn(edition).rows.get(file) ?? [], to);
}

function restOf(edition: Edition, rows: number[], to: (path: string) => string): Html {
  const next = rows[MOST_ROWS];
  if (next === undefined) return html``;
  const part = partOf(next);
  return html`<p>本页放不下的自<a href="${asAttribute(to(partPath(openFindings(edition), part)))}">核查问题第${asAttribute(part)}页</a>起，各条见<a href="${asAttribute(to("downloads"))}">数据下载</a>中的核查问题表。</p>`;
}

/** The findings that their senders have answered, on the page of findings and pages of their own. */
export function answeredFindings(edition: Edition): List {
  const answered = edition.findings.filter(({ answer }) => answer);
  return {
    page: "findings",
    folder: "findings/answered",
    title: "已经答复的问题",
    count: answered.length,
    findings: answered,
    draw: (from, until) => answerTable(edition, answered.slice(from, until)),
  };
}

/** The findings that wait for somebody: what they are about where they fill several pages, and the first of them. */
export function findingsFigure(edition: Edition, links: Links): Html {
  const list = openFindings(edition);
  const shown = (list.findings ?? []).slice(...rowsOf(list, 1));
  return html`${partsIn(list) > 1 && countsTable(edition, list, links)}${filters(shown, edition.plan.head.year_begins)}${partHtml(list, 1, links)}`;
}

/** Findings as a table: what is wrong, where, the text as written, what to do and who does it. */
function findingTable(edition: Edition, findings: StandingFinding[]): Html {
  if (findings.length === 0) return html`<p>本期收到的文件没有待处理的问题。</p>`;
  const owners = { sender: asLabel("报送单位"), office: asName(edition.plan.head.office) };
  const rows = findings.map((finding) => {
    const { remedy, owner } = kindOf(finding.code, edition.plan.head.year_begins);
    return [
      ...whatAndWhere(edition, finding),
      textHtml(finding.text),
      html`${asConstant(remedy)}${finding.detail && html`（<q class="held">${asQuotation(finding.detail)}</q>）`}`,
      owners[owner],
    ];
  });
  const columns = [...PLACE, { head: "怎么办" }, { head: "由谁改", kind: "short" as const }];
  const attributes = findings.map((finding) => {
    const { code, sender, period } = finding;
    const { severity } = kindOf(code, edition.plan.head.year_begins);
    return rowAttributes({ severity, sender: keyOf(sender), period: period?.id ?? "" });
  });
  return tableHtml("核查发现的问题", columns, rows, { heads: "findings", attributes });
}

/** A sender as one word of an attribute. */
const keyOf = (sender: string) => sender.replaceAll(" ", "_");

/** What findings can be chosen by: how much they matter, who sent the file, and for when. */
function filters(findings: StandingFinding[], begins: number): Html {
  const severities = new Set(findings.map(({ code }) => kindOf(code, begins).severity));
  const values = (key: "sender" | "period"): Choice["values"] =>
    new Map(
      findings
        .map(({ sender, period }) => (key === "sender" ? sender : (period?.id ?? "")))
        .filter((value) => value !== "")
        .sort()
        .map((value) => [keyOf(value), key === "sender" ? asName(value) : asDate(periodWords(value))]),
    );
  const known = (Object.keys(SEVERITIES) as (keyof typeof SEVERITIES)[]).filter((each) =>
    severities.has(each),
  );
  return filterForm([
    {
      key: "severity",
      name: "轻重",
      values: new Map(known.map((each) => [each, asLabel(SEVERITIES[each])])),
    },
    { key: "sender", name: "报送", values: values("sender") },
    { key: "period", name: "报告期", values: values("period") },
  ]);
}

/** Findings that their senders have answered, with the answers. They stay closed while the text stays as it is. */
function answerTable(edition: Edition, findings: StandingFinding[]): Html {
  if (findings.length === 0) return html`<p>还没有得到答复的问题。</p>`;
  const rows = findings.map((finding) => [
    ...whatAndWhere(edition, finding),
    textHtml(finding.text),
    html`<q>${asQuotation(finding.answer?.answer)}</q>`,
    html`<q>${asQuotation(finding.answer?.from)}</q> <time datetime="${asAttribute(finding.answer?.date)}">${asDate(finding.answer?.date)}</time>`,
  ]);
  return tableHtml("已经答复的问题", [...PLACE, { head: "答复" }, { head: "由谁答复" }], rows);
}

/** What is wrong, in which file and at which cells. */
export function whatAndWhere({ plan }: Edition, { code, name, place, among = [] }: StandingFinding): Html[] {
  const { title, severity } = kindOf(code, plan.head.year_begins);
  const others = placesText(among).map((each) => html`<code>${asCode(each)}</code> `);
  return [
    html`${severityHtml(severity)} ${asConstant(title)}`,
    html`<span class="path">${asCode(name)}</span>`,
    html`${place ? html`<code>${asCode(placeText(place))}</code>` : "整个文件"}${others.length > 0 && html`<span class="note">连同 ${others}</span>`}`,
  ];
}

/** The mark of how much a kind of finding matters. */
export function severityHtml(severity: keyof typeof SEVERITIES): Html {
  return html`<span class="severity ${severity}">${asLabel(SEVERITIES[severity])}</span>`;
}

/** The text of a cell as it was sent; a short one stays on one line. */
export function textHtml(text: string): Html {
  if (text === "") return html`—`;
  return text.length > SHORT
    ? html`<q>${asQuotation(text)}</q>`
    : html`<q class="short">${asQuotation(text)}</q>`;
}
