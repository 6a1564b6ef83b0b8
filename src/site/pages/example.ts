import { type Edition, factOf } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import type { Status } from "../../plan/schemas.ts";
import { factHtml, factWithUnit } from "../kit/fact.ts";
import { type Html, html } from "../kit/html.ts";
import { tableHtml } from "../kit/table.ts";
import { asCode, asConstant, asLabel, asName } from "../kit/text.ts";
import { comparatorWords } from "../kit/words.ts";
import { needsHtml } from "./needed.ts";

/** A verdict as targets have it; an example is no target, so that its fact is no status of one. */
function statusHtml(fact: Fact | undefined): Html {
  return factHtml(fact && { ...fact, status: fact.value as Status });
}

/** Each kind of target with worked examples, which the models compute as they compute the plan's own targets. */
export function exampleTable(edition: Edition): Html {
  const { examples, methods } = edition.plan;
  if (examples.rows.length === 0) return html`<p>本计划没有列出算例。</p>`;
  const titleOf = (method: string, aspect: string) =>
    methods.rows.find((row) => row.method === method && row.aspect === aspect)?.title;
  const rows = examples.rows.map((row) => {
    const of = (aspect: string) => factOf(edition, `example/${row.example}`, { aspect });
    const words =
      row.denominator === ""
        ? { numerator: asLabel(""), denominator: asLabel("") }
        : { numerator: asLabel("分子"), denominator: asLabel("分母") };
    const made = row.goal_by && html`<span class="note">${asConstant(titleOf(row.goal_by, "goal"))}</span>`;
    return [
      html`${asConstant(titleOf(row.method, "reached"))} <code class="id">${asCode(row.method)}</code><span class="note">例：${asName(row.title)}</span>`,
      html`${asLabel(comparatorWords(row))}${factWithUnit(of("goal"))}${made}`,
      factWithUnit(of("actual")),
      factWithUnit(of("gap")),
      factWithUnit(of("share")),
      needsHtml({ of, ...words, comparator: row.comparator, periods: row.periods }) ?? "—",
      statusHtml(of("status")),
    ];
  });
  return tableHtml(
    "各种目标的算例",
    [
      { head: "目标的种类" },
      { head: "要求", kind: "number" },
      { head: "实际", kind: "number" },
      { head: "差距", kind: "number" },
      { head: "序时进度", kind: "number" },
      { head: "仍需" },
      { head: "状态", kind: "short" },
    ],
    rows,
  );
}
