import { periodWords } from "../core/period-words.ts";
import type { Counting, Loader } from "../intake/contract.ts";
import {
  type FormCell,
  type FormRow,
  type FormSheet,
  type FormTable,
  fill,
  given,
  head,
  label,
  quoted,
} from "./form.ts";
import type { Issue } from "./issue.ts";
import type { Department, Indicator } from "./senders.ts";
import {
  BESIDE,
  explained,
  figureAnswer,
  headOf,
  idCells,
  identified,
  labelOf,
  lastHead,
  modeWord,
  zonesWords,
} from "./words.ts";

const WIDTHS = [30, 22, 18, 22, 18, 20];
const RATIO = [
  ["分子", "numerator"],
  ["分母", "denominator"],
] as const;
const COUNT = [["", "value"]] as const;

/** What a department reports of its indicators: a table each, areas down, with what was given last. */
export function wideSheet(
  issue: Issue,
  loader: Loader,
  department: Department,
  indicators: Indicator[],
): FormSheet {
  return {
    name: loader.form,
    title: `${issue.plan.head.title}${loader.form}`,
    widths: WIDTHS,
    tables: indicators.map((indicator) =>
      identified(loader, (id) => tableOf(issue, loader, department, indicator, id)),
    ),
  };
}

function tableOf(
  issue: Issue,
  loader: Loader,
  department: Department,
  indicator: Indicator,
  id: string,
): FormTable {
  const { plan, guide, period, earlier } = issue;
  const parts = indicator.denominator === "" ? COUNT : RATIO;
  const applicable = new Set(guide.areasOf(indicator.indicator));
  const areas = plan.areas.rows.filter(({ area, kind }) => kind !== "reference" && applicable.has(area));
  const named = guide.names.indicator(indicator.title) === indicator.indicator;
  return {
    top: [
      [labelOf(loader, "department"), given(department.name), ...idCells(id, 3)],
      [
        ...[labelOf(loader, "indicator"), given(named ? indicator.title : indicator.indicator, 2)],
        ...[labelOf(loader, "unit"), given(indicator.unit)],
      ],
      ...zonesRow(issue, loader, department, indicator),
      [
        ...[label(BESIDE.mode), given(modeWord(indicator.periods, period.kind, guide.begins))],
        ...[label(BESIDE.explained), given(explained(indicator, `编号${indicator.indicator}`), 3)],
      ],
    ],
    heads: [
      headOf(loader, "area"),
      ...parts.map(([word]) => head(`${periodWords(period.id)}${word}`)),
      ...parts.map(([word]) => lastHead(word || "数", issue)),
    ],
    lines: areas.map(
      (area): FormRow => [
        given(area.name),
        ...parts.map(([, part]) => fill(figureAnswer(indicator, part, issue))),
        ...parts.map(([, part]) =>
          quoted(earlier.figure(department.department, indicator.indicator, area.area, part)),
        ),
      ],
    ),
  };
}

/** How the figures count zones, where an area of the table has one; what the plan says of it stands there already. */
function zonesRow(
  issue: Issue,
  loader: Loader,
  { department }: Department,
  { indicator }: Indicator,
): FormRow[] {
  const { plan, guide } = issue;
  const areas = plan.areas.rows.filter(({ area }) => guide.areasOf(indicator).includes(area));
  if (!areas.some(({ area }) => guide.zoned.has(area))) return [];
  const words = zonesWords(loader, areas, issue);
  const declared = guide.declared({ id: department, kind: "department" }, indicator)?.counting;
  const cell: FormCell = fill({ is: "word", words });
  return [[labelOf(loader, "zones"), { ...cell, text: declared ? wordFor(loader, declared) : "" }]];
}

function wordFor({ zones = {} }: Loader, counting: Counting): string {
  return Object.entries(zones).find(([, means]) => means === counting)?.[0] ?? "";
}
