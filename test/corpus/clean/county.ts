import type { Choice } from "../draw.ts";
import { blank, type Form, type Line, sheetOf, type Truth, text } from "../form.ts";
import { type Area, type Indicator, PERIODS, quarterWords, reportedBy, SENDERS, zonesWord } from "../plan.ts";
import { drawFigure, figureCells } from "./figure.ts";
import { formOf } from "./form.ts";

const HEADS = ["指标编号", "指标名称", "计量单位", "统计方式", "分子", "分母", "数值", "备注"];
const LIST = [
  "填报单位",
  "报告期",
  "功能区统计口径",
  "指标编号",
  "计量单位",
  "分子",
  "分母",
  "数值",
  "填报人",
];

/** The quarterly form of an area. */
export function countyForm(
  choice: Choice,
  like?: { sender: string; period: string; without: Set<string> },
): Form {
  const area = SENDERS.find(({ name }) => name === like?.sender) ?? choice.of(SENDERS);
  const period = like?.period ?? choice.of(PERIODS);
  const reported = reportedBy(area.area).filter(({ indicator }) => !like?.without.has(indicator));
  const truths: Truth[] = [];
  const header = {
    area: { label: text("填报单位："), entry: text(area.name) },
    period: { label: text("报告期："), entry: text(quarterWords(period)) },
    zones: { label: text("功能区统计口径："), entry: text(zonesWord(area.area, choice.chance(0.5))) },
    reporter: { label: text("填报人："), entry: text("某某甲") },
  };
  const lines = choice.some(reported, choice.int(5, 12)).map((indicator): Line => {
    const figure = figureCells(indicator, drawFigure(indicator, choice), { area: area.area, period }, choice);
    truths.push(...figure.truths);
    const cells = {
      indicator: text(indicator.indicator),
      title: text(indicator.title),
      unit: text(indicator.unit),
      numerator: figure.numerator,
      denominator: figure.denominator,
      value: figure.value,
    };
    const { indicator: id, title, unit, numerator, denominator, value } = cells;
    return { cells, row: [id, title, unit, text("本期数"), numerator, denominator, value, blank()] };
  });
  const heads = HEADS.map(text);
  const sheet = sheetOf("季度报表", [
    [text(`${area.name}质量工作报表`)],
    [
      ...[header.area.label, header.area.entry, blank(), header.period.label, header.period.entry, blank()],
      ...[header.zones.label, header.zones.entry],
    ],
    [header.reporter.label, header.reporter.entry],
    heads,
    ...lines.map(({ row }) => row),
  ]);
  return formOf(choice, {
    ...{ loader: "county-form", folder: "submissions", kind: "workbook" },
    path: `submissions/${period}/${area.area}/季度报表.xlsx`,
    ...{ sender: area.name, sheets: [sheet], truths },
    tables: [{ sheet, header, heads, lines, totals: [] }],
  });
}

/** The county form as a long list. */
export function countyList(choice: Choice): Form {
  const area = choice.of(SENDERS);
  const periods = choice.some(PERIODS, choice.int(1, 3));
  const zones = zonesWord(area.area, choice.chance(0.5));
  const truths: Truth[] = [];
  const pairs = periods.flatMap((period) =>
    choice.some(reportedBy(area.area), choice.int(3, 8)).map((indicator) => ({ period, indicator })),
  );
  const lines = pairs.map(({ period, indicator }): Line => {
    const line = listLine(area, period, indicator, zones, choice);
    truths.push(...line.truths);
    return line;
  });
  const heads = LIST.map(text);
  const sheet = sheetOf("", [heads, ...lines.map(({ row }) => row)]);
  return formOf(choice, {
    ...{ loader: "county-list", folder: "submissions", kind: "text" },
    path: `submissions/${periods[0]}/${area.area}/季度报表.csv`,
    ...{ sender: area.name, sheets: [sheet], truths },
    tables: [{ sheet, header: {}, heads, lines, totals: [] }],
  });
}

function listLine(area: Area, period: string, indicator: Indicator, zonesWords: string, choice: Choice) {
  const figure = figureCells(indicator, drawFigure(indicator, choice), { area: area.area, period }, choice);
  const cells = {
    area: text(area.name),
    period: text(choice.chance(0.5) ? period : quarterWords(period)),
    zones: text(zonesWords),
    indicator: text(indicator.indicator),
    unit: text(indicator.unit),
    numerator: figure.numerator,
    denominator: figure.denominator,
    value: figure.value,
  };
  return { cells, row: [...Object.values(cells), text("某某甲")], truths: figure.truths };
}
