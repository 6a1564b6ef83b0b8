import { parsePeriod, yearOf } from "../../../core/period.ts";
import { periodWords } from "../../../core/period-words.ts";
import { type Edition, factOf, slug } from "../../../facts/edition.ts";
import type { Submission } from "../../../facts/submission.ts";
import { rowsWith } from "../../kept/rows.ts";
import { countHtml } from "../../kit/fact.ts";
import { type Html, html } from "../../kit/html.ts";
import type { Links } from "../../kit/link.ts";
import { asAttribute, asDate } from "../../kit/text.ts";
import { placeWords } from "../../kit/words.ts";
import { sendingAreas } from "../source.ts";
import { formHtml, stateCounts } from "../submission.ts";

/** The forms of an area: how many came in time, each with its day in a row of its year, and what is wrong in its files. */
export function areaForms(edition: Edition, area: string, links: Links): Html {
  const forms = factOf(edition, `area/${area}`, { aspect: "form-count" });
  if (!forms) return html``;
  const years = new Map<string, Submission[]>();
  for (const row of rowsWith(edition, "submissions", "area", area).toReversed()) {
    const period = parsePeriod(row.period);
    const year = period ? yearOf(period, edition.plan.head.year_begins).id : row.period;
    years.set(year, [...(years.get(year) ?? []), row]);
  }
  const widest = [...years.values()].toSorted((a, b) => b.length - a.length)[0] ?? [];
  const heads = widest.flatMap(({ period }) => parsePeriod(period) ?? []);
  const sends = sendingAreas(edition).some((row) => row.area === area);
  return html`<h2>报送</h2>
<p>应报报表${countHtml(forms)}份。</p>${stateCounts(edition, `area/${area}`)}
<table class="calendar"><caption>各期报表收到情况</caption><thead><tr><th scope="col">年度</th>${heads.map((period) => html`<th scope="col">${asDate(placeWords(period))}</th>`)}</tr></thead>
<tbody>${[...years].map(
    ([year, rows]) =>
      html`<tr><th scope="row">${asDate(periodWords(year))}</th>${rows.map((row) => html`<td title="截止${asDate(row.due)}">${formHtml(edition, row)}</td>`)}</tr>`,
  )}</tbody></table>
<p class="note">格中是收到的月日。${sends && html`报来的文件和待更正之处，见<a href="${asAttribute(links.to(`sources/${slug(area)}`))}#findings">来件与问题</a>。`}</p>`;
}
