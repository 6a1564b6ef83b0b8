import type { Choice } from "../draw.ts";
import {
  type Box,
  type Form,
  type Line,
  number,
  sheetOf,
  type Table,
  type Total,
  type Truth,
  text,
} from "../form.ts";
import { areaOf, DEPARTMENTS, type Indicator, isRatio, PAIRS, PERIODS, PLAN, quarterWords } from "../plan.ts";
import { drawFigure, ratioOf } from "./figure.ts";
import { endingOf, formOf } from "./form.ts";

const PARTS = [
  ["分子", "numerator"],
  ["分母", "denominator"],
] as const;

interface Column {
  head: Box;
  period: string;
  part: "numerator" | "denominator" | "value";
}

/** A department's statistic of one indicator. */
export function departmentWide(kind: Form["kind"], choice: Choice): Form {
  const department = choice.of(DEPARTMENTS);
  const indicator = choice.of(PLAN.indicators.rows.filter(({ periods }) => periods !== "none"));
  let made = wideTable(indicator, department.name, choice);
  for (let tries = 0; tries < 50 && kind === "text" && mayBeCut(made.table); tries++)
    made = wideTable(indicator, department.name, choice);
  const { table, truths } = made;
  return formOf(choice, {
    ...{ loader: "department-wide", folder: "statistics", kind },
    path: `statistics/${department.department}/统计表${endingOf(kind)}`,
    ...{ sender: department.name, sheets: [table.sheet], tables: [table], truths },
  });
}

/** Whether a row has a digit and three of them, which beside each other may be one number that was cut at its separator. */
function mayBeCut({ lines }: Table): boolean {
  return lines.some(
    ({ row }) => row.some((box) => /^[1-9]$/.test(box.text)) && row.some((box) => /^\d{3}$/.test(box.text)),
  );
}

/** Its table, with a total where its figures can be added up. */
export function wideTable(indicator: Indicator, department: string, choice: Choice) {
  const areas = PAIRS.filter((pair) => pair.indicator === indicator.indicator).map(({ area }) => area);
  const from = choice.int(0, PERIODS.length - 2);
  const periods = PERIODS.slice(from, from + choice.int(1, 4));
  const inParts = isRatio(indicator) && choice.chance(0.6);
  const columns = columnsOf(periods, inParts);
  const truths: Truth[] = [];
  const lines = areas.map((area): Line => {
    const name = text(areaOf(area).name);
    const boxes = periods.flatMap((period) => {
      const figure = drawFigure(indicator, choice);
      const { numerator, denominator } = figure;
      const alone = numerator && denominator && !inParts;
      const texts = alone ? { value: ratioOf(indicator, numerator, denominator, 2) } : figure;
      return columns
        .filter((column) => column.period === period)
        .map(({ part }): Box => {
          const box = number(texts[part] ?? "0", alone ? "0.00" : undefined);
          const about = { indicator: indicator.indicator, area, period };
          truths.push({ is: "reading", at: box, ...about, part, value: box.text });
          return box;
        });
    });
    return { row: [name, ...boxes], cells: { area: name } };
  });
  const heads = [text("地区"), ...columns.map(({ head }) => head)];
  const header = {
    department: { label: text("报送部门"), entry: text(department) },
    indicator: { label: text("指标"), entry: text(indicator.indicator) },
    unit: { label: text("计量单位"), entry: text(indicator.unit) },
  };
  const sheet = sheetOf("统计表", [
    [text("质量工作统计表")],
    Object.values(header).flatMap(({ label, entry }) => [label, entry]),
    heads,
    ...lines.map(({ row }) => row),
  ]);
  const table: Table = { sheet, header, heads, lines, totals: [] };
  const addable = indicator.areas === "sum" && (inParts || !isRatio(indicator));
  if (addable && choice.chance(0.5)) addTotal(table);
  return { table, truths };
}

function columnsOf(periods: string[], inParts: boolean): Column[] {
  return periods.flatMap((period): Column[] =>
    inParts
      ? PARTS.map(([word, part]) => ({ head: text(`${quarterWords(period)}${word}`), period, part }))
      : [{ head: text(quarterWords(period)), period, part: "value" }],
  );
}

/** Adds a row of totals under the lines. */
function addTotal({ sheet, lines, heads, totals }: Table): void {
  const row: Box[] = [text("合计")];
  for (let column = 1; column < heads.length; column++) {
    const of = lines.flatMap(({ row }) => row[column] ?? []);
    const at = number(String(of.reduce((sum, box) => sum + Number(box.text), 0)));
    row.push(at);
    totals.push({ at, of } satisfies Total);
  }
  sheet.rows.push(row);
}
