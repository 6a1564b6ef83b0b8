import { type AreaRow, type Edition, factOf, rowOf, slug } from "../../facts/edition.ts";
import { KINDS } from "../../intake/findings/catalogue.ts";
import { rowsWith, valuesIn } from "../kept/rows.ts";
import { basisMark, countHtml } from "../kit/fact.ts";
import { type Html, html } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import { tableHtml } from "../kit/table.ts";
import { asAttribute, asCode, asConstant, asDate, asLabel, asName } from "../kit/text.ts";
import { yearWords } from "../kit/words.ts";
import { senderSentence } from "../sentences/received.ts";
import { findingsIn, severityHtml } from "./findings.ts";
import { type List, partHtml } from "./part.ts";

/** The areas that have sent files of their own, each of which has a page of them. */
export function sendingAreas(edition: Edition): AreaRow[] {
  const senders = valuesIn(edition, "files", "sender");
  return edition.plan.areas.rows.filter(({ name }) => senders.has(name));
}

/** Every received file that is not of an area, on the page of sources and those that go on from it. */
export function otherFiles(edition: Edition): List {
  const names = new Set(sendingAreas(edition).map(({ name }) => name));
  const others = edition.files.filter(({ sender }) => !names.has(sender));
  return {
    page: "sources",
    folder: "sources",
    title: "数据来源",
    count: others.length,
    draw: (from, until, links) => tableOf(edition, others.slice(from, until), links),
  };
}

/** The files that are not of areas, and the way to those of areas. */
export function fileTable(edition: Edition, links: Links): Html {
  const list = sendingAreas(edition).map(
    ({ area, short }) =>
      html`<li><a href="${asAttribute(links.to(`sources/${slug(area)}`))}">${asName(short)}</a></li>`,
  );
  return html`${partHtml(otherFiles(edition), 1, links)}
${list.length > 0 && html`<h2>各地报送的文件</h2><ul class="ways">${list}</ul>`}`;
}

/** The title of the page of an area's files. */
export function filesTitle({ name }: AreaRow): string {
  return `${asName(name)}报送的文件`;
}

/** The files of an area, on its page of them and those that go on from it. */
export function filesOfArea(edition: Edition, row: AreaRow): List {
  const own = rowsWith(edition, "files", "sender", row.name);
  const page = `sources/${slug(row.area)}`;
  return {
    page,
    folder: page,
    title: filesTitle(row),
    count: own.length,
    draw: (from, until, links) => tableOf(edition, own.slice(from, until), links),
  };
}

/** The files of an area, each with the way to what was read in it, and the first of the findings in them. */
export function areaFiles(edition: Edition, area: string, links: Links): Html {
  const row = rowOf(edition, "area", area);
  const own = rowsWith(edition, "files", "sender", row.name).map(({ sha256 }) => sha256);
  return html`<h1>${asLabel(filesTitle(row))}</h1>
${senderSentence(edition, area)}
<h2 id="findings">发现的问题</h2>
${findingsIn(edition, own, links.to)}
<h2>文件</h2>
${partHtml(filesOfArea(edition, row), 1, links)}
<p>各地、各部门的文件见<a href="${asAttribute(links.to("sources"))}">数据来源</a>，各单位的问题见<a href="${asAttribute(links.to("findings"))}">核查问题</a>。</p>`;
}

/** Files as they arrived; who sent them is said where it is not the same for all. */
function tableOf(edition: Edition, files: Edition["files"], links: Links): Html {
  const several = files.some(({ sender }) => sender !== files[0]?.sender);
  const rows = files.map((file) => {
    const short = file.sha256.slice(0, 12);
    const subject = `source/${short}`;
    return [
      html`<a class="path" href="${asAttribute(links.to(`proof/files/${short}`))}">${asCode(file.name)}</a>`,
      ...(several ? [asName(file.sender)] : []),
      html`<time datetime="${asAttribute(file.arrived)}">${asDate(file.arrived)}</time>`,
      html`${countHtml(factOf(edition, subject, { aspect: "reading-count" }))}${basisMark(file.basis)}`,
      countHtml(factOf(edition, subject, { aspect: "finding-count" })),
      html`<code>${asCode(short)}</code>`,
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

/** Every kind of finding: how much it matters, what is wrong, what to do, and who does it. */
export function findingKinds(edition: Edition): Html {
  const owners = { sender: asLabel("报送单位"), office: asName(edition.plan.head.office) };
  const rows = KINDS.filter(([, { audience }]) => audience === "public").map(
    ([code, { severity, title, remedy, owner }]) => [
      html`<code>${asCode(code)}</code>`,
      severityHtml(severity),
      asConstant(yearWords(edition, title)),
      asConstant(yearWords(edition, remedy)),
      owners[owner],
    ],
  );
  return tableHtml(
    "核查问题的种类",
    [
      { head: "代码" },
      { head: "轻重", kind: "short" },
      { head: "问题" },
      { head: "怎么办" },
      { head: "由谁改", kind: "short" },
    ],
    rows,
  );
}
