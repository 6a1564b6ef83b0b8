import { periodWords } from "../../core/period-words.ts";
import { type Edition, factOf, rowOf } from "../../facts/edition.ts";
import type { Superseded } from "../../facts/submission.ts";
import { countHtml } from "../kit/fact.ts";
import { type Html, html } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import { tableHtml } from "../kit/table.ts";
import { asAttribute, asCode, asDate } from "../kit/text.ts";

/** The forms that are owed and have not arrived, by period and area. */
export function missingForms(edition: Edition, links: Links): Html {
  const missing = edition.submissions.filter(({ fact }) => edition.facts.get(fact)?.value === "no data");
  if (missing.length === 0) {
    const none = factOf(edition, `plan/${edition.plan.head.plan}`, { aspect: "form-no-data-count" });
    return none ? html`<p>应报而没有收到的报表${countHtml(none)}份。</p>` : html``;
  }
  return tableHtml(
    "没有收到的报表",
    [{ head: "地区" }, { head: "报告期" }, { head: "截止日" }],
    missing.map(({ area, period, due }) => [
      links.area(rowOf(edition, "area", area)),
      asDate(periodWords(period)),
      html`<time datetime="${asAttribute(due)}">${asDate(due)}</time>`,
    ]),
  );
}

/** The departments that owe figures: how many indicators, and how the targets of their measures stand. */
export function owingDepartments(edition: Edition, links: Links): Html {
  const rows = edition.plan.departments.rows.flatMap((row) => {
    const subject = `department/${row.department}`;
    const owed = factOf(edition, subject, { aspect: "indicator-count" });
    const silent = factOf(edition, subject, { aspect: "no-data-count" });
    return owed ? [[links.department(row), countHtml(owed), silent ? countHtml(silent) : "—"]] : [];
  });
  return tableHtml(
    "应报指标的部门",
    [
      { head: "部门" },
      { head: "应报指标", kind: "number" },
      { head: "任务中无法判定的目标", kind: "number" },
    ],
    rows,
  );
}

/** The received files that a later one replaces, and of which areas and periods; both are kept. */
export function supersededTable(edition: Edition, links: Links): Html {
  if (edition.superseded.length === 0) return html`<p>没有被取代的文件。</p>`;
  const files = new Map(edition.files.map((file) => [file.sha256, file]));
  const fileCell = (sha256: string) => {
    const file = files.get(sha256);
    return html`<span class="path">${asCode(file?.name)}</span> <time datetime="${asAttribute(file?.arrived)}">${asDate(file?.arrived)}</time>`;
  };
  return tableHtml(
    "被取代的文件",
    [
      { head: "先报的文件" },
      { head: "地区", kind: "short" },
      { head: "报告期", kind: "short" },
      { head: "现用的文件" },
    ],
    pairsOf(edition.superseded).map(({ file, later, areas, periods }) => [
      fileCell(file),
      html`${areas.map((area, at) => html`${at > 0 && "、"}${links.area(rowOf(edition, "area", area))}`)}`,
      html`${ends(periods).map((id, at) => html`${at > 0 && "—"}${asDate(periodWords(id))}`)}`,
      fileCell(later),
    ]),
  );
}

/** The areas and periods, in their order, of which a file takes the place of another. */
function pairsOf(
  rows: Superseded[],
): (Pick<Superseded, "file" | "later"> & Record<"areas" | "periods", string[]>)[] {
  const pairs = new Map<string, Superseded[]>();
  for (const row of rows) {
    const key = `${row.file} ${row.later}`;
    pairs.set(key, [...(pairs.get(key) ?? []), row]);
  }
  return [...pairs.values()].map((own) => ({
    ...{ file: own[0]?.file ?? "", later: own[0]?.later ?? "" },
    areas: [...new Set(own.map(({ area }) => area))],
    periods: [...new Set(own.map(({ period }) => period))],
  }));
}

/** The first and the last of some; one where it is both. */
function ends(all: string[]): string[] {
  return all.length > 1 ? [all[0] ?? "", all.at(-1) ?? ""] : all;
}
