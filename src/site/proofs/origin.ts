import { parsePeriod } from "../../core/period.ts";
import { periodWords } from "../../core/period-words.ts";
import { type Edition, factsOf } from "../../facts/edition.ts";
import { leafOf } from "../../facts/proof.ts";
import { losing } from "../../facts/unread.ts";
import { isWithheld } from "../../facts/withheld.ts";
import { type Place, placeText } from "../../intake/layout/sheet.ts";
import { type Html, html } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import { tableHtml } from "../kit/table.ts";
import { asAttribute, asCode, asDate, asQuotation } from "../kit/text.ts";

/** Where an indicator's figures come from: each cell that its latest figures rest on, as written. */
export function indicatorOrigins(edition: Edition, id: string, links: Links): Html {
  const actual = factsOf(edition, `indicator/${id}`).filter((fact) =>
    ["actual", "other-source"].includes(fact.aspect),
  );
  const city = edition.plan.head.city;
  const leading = actual.some((fact) => fact.area === city)
    ? actual.filter((fact) => fact.area === city)
    : actual;
  const years = leading.filter((fact) => ["year", "span"].includes(parsePeriod(fact.period)?.kind ?? ""));
  const last =
    years
      .map((fact) => fact.period)
      .sort()
      .at(-1) ?? "";
  const shown = years.filter((fact) => fact.period === last || fact.basis === "public");
  const isKept = isWithheld(edition, { indicator: id, area: "*", period: edition.bounds.asOf });
  if (shown.length === 0 && isKept) return html`<p>各地处于同一等级的企业过少，本指标的数据不公开。</p>`;
  if (shown.length === 0)
    return losing(edition.findings).some(({ lost }) => lost?.indicator === id)
      ? html`<p>已收到本指标的数据，未能读取，见<a href="${asAttribute(links.to("findings"))}">核查问题</a>。</p>`
      : html`<p>尚未收到本指标的数据。</p>`;
  const references = new Set(
    shown.flatMap(({ fact }) =>
      (edition.proofs.facts.get(fact)?.operands ?? []).flatMap((operand) =>
        operand.kind === "reading" ? [operand.reading] : [],
      ),
    ),
  );
  const cells = new Map<string, ReturnType<typeof leafOf<"readings">>[]>();
  for (const reference of references) {
    const found = leafOf(edition.proofs, "readings", reference);
    cells.set(found.file.sha256, [...(cells.get(found.file.sha256) ?? []), found]);
  }
  const rows = [...cells].map(([sha256, leaves]) => {
    const file = edition.proofs.files.get(sha256);
    const short = sha256.slice(0, 12);
    return [
      html`${asCode(file?.name)}`,
      html`<time>${asDate(file?.arrived)}</time>`,
      html`${leaves.map(({ leaf }, at) => html`<span class="leaf">${placeHtml(leaf.place, leaves[at - 1]?.leaf.place)}：<q>${asQuotation(leaf.text)}</q>${leaf.source && html` <q class="source">${asQuotation(leaf.source)}</q>`}</span> `)}`,
      html`<a href="${asAttribute(links.to(`proof/files/${short}`))}"><code>${asCode(short)}</code></a>`,
    ];
  });
  return html`<details><summary>数据从哪里来（${asDate(periodWords(last))}）</summary>
<p class="note">逐格列出来件中的原文；点开数字，可以看到它的算法和所依据的单元格。</p>
${tableHtml("来件与单元格", [{ head: "来件" }, { head: "收到" }, { head: "位置与原文" }, { head: "sha256" }], rows, { heads: "origins" })}</details>`;
}

/** A place in a file, for readers: sheet and cell, record and column, or line; behind another, no sheet that is the other's. */
export function placeHtml(place: Place, before?: Place): Html {
  if ("line" in place) return html`<code>${asCode(placeText(place))}</code>`;
  const sheet = before && "sheet" in before ? before.sheet : undefined;
  return "cell" in place
    ? html`${place.sheet !== sheet && html`<q>${asQuotation(place.sheet)}</q> `}<code>${asCode(place.cell)}</code>`
    : html`记录<code>${asCode(place.record)}</code> <q>${asQuotation(place.column)}</q>`;
}
