import type { StandingFinding } from "../facts/finding.ts";
import { KINDS, kindOf } from "../intake/catalogue.ts";
import { placesText, placeText } from "../intake/sheet.ts";
import { type AreaRow, type Edition, factOf, rowOf, slug } from "./edition.ts";
import { basisMark, countHtml } from "./fact.ts";
import { type Html, html } from "./html.ts";
import type { Links } from "./link.ts";
import { senderSentence } from "./sentencereceived.ts";
import { tableHtml } from "./table.ts";
import { yearWords } from "./words.ts";

/** The most characters of a text that stay on one line. */
const SHORT = 10;

const SEVERITIES = { error: "错误", warning: "提醒", notice: "说明" };

/** The areas that have sent files of their own, each of which has a page of them. */
export function sendingAreas({ plan, files }: Pick<Edition, "plan" | "files">): AreaRow[] {
  const senders = new Set(files.map(({ sender }) => sender));
  return plan.areas.rows.filter(({ name }) => senders.has(name));
}

/** Every received file that is not of an area: sender, arrival, what it gave; and the way to those of areas. */
export function fileTable(edition: Edition, links: Links): Html {
  const areas = sendingAreas(edition);
  const others = edition.files.filter(({ sender }) => !areas.some(({ name }) => name === sender));
  const list = areas.map(
    ({ area, short }) => html`<li><a href="${links.to(`sources/${slug(area)}`)}">${short}</a></li>`,
  );
  return html`${tableOf(edition, others, links)}
${list.length > 0 && html`<h2>各地报送的文件</h2><ul class="ways">${list}</ul>`}`;
}

/** The title of the page of an area's files. */
export function filesTitle({ name }: AreaRow): string {
  return `${name}报送的文件`;
}

/** The files of an area, each with the way to what was read in it. */
export function areaFiles(edition: Edition, area: string, links: Links): Html {
  const row = rowOf(edition, "area", area);
  const own = edition.files.filter(({ sender }) => sender === row.name);
  return html`<h1>${filesTitle(row)}</h1>
${senderSentence(edition, area)}
<h2 id="findings">发现的问题</h2>
${findingTable(edition, own)}
<h2>文件</h2>
${tableOf(edition, own, links)}
<p>各地、各部门的文件见<a href="${links.to("sources")}">数据来源</a>，各单位的问题见<a href="${links.to("findings")}">核查问题</a>。</p>`;
}

/** Files as they arrived; who sent them is said where it is not the same for all. */
function tableOf(edition: Edition, files: Edition["files"], links: Links): Html {
  const several = files.some(({ sender }) => sender !== files[0]?.sender);
  const rows = files.map((file) => {
    const short = file.sha256.slice(0, 12);
    const subject = `source/${short}`;
    return [
      html`<a class="path" href="${links.to(`proof/files/${short}`)}">${file.name}</a>`,
      ...(several ? [file.sender] : []),
      html`<time datetime="${file.arrived}">${file.arrived}</time>`,
      html`${countHtml(factOf(edition, subject, { aspect: "reading-count" }))}${basisMark(file.basis)}`,
      countHtml(factOf(edition, subject, { aspect: "finding-count" })),
      html`<code>${short}</code>`,
    ];
  });
  return tableHtml(
    "收到的文件",
    [
      { head: "文件" },
      ...(several ? [{ head: "报送" }] : []),
      { head: "收到" },
      { head: "读出数", kind: "number" },
      { head: "问题", kind: "number" },
      { head: "sha256" },
    ],
    rows,
  );
}

/** Every finding: what is wrong, where, the text as written, what to do and who does it. With `files`, those in these files. */
export function findingTable(edition: Edition, files?: Edition["files"]): Html {
  const open = edition.findings.filter(
    ({ answer, file }) => !answer && (!files || files.some(({ sha256 }) => sha256 === file)),
  );
  if (open.length === 0) return html`<p>本期收到的文件没有待处理的问题。</p>`;
  const owners = { sender: "报送单位", office: edition.plan.head.office };
  const rows = open.map((finding) => {
    const { remedy, owner } = kindOf(finding.code, edition.plan.head.year_begins);
    return [
      ...whatAndWhere(edition, finding),
      textHtml(finding.text),
      html`${remedy}${finding.detail && html`（<q class="held">${finding.detail}</q>）`}`,
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

/** Every finding that its sender has answered, with the answer. It stays closed while the text stays as it is. */
export function answerTable(edition: Edition): Html {
  const rows = edition.findings.flatMap((finding) => {
    if (!finding.answer) return [];
    const { answer, from, date } = finding.answer;
    return [
      [
        ...whatAndWhere(edition, finding),
        textHtml(finding.text),
        html`<q>${answer}</q>`,
        html`<q>${from}</q> <time datetime="${date}">${date}</time>`,
      ],
    ];
  });
  if (rows.length === 0) return html`<p>还没有得到答复的问题。</p>`;
  return tableHtml(
    "已经答复的问题",
    [
      { head: "问题" },
      { head: "文件" },
      { head: "位置" },
      { head: "原文" },
      { head: "答复" },
      { head: "由谁答复" },
    ],
    rows,
  );
}

/** Every kind of finding: how much it matters, what is wrong, what to do, and who does it. */
export function findingKinds(edition: Edition): Html {
  const owners = { sender: "报送单位", office: edition.plan.head.office };
  const rows = KINDS.filter(([, { audience }]) => audience === "public").map(
    ([code, { severity, title, remedy, owner }]) => [
      html`<code>${code}</code>`,
      severityHtml(severity),
      yearWords(edition, title),
      yearWords(edition, remedy),
      owners[owner],
    ],
  );
  return tableHtml(
    "核查问题的种类",
    [
      { head: "代码" },
      { head: "轻重" },
      { head: "问题" },
      { head: "怎么办" },
      { head: "由谁改", kind: "short" },
    ],
    rows,
  );
}

/** What is wrong, in which file and at which cells. */
export function whatAndWhere({ plan }: Edition, { code, name, place, among = [] }: StandingFinding): Html[] {
  const { title, severity } = kindOf(code, plan.head.year_begins);
  const others = placesText(among).map((each) => html`<code>${each}</code> `);
  return [
    html`${severityHtml(severity)} ${title}`,
    html`<span class="path">${name}</span>`,
    html`${place ? html`<code>${placeText(place)}</code>` : "整个文件"}${others.length > 0 && html`<span class="note">连同 ${others}</span>`}`,
  ];
}

function severityHtml(severity: keyof typeof SEVERITIES): Html {
  return html`<span class="severity ${severity}">${SEVERITIES[severity]}</span>`;
}

/** The text of a cell as it was sent; a short one stays on one line. */
export function textHtml(text: string): Html {
  if (text === "") return html`—`;
  return text.length > SHORT ? html`<q>${text}</q>` : html`<q class="short">${text}</q>`;
}
