import { periodWords } from "../../core/period-words.ts";
import type { Edition } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { countHtml, factHtml, factWithUnit } from "../kit/fact.ts";
import { type Html, html } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import { type SchemeRow, scoreFact, verdictHtml } from "../kit/scored.ts";
import { type Column, tableHtml } from "../kit/table.ts";
import { asAttribute, asConstant, asDate, asName } from "../kit/text.ts";

type LineRow = Edition["plan"]["scoring"]["rows"][number];

const COLUMNS: Column[] = [
  { head: "考核内容" },
  { head: "分值", kind: "number" },
  { head: "得分", kind: "number" },
  { head: "自评分", kind: "number" },
  { head: "核定数", kind: "number" },
  { head: "数据" },
  { head: "评定" },
];

/** The lines that make a subject's score, halves in front of their lines, and what was converted. */
export function scoreLines(edition: Edition, scheme: SchemeRow, subject: string, links: Links): Html {
  const fact = (of: string) => scoreFact(edition, scheme, subject, of);
  const lines = edition.plan.scoring.rows.filter(
    (row) => row.scheme === scheme.scheme && fact(`line/${row.line}/weight`),
  );
  const shown = (found: Fact | undefined) =>
    found ? (found.aspect === "state" ? verdictHtml(found) : factWithUnit(found)) : "";
  const converted = (of: string) => {
    const found = fact(of);
    return found
      ? [[html`<div class="line">${asConstant("不适用")}的条折算</div>`, "", factHtml(found), "", "", "", ""]]
      : [];
  };
  const rows = (parent: string): (Html | string)[][] =>
    lines
      .filter((row) => row.parent === parent)
      .flatMap((row) => [
        [
          opened(edition, scheme, subject, row, links),
          countHtml(fact(`line/${row.line}/weight`)),
          factHtml(fact(`line/${row.line}`)),
          ...["/self", "/found"].map((of) => shown(fact(`line/${row.line}${of}`))),
          shown(fact(`line/${row.line}/state`)),
          assessedBy(edition, fact(`line/${row.line}`)),
        ],
        ...rows(row.line),
        ...converted(`line/${row.line}/conversion`),
      ]);
  const every = [...rows(""), ...converted("conversion")];
  const used = COLUMNS.flatMap((_, column) => (every.some((row) => row[column] !== "") ? [column] : []));
  return tableHtml(
    "各条得分",
    used.flatMap((column) => COLUMNS[column] ?? []),
    every.map((row) => used.map((column) => row[column] ?? "")),
  );
}

/** A line's title, which opens into the targets, tasks or forms that it scores. */
function opened(
  edition: Edition,
  scheme: SchemeRow,
  subject: string,
  { line, title, about, note }: LineRow,
  links: Links,
): Html {
  if (about === "lines") return html`<strong class="line">${asName(title)}</strong>`;
  const state = scoreFact(edition, scheme, subject, `line/${line}/state`);
  const things = (state && edition.proofs.facts.get(state.fact)?.operands) ?? [];
  const items = things.flatMap((operand) => {
    const thing = operand.kind === "fact" && operand.part === "status" && edition.facts.get(operand.fact);
    if (!thing) return [];
    const [, id = ""] = thing.fact.split("/");
    const degree = scoreFact(edition, scheme, subject, `line/${line}/degree/${id}`);
    return [
      html`<li>${nameOf(edition, thing, links)} ${verdictHtml(thing)}${degree && html`${attained(edition, thing, degree)}，按计分办法计${factHtml(degree)}`}</li>`,
    ];
  });
  const named = html`${asName(title)}${note && html`<span class="note">${asName(note)}</span>`}`;
  return html`<div class="line">${named}</div>${items.length > 0 && html`<ul class="things">${items}</ul>`}`;
}

/** What was really attained, where another share of it counts: a score takes nothing below a floor, and no more than all. */
function attained({ facts, plan }: Edition, { fact, target }: Fact, degree: Fact): Html | false {
  const ratio = facts.get(fact.replace(/[^/]+$/, "ratio"));
  const row = plan.targets.rows.find((each) => each.target === target);
  if (!ratio || Number(ratio.value) === Number(degree.value)) return false;
  return html`，${row?.comparator === "<=" ? "占限值" : "完成率"}${factHtml(ratio)}`;
}

/** What a verdict or state is of. */
function nameOf({ plan }: Edition, { fact, period }: Fact, links: Links): Html {
  const [type, id] = fact.split("/");
  if (type === "target") {
    const target = plan.targets.rows.find((row) => row.target === id);
    return target ? links.indicator(target) : html``;
  }
  if (type === "deliverable")
    return html`${asName(plan.deliverables.rows.find((row) => row.deliverable === id)?.title)}`;
  return html`<time datetime="${asAttribute(period)}">${asDate(periodWords(period))}</time>`;
}

/** Who assessed a line and when, where somebody did. */
function assessedBy({ plan, proofs }: Edition, points: Fact | undefined): Html | string {
  const cells = ((points && proofs.facts.get(points.fact)?.operands) ?? []).flatMap((operand) =>
    operand.kind === "plan" ? operand.cell.split(":") : [],
  );
  const score = plan.scores.rows.find((row) => cells.includes(row.score));
  return score
    ? html`${asName(score.by)} <time datetime="${asAttribute(score.date)}">${asDate(score.date)}</time>`
    : "";
}
