import { CATALOGUE } from "../intake/catalogue.ts";
import { placeText } from "../intake/sheet.ts";
import { type Edition, factOf } from "./edition.ts";
import { basisMark, countHtml } from "./fact.ts";
import { type Html, html } from "./html.ts";
import { tableHtml } from "./table.ts";

const SEVERITIES = { error: "错误", warning: "提醒", notice: "说明" };

/** Every received file that the edition may know: sender, arrival, what it gave. */
export function fileTable(edition: Edition): Html {
  const rows = edition.files.map((file) => {
    const subject = `source/${file.sha256.slice(0, 12)}`;
    return [
      html`<span class="path">${file.path}</span>`,
      file.sender,
      html`<time datetime="${file.arrived}">${file.arrived}</time>`,
      html`${countHtml(factOf(edition, subject, { aspect: "reading-count" }))}${basisMark(file.basis)}`,
      countHtml(factOf(edition, subject, { aspect: "finding-count" })),
      html`<code title="${file.sha256}">${file.sha256.slice(0, 12)}</code>`,
    ];
  });
  return tableHtml(
    "收到的文件",
    [
      { head: "文件" },
      { head: "报送" },
      { head: "收到" },
      { head: "读出数", kind: "number" },
      { head: "问题", kind: "number" },
      { head: "sha256" },
    ],
    rows,
  );
}

/** Every finding: what is wrong, where, the text as written, what to do and who does it. */
export function findingTable(edition: Edition): Html {
  if (edition.findings.length === 0) return html`<p>本期收到的文件没有发现问题。</p>`;
  const owners = { sender: "报送单位", office: edition.plan.head.office };
  const rows = edition.findings.map((finding) => {
    const { title, remedy, severity, owner } = CATALOGUE[finding.code];
    return [
      html`<span class="severity ${severity}">${SEVERITIES[severity]}</span> ${title}`,
      html`<span class="path">${finding.file}</span>`,
      finding.place ? html`<code>${placeText(finding.place)}</code>` : "整个文件",
      finding.text ? html`<q>${finding.text}</q>` : "—",
      html`${remedy}${finding.detail && html`（<q>${finding.detail}</q>）`}`,
      owners[owner],
    ];
  });
  return tableHtml(
    "核查发现的问题",
    [
      { head: "问题" },
      { head: "文件" },
      { head: "位置" },
      { head: "原文" },
      { head: "怎么办" },
      { head: "由谁改", kind: "short" },
    ],
    rows,
  );
}
