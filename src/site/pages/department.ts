import {
  type DepartmentRow,
  type Edition,
  factOf,
  factOrNone,
  type IndicatorRow,
  type MeasureRow,
  rowOf,
  type TargetRow,
} from "../../facts/edition.ts";
import type { Status } from "../../plan/schemas.ts";
import { squares } from "../charts/squares.ts";
import { basisMark, countHtml, factHtml } from "../kit/fact.ts";
import { type Html, html } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import { statusCounts, verdict } from "../kit/status.ts";
import { tableHtml } from "../kit/table.ts";
import { asCode, asLabel, asName, asUnit } from "../kit/text.ts";
import { departmentSentence } from "../sentences/pages.ts";
import { deliverableTable } from "./deliverable.ts";
import { measureStates } from "./measure.ts";
import { registersOfKeeper } from "./registers/part.ts";
import { surveysOfKeeper } from "./surveys/part.ts";
import { targetTable, worstFirst } from "./target-table.ts";

const ROLES = { lead: "牵头", responsible: "负责", participants: "参与" } as const;
type Role = keyof typeof ROLES;
const roles = Object.keys(ROLES) as Role[];

/** The statuses by which a department's targets are told apart. */
const BEHIND: Status[] = ["missed", "behind"];
const SILENT: Status[] = ["no data"];
const OTHER: Status[] = ["met", "on pace", "not due", "not applicable"];

/** The departments of one kind (`department`, or `group` for several named together), with their measures counted by role. */
export function departmentTable(edition: Edition, kind: DepartmentRow["kind"], links: Links): Html {
  const rows = edition.plan.departments.rows
    .filter((row) => row.kind === kind)
    .map((row) => {
      const subject = `department/${row.department}`;
      const number = (aspect: string) => countOf(edition, subject, aspect);
      return [
        html`${links.department(row)}${row.note && html`<span class="note">${asName(row.note)}</span>`}`,
        ...roles.map((role) => number(`${role}-count`)),
        number("target-count"),
        statusCounts(edition, subject),
      ];
    });
  return tableHtml(
    kind === "group" ? "单位组的任务和目标" : "各部门的任务和目标",
    [
      { head: "部门" },
      ...roles.map((role) => ({ head: ROLES[role], kind: "number" as const })),
      { head: "目标", kind: "number" },
      { head: "状态" },
    ],
    rows,
  );
}

/** A department: its part in measures, what is behind or not reported, and the figures it owes. */
export function departmentPage(edition: Edition, id: string, links: Links): Html {
  const department = rowOf(edition, "department", id);
  const measures = edition.plan.measures.rows.filter((row) => roleIn(row, department));
  const targets = edition.plan.targets.rows.filter(({ measure }) =>
    measures.some((row) => row.measure === measure),
  );
  const deliverables = edition.plan.deliverables.rows.filter(({ measure }) =>
    measures.some((row) => row.measure === measure),
  );
  const among = (title: string, statuses: Status[]) =>
    targetGroup(edition, title, withStatus(edition, targets, statuses), links);
  return html`<h1>${asName(department.name)}</h1>
${department.kind === "group" && html`<p>计划中合称的单位${department.note !== "" && html`：${asName(department.note)}`}。</p>`}
${measures.length ? departmentSentence(edition, id) : html`<p class="lead">计划没有给它任务。</p>`}
${squares(edition, targets, links)}
${among("滞后和未达标的目标", BEHIND)}
${measures.length > 0 && html`<h2>任务</h2>${partTable(edition, department, measures, links)}`}
${deliverables.length > 0 && html`<h2 id="tasks">工作任务</h2>${deliverableTable(edition, deliverables, { forms: false })}`}
${registersOfKeeper(edition, department.name, links)}
${surveysOfKeeper(edition, department.name, links)}
${among("无法判定的目标", SILENT)}
${among("其余目标", OTHER)}
${owedTable(edition, department, links)}`;
}

/** Measures with the department's part in each. */
function partTable(edition: Edition, department: DepartmentRow, measures: MeasureRow[], links: Links): Html {
  return measureStates(edition, html`${asName(department.name)}的任务`, measures, links, {
    column: { head: "职责" },
    cell: (row) => ROLES[roleIn(row, department) ?? "participants"],
  });
}

function countOf(edition: Edition, subject: string, aspect: string): Html {
  const fact = factOf(edition, subject, { aspect });
  return fact ? countHtml(fact) : html`—`;
}

function roleIn(measure: MeasureRow, { name }: DepartmentRow): Role | undefined {
  return roles.find((role) => measure[role].includes(name));
}

function withStatus(edition: Edition, targets: TargetRow[], statuses: Status[]): TargetRow[] {
  return statuses.flatMap((status) => targets.filter((row) => verdict(edition, row)?.value === status));
}

function targetGroup(edition: Edition, title: string, targets: TargetRow[], links: Links): Html {
  return targets.length
    ? html`<h2>${asLabel(title)}</h2>${targetTable(edition, worstFirst(edition, targets), links)}`
    : html``;
}

/** The indicators whose figures a department owes, each with the figure that its target is judged by. */
function owedTable(edition: Edition, department: DepartmentRow, links: Links): Html {
  const rows = owedIndicators(edition, department);
  if (rows.length === 0) return html``;
  return html`<h2>应报的指标</h2>
<p>由部门报送的指标${countOf(edition, `department/${department.department}`, "indicator-count")}项。计划没有写明每项由谁报，这里列出本单位牵头或负责的任务的部门指标${basisMark("assumption")}。</p>
${tableHtml(
  "应报的指标",
  [{ head: "指标" }, { head: "编号" }, { head: "单位" }, { head: "已报的数", kind: "number" }],
  rows.map((row) => [
    links.indicator(row),
    html`<code>${asCode(row.indicator)}</code>`,
    asUnit(row.unit),
    factHtml(reportedFact(edition, row)),
  ]),
)}`;
}

/** The indicators that the fact of their number counts. */
function owedIndicators(edition: Edition, { department }: DepartmentRow): IndicatorRow[] {
  const count = factOf(edition, `department/${department}`, { aspect: "indicator-count" });
  const counted = (count && edition.proofs.facts.get(count.fact)?.operands) ?? [];
  const cells = new Set(counted.map((operand) => (operand.kind === "plan" ? operand.cell : "")));
  return edition.plan.indicators.rows.filter(({ indicator }) => cells.has(`indicators:${indicator}`));
}

function reportedFact(edition: Edition, { indicator }: IndicatorRow) {
  const target = edition.plan.targets.rows.find((row) => row.indicator === indicator);
  const period = target && verdict(edition, target)?.period;
  if (!target || !period) return undefined;
  return factOrNone(edition, `indicator/${indicator}`, { aspect: "actual", area: target.area, period });
}
