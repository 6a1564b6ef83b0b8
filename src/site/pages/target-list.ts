import { type Edition, factOf, type TargetRow } from "../../facts/edition.ts";
import { countHtml } from "../kit/fact.ts";
import { filterForm, rowAttributes } from "../kit/filter.ts";
import { type Html, html } from "../kit/html.ts";
import { leadersOf } from "../kit/lead.ts";
import type { Links } from "../kit/link.ts";
import { COUNTED_WORDS, verdict } from "../kit/status.ts";
import { tableHtml } from "../kit/table.ts";
import { asAttribute, asCode, asLabel, asName, asUnit } from "../kit/text.ts";
import { targetTable, worstFirst } from "./target-table.ts";

/** Statuses from what must be acted on to what is as it should be. */
const URGENT_FIRST = ["missed", "behind", "no data", "on pace", "met", "not due", "not applicable"] as const;

/** Every target of the plan by how it stands, what must be acted on first, each list under a heading that counts lead to; then the other indicators. */
export function targetList(edition: Edition, links: Links): Html {
  const { plan } = edition;
  const sorted = worstFirst(edition, plan.targets.rows);
  const lists = URGENT_FIRST.flatMap((status) => {
    const own = sorted.filter(({ target }) => verdict(edition, target)?.value === status);
    const count = factOf(edition, `plan/${plan.head.plan}`, {
      aspect: `${status.replaceAll(" ", "-")}-count`,
    });
    return own.length > 0 ? [{ status, own, count }] : [];
  });
  return html`${filters(edition)}<ul class="counts">${lists.map(
    ({ status, count }) =>
      html`<li class="status ${asAttribute(status.replaceAll(" ", "-"))}"><a href="#${asAttribute(status.replaceAll(" ", "-"))}">${asLabel(COUNTED_WORDS[status])}</a> ${countHtml(count)}</li>`,
  )}</ul>
${lists.map(
  ({ status, own }) =>
    html`<h2 id="${asAttribute(status.replaceAll(" ", "-"))}">${asLabel(COUNTED_WORDS[status])}</h2>${targetTable(edition, own, links, (target) => attributesOf(edition, target))}`,
)}
${otherIndicators(edition, links)}`;
}

/** The departments of the plan that must act on a target, by their ids. */
function departmentsOf(edition: Edition, target: TargetRow): string[] {
  const names = new Set(leadersOf(edition, target));
  return edition.plan.departments.rows.flatMap(({ department, name }) =>
    names.has(name) ? [department] : [],
  );
}

const sectionOf = ({ plan }: Edition, { measure }: TargetRow) =>
  plan.measures.rows.find((row) => row.measure === measure)?.section ?? "";

function attributesOf(edition: Edition, target: TargetRow): Html {
  return rowAttributes({
    section: sectionOf(edition, target),
    department: departmentsOf(edition, target),
    order: String(edition.plan.targets.rows.indexOf(target)),
  });
}

/** What the list can be chosen by: the section of a target, and who must act on it; its verdict has a list of its own. */
function filters(edition: Edition): Html {
  const { targets, sections, departments } = edition.plan;
  const acting = new Set(targets.rows.flatMap((target) => departmentsOf(edition, target)));
  const held = new Set(targets.rows.map((target) => sectionOf(edition, target)));
  return filterForm(
    [
      {
        key: "section",
        name: "部分",
        values: new Map(
          sections.rows
            .filter(({ section }) => held.has(section))
            .map(({ section, title }) => [section, asName(title)]),
        ),
      },
      {
        key: "department",
        name: "牵头单位",
        values: new Map(
          departments.rows
            .filter(({ department }) => acting.has(department))
            .map(({ department, name }) => [department, asName(name)]),
        ),
      },
    ],
    { key: "order", name: "计划顺序" },
  );
}

/** The indicators that no target judges, with their units and who reports them. */
function otherIndicators({ plan }: Edition, links: Links): Html {
  const authority = { area: "各地上报", department: "部门统计", public: "公开数据" };
  const judged = new Set(plan.targets.rows.map(({ indicator }) => indicator));
  const others = plan.indicators.rows.filter(({ indicator }) => !judged.has(indicator));
  if (others.length === 0) return html``;
  return html`<h2>参考指标</h2>${tableHtml(
    "不在计划目标之内的指标",
    [{ head: "指标" }, { head: "单位", kind: "short" }, { head: "数据责任", kind: "short" }],
    others.map((row) => [
      html`<code class="number">${asCode(row.indicator)}</code>${links.indicator(row)}`,
      asUnit(row.unit),
      authority[row.authority],
    ]),
    { compact: true },
  )}`;
}
