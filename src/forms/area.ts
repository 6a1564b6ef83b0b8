import { periodWords } from "../core/period-words.ts";
import type { Loader } from "../intake/contract.ts";
import { AREA } from "./earlier.ts";
import {
  closed,
  type FormRow,
  type FormSheet,
  type FormTable,
  fill,
  given,
  head,
  label,
  quoted,
} from "./form.ts";
import type { AreaIssue } from "./issue.ts";
import type { Area, Indicator } from "./senders.ts";
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

const PARTS = ["numerator", "denominator", "value"] as const;
const WIDTHS = [11, 30, 10, 11, 34, 11, 11, 11, 13, 13, 13, 18];
const TEXT = { is: "text" } as const;

/** The form of an area: a header block, and one indicator a row with what was given last. */
export function areaSheet(issue: AreaIssue, loader: Loader, area: Area, indicators: Indicator[]): FormSheet {
  return {
    name: loader.form,
    title: `${issue.plan.head.title}${loader.form}`,
    widths: WIDTHS,
    tables: [
      identified(
        loader,
        (id): FormTable => ({
          top: topOf(issue, loader, area, id),
          heads: [
            ...["indicator", "title", "unit"].map((field) => headOf(loader, field)),
            ...[BESIDE.mode, BESIDE.explained].map(head),
            ...PARTS.map((part) => headOf(loader, part)),
            ...["分子", "分母", "数"].map((word) => lastHead(word, issue)),
            head(BESIDE.remark),
          ],
          lines: indicators.map((indicator) => lineOf(issue, area, indicator)),
        }),
      ),
    ],
  };
}

function topOf(issue: AreaIssue, loader: Loader, area: Area, id: string): FormRow[] {
  const { period, guide } = issue;
  const zones = zonesWords(loader, [area], issue);
  const counting = { is: "word", words: zones } as const;
  const [only] = zones;
  const days = { is: "day", from: `${guide.years[0]}-01-01`, until: `${guide.years[1]}-12-31` } as const;
  const gap = undefined;
  return [
    [...idCells(id, 1), gap, label(BESIDE.filled), fill(days)],
    [
      ...[labelOf(loader, "area"), given(area.name), gap],
      ...[labelOf(loader, "period"), given(periodWords(period.id)), gap, gap],
      ...[labelOf(loader, "zones"), { ...fill(counting, 2), text: zones.length === 1 ? (only ?? "") : "" }],
    ],
    [...[labelOf(loader, "reporter"), fill(TEXT), gap], ...[labelOf(loader, "telephone"), fill(TEXT)]],
  ];
}

function lineOf(issue: AreaIssue, { area }: Area, indicator: Indicator): FormRow {
  const { plan, period, earlier } = issue;
  const isRatio = indicator.denominator !== "";
  const last = (part: (typeof PARTS)[number]) =>
    quoted(earlier.figure(AREA, indicator.indicator, area, part));
  return [
    ...[indicator.indicator, indicator.title, indicator.unit].map((text) => given(text)),
    given(modeWord(indicator.periods, period.kind, plan.head.year_begins)),
    given(explained(indicator)),
    ...PARTS.map((part) =>
      part !== "value" && !isRatio ? closed : fill(figureAnswer(indicator, part, issue)),
    ),
    ...PARTS.map(last),
    fill(TEXT),
  ];
}
