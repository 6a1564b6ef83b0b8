import type { Edition } from "../../facts/edition.ts";
import { kindOf } from "../../intake/findings/catalogue.ts";
import { type Html, html } from "../kit/html.ts";
import { tableHtml } from "../kit/table.ts";
import { asAttribute, asCode, asConstant, asDate, asLabel, asName, asQuotation } from "../kit/text.ts";
import { textHtml, whatAndWhere } from "./findings.ts";
import type { List } from "./part.ts";

/** What is doubtful, for the office, on its page and those that go on from it. */
export function doubts(edition: Edition): List {
  const contacts = new Map(edition.contacts.map((contact) => [contact.file, contact]));
  return {
    page: "doubts",
    folder: "doubts",
    title: "疑点",
    count: edition.doubts.length,
    findings: edition.doubts,
    draw: (from, until) => doubtTable(edition, edition.doubts.slice(from, until), contacts),
  };
}

/** Doubts as a table: where, what to do, what was answered, and who can be called about it. */
function doubtTable(
  edition: Edition,
  doubts: Edition["doubts"],
  contacts: Map<string, Edition["contacts"][number]>,
): Html {
  if (doubts.length === 0) return html`<p>本期来件没有疑点。</p>`;
  const rows = doubts.map((doubt) => [
    ...whatAndWhere(edition, doubt),
    textHtml(doubt.text),
    html`${asConstant(kindOf(doubt.code, edition.plan.head.year_begins).remedy)}${doubt.detail && html`（<q class="held">${asQuotation(doubt.detail)}</q>）`}`,
    doubt.answer
      ? html`<q>${asQuotation(doubt.answer.answer)}</q> <q>${asQuotation(doubt.answer.from)}</q> <time datetime="${asAttribute(doubt.answer.date)}">${asDate(doubt.answer.date)}</time>`
      : "—",
    entriesHtml(contacts.get(doubt.name)?.entries),
  ]);
  return tableHtml(
    "来件中的疑点",
    [
      { head: "疑点" },
      { head: "文件" },
      { head: "位置" },
      { head: "原文" },
      { head: "怎么办" },
      { head: "答复" },
      { head: "联系" },
    ],
    rows,
  );
}

/** Who each sender last named on a form, with the telephone number, for the office. */
export function contactTable(edition: Edition): Html {
  const latest = new Map<string, Edition["contacts"][number]>();
  for (const contact of edition.contacts) {
    const before = latest.get(contact.sender);
    if (!before || before.arrived <= contact.arrived) latest.set(contact.sender, contact);
  }
  if (latest.size === 0) return html`<p>来件没有写明联系人。</p>`;
  const rows = [...latest.values()].map(({ sender, file, arrived, entries }) => [
    asName(sender),
    entriesHtml(entries),
    html`<time datetime="${asAttribute(arrived)}">${asDate(arrived)}</time>`,
    html`<span class="path">${asCode(file)}</span>`,
  ]);
  return tableHtml(
    "各报送单位的联系人",
    [{ head: "报送单位" }, { head: "联系" }, { head: "收到" }, { head: "文件" }],
    rows,
  );
}

function entriesHtml(entries: Edition["contacts"][number]["entries"] | undefined): Html {
  return entries
    ? html`${entries.map(({ title, text }) => html`${asLabel(title)} <q>${asQuotation(text)}</q> `)}`
    : html`—`;
}
