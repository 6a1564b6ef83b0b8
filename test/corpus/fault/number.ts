import { ratioOf } from "../clean/figure.ts";
import type { Choice } from "../draw.ts";
import { type Box, blank, type FigureTruth, number, put, tableOf, text } from "../form.ts";
import type { Expected, Kind } from "../kind.ts";
import {
  anyFigure,
  anyLine,
  dropTotals,
  FIGURES,
  isCount,
  isFree,
  lineOf,
  lose,
  renumber,
  truthsOf,
} from "../pick.ts";
import { indicatorOf, isRatio, mostOf, PLAN } from "../plan.ts";
import { shifted, threes } from "../words.ts";

type Fits = (truth: FigureTruth) => boolean;

/** A figure that cannot be taken as one number: it is lost, and all others stay. */
function unread(
  name: string,
  code: string | string[],
  layouts: RegExp,
  fits: Fits,
  write: (digits: string, choice: Choice, truth: FigureTruth) => string | Box,
): Kind {
  return {
    ...{ name, layouts, scope: "cell" },
    put(form, choice) {
      const truth = anyFigure(form, choice, fits);
      if (!truth) return null;
      const way = write(truth.value, choice, truth);
      put(truth.at, typeof way === "string" ? text(way) : way);
      lose(form, truth.at);
      return [{ code, at: truth.at }];
    },
  };
}

const any: Fits = () => true;
const whole: Fits = ({ value }) => !value.includes(".");
/** A figure alone in its row: were a ratio's other part there, it would be held against it. */
const alone: Fits = ({ part }) => part === "value";
const WORKBOOK_FIGURES = /(county|wide).*xlsx$/;
const unitOf = ({ indicator }: FigureTruth) => indicatorOf(indicator).unit;

/** A unit of the plan's that measures something else. */
function otherUnit(unit: string, choice: Choice): string {
  const bare = (words: string) => words.replace(/^[万亿千百]+/, "");
  const others = [...new Set(PLAN.indicators.rows.map((row) => row.unit))];
  return choice.of(others.filter((other) => bare(other) !== bare(unit) && other !== "%"));
}

export const OF_NUMBERS: Kind[] = [
  unread("an approximate number", "number-approximate", FIGURES, whole, (digits, choice) =>
    choice.of([`约${digits}`, `${digits}左右`, `${digits}以上`, `近${digits}`, `>${digits}`, `${digits}余`]),
  ),
  unread(
    "a range of numbers",
    "number-approximate",
    FIGURES,
    whole,
    (digits, choice) => `${digits}${choice.of(["-", "~"])}${Number(digits) + 2}`,
  ),
  unread("a figure said not to apply", "figure-declined", FIGURES, alone, (_, choice) =>
    choice.of(["/", "—", "-", "--", "——", "不适用", "N/A"]),
  ),
  unread("a word that may be 0 or no figure", "zero-or-missing", FIGURES, alone, (_, choice) =>
    choice.of(["无", "没有", "空"]),
  ),
  unread("a figure said to come later", "number-missing", FIGURES, alone, (_, choice) =>
    choice.of(["…", "...", "……", "待报", "暂无", "未统计"]),
  ),
  unread(
    "a blank figure",
    "number-missing",
    /county|wide|public/,
    (truth) => truth.part !== "published-growth",
    blank,
  ),
  unread("a number with two points", "number-unreadable", FIGURES, any, (digits, choice) =>
    choice.of([`${digits}.5.2`, `1.${threes("234567", ".")}`]),
  ),
  unread(
    "a decimal comma",
    "number-unreadable",
    FIGURES,
    any,
    (digits, choice) =>
      `${digits.split(".")[0]?.slice(-3) ?? "9"},${choice.int(1, 9)}${choice.of(["", "5"])}`,
  ),
  unread("separators not in threes", "number-unreadable", FIGURES, any, (_, choice) =>
    choice.of(["1,2345", "12,34", "1,23,456", "1 23", "12 3456"]),
  ),
  unread("letters for digits", "number-unreadable", FIGURES, any, (_, choice) =>
    choice.of(["1O", "l2", "2O3", "1l", "I5", "О8"]),
  ),
  unread("words in place of a number", "number-unreadable", FIGURES, alone, (_, choice) =>
    choice.of(["1月2日", "已完成", "见附件", "同上", "达标"]),
  ),
  unread(
    "words beside a number",
    ["number-unreadable", "number-approximate"],
    FIGURES,
    alone,
    (digits, choice) =>
      choice.of([
        `大约${digits}`,
        `≥${digits}`,
        `${digits}至${digits}9`,
        `${digits}（含去年）`,
        `共${digits}`,
        `${digits}*`,
        `${digits}?`,
      ]),
  ),
  unread("ill-formed Chinese numerals", "number-unreadable", FIGURES, alone, (_, choice) =>
    choice.of(["一十百", "百二十三十", "十十", "二三十", "三万五", "3万5"]),
  ),
  unread(
    "too many decimals",
    "number-too-long",
    FIGURES,
    any,
    (digits, choice) => `${digits.split(".")[0]}.${choice.int(1000000, 9999998)}1`,
  ),
  unread("too many digits", "number-too-long", FIGURES, any, () => "1234567890123"),
  unread(
    "a count below zero",
    "number-negative",
    FIGURES,
    (truth) =>
      truth.part !== "published-growth" &&
      indicatorOf(truth.indicator).areas === "sum" &&
      truth.value !== "0" &&
      !isRatioAlone(truth),
    (digits, choice) =>
      choice.of([`-${digits}`, `−${digits}`, `－${digits}`, `(${digits})`, `（${digits}）`]),
  ),
  unread(
    "another unit behind a number",
    "unit-differs",
    FIGURES,
    isCount,
    (digits, choice, truth) => `${digits}${otherUnit(unitOf(truth), choice)}`,
  ),
  unread("an error in place of a result", "number-unreadable", WORKBOOK_FIGURES, any, (_, choice) => ({
    ...{ is: "error", text: choice.of(["#REF!", "#VALUE!", "#N/A", "#NAME?"]) },
    ...(choice.chance(0.5) && { formula: "saved" as const }),
  })),
  unread("a formula without its result", "formula-unsaved", WORKBOOK_FIGURES, any, () => ({
    ...blank(),
    formula: "unsaved",
  })),
  unread("a day in place of a number", "number-unreadable", WORKBOOK_FIGURES, any, () => ({
    is: "day",
    text: "2013-09-05",
    format: "yyyy-mm-dd",
  })),
  unread(
    "a rate that may be a percentage or a fraction",
    "percent-or-fraction",
    FIGURES,
    (truth) => truth.part === "value" && unitOf(truth) === "%",
    (digits, choice) => choice.of([shifted(digits, 2), "1", "0.5"]),
  ),
  {
    ...{ name: "a number merged over two rows", scope: "cell", layouts: WORKBOOK_FIGURES },
    put(form, choice) {
      const truth = anyFigure(form, choice);
      const { lines, sheet } = tableOf(form);
      if (!truth) return null;
      const line = lines.findIndex(({ row }) => row.includes(truth.at));
      const column = lines[line]?.row.indexOf(truth.at) ?? 0;
      const below = lines[line + 1]?.row[column];
      const hidden = form.truths.find(({ at }) => at === below);
      if (!below || !hidden || form.touched.has(below)) return null;
      form.touched.add(below);
      sheet.merges.push([truth.at, below]);
      put(below, blank());
      lose(form, below);
      return [{ code: "cell-merged", at: below }];
    },
  },
  {
    ...{ name: "a number outside of what the plan's limits allow", scope: "cell", layouts: FIGURES },
    put(form, choice) {
      const truth = anyFigure(form, choice, (each) => alone(each) && mostOf(each.indicator) !== undefined);
      if (!truth) return null;
      renumber(form, truth, String(Number(mostOf(truth.indicator)) + choice.int(1, 9)));
      return [{ code: "number-implausible", at: truth.at }];
    },
  },
  {
    ...{ name: "a numerator above its denominator", scope: "cell", layouts: /county|wide/ },
    put(form, choice) {
      const top = anyFigure(
        form,
        choice,
        ({ part, indicator }) => part === "numerator" && indicatorOf(indicator).unit === "%",
      );
      const bottom = top && partner(form.truths, top, "denominator");
      if (!top || !bottom) return null;
      form.touched.add(bottom.at);
      dropTotals(form);
      put(top.at, number(String(Number(bottom.value) + choice.int(1, 50))));
      lose(form, top.at, bottom.at);
      return [{ code: "numerator-exceeds", at: top.at }];
    },
  },
  {
    ...{ name: "a fraction beside the parts of a percentage", scope: "cell", layouts: /county/ },
    put(form, choice) {
      const top = anyFigure(
        form,
        choice,
        ({ part, indicator }) => part === "numerator" && indicatorOf(indicator).unit === "%",
      );
      const bottom = top && partner(form.truths, top, "denominator");
      const value = top && lineOf(form, top.at).cells.value;
      if (!top || !bottom || !value) return null;
      const ratio = ratioOf(indicatorOf(top.indicator), top.value, bottom.value, 2);
      put(value, number(choice.chance(0.7) ? shifted(ratio, 2) : shifted(ratio, -2)));
      return [{ code: "value-scaled", at: value }];
    },
  },
  {
    ...{ name: "a value that its parts do not give", scope: "cell", layouts: /county/ },
    put(form, choice) {
      const top = anyFigure(form, choice, ({ part }) => part === "numerator");
      const bottom = top && partner(form.truths, top, "denominator");
      const value = top && lineOf(form, top.at).cells.value;
      if (!top || !bottom || !value) return null;
      const ratio = Number(ratioOf(indicatorOf(top.indicator), top.value, bottom.value, 2));
      put(value, number((ratio + choice.int(1, 3) + 0.37).toFixed(2)));
      form.touched.add(bottom.at);
      lose(form, top.at, bottom.at);
      return [{ code: "value-differs", at: value }];
    },
  },
  {
    ...{ name: "a total that its rows do not give", scope: "cell", layouts: /wide/ },
    put(form, choice) {
      const { totals } = tableOf(form);
      if (totals.length === 0) return null;
      const { at, of } = choice.of(totals);
      if (form.touched.has(at)) return null;
      for (const box of [at, ...of]) form.touched.add(box);
      put(at, number(String(Number(at.text) + choice.of([-1, 1, 10, 100]))));
      return Number(at.text) < 0 ? null : [{ code: "total-differs", at }];
    },
  },
  {
    ...{ name: "a ratio without its parts", scope: "cell", layouts: /county/ },
    put(form, choice) {
      const top = anyFigure(form, choice, ({ part }) => part === "numerator");
      const bottom = top && partner(form.truths, top, "denominator");
      if (!top || !bottom) return null;
      const { numerator, denominator, value } = lineOf(form, top.at).cells;
      if (!numerator || !denominator || !value) return null;
      const indicator = indicatorOf(top.indicator);
      const ratio = ratioOf(indicator, top.value, bottom.value, 2);
      for (const box of [numerator, denominator, value]) form.touched.add(box);
      put(value, number(ratio));
      lose(form, top.at, bottom.at);
      put(numerator, blank());
      put(denominator, blank());
      form.truths.push({ ...top, at: value, part: "value", value: ratio });
      return [{ code: "parts-missing", at: value }];
    },
  },
  {
    ...{ name: "parts of what is no ratio", scope: "cell", layouts: /county/ },
    put(form, choice) {
      const truth = anyFigure(form, choice, isCount);
      const { numerator, denominator } = truth ? lineOf(form, truth.at).cells : {};
      if (!truth || !numerator || !denominator) return null;
      const filled = choice.of([[numerator], [denominator], [numerator, denominator]]);
      for (const box of filled) put(box, number(String(choice.int(1, 99))));
      for (const box of [numerator, denominator]) form.touched.add(box);
      lose(form, truth.at);
      return filled.map((at): Expected => ({ code: "parts-unwanted", at }));
    },
  },
  {
    ...{ name: "a count with decimals", scope: "cell", layouts: /county|wide/ },
    put(form, choice) {
      const truth = anyFigure(form, choice, (each) => isFree(each) && whole(each));
      if (!truth) return null;
      renumber(form, truth, `${truth.value}.5`);
      return [{ code: "number-not-whole", at: truth.at }];
    },
  },
  {
    ...{ name: "a figure that stands twice, with different numbers", scope: "cell", layouts: /county/ },
    put(form, choice) {
      const truth = anyFigure(form, choice, isFree);
      if (!truth) return null;
      const { sheet, lines } = tableOf(form);
      const line = lineOf(form, truth.at);
      const cells = Object.fromEntries(Object.entries(line.cells).map(([name, box]) => [name, { ...box }]));
      const row = line.row.map((box) => {
        const name = Object.keys(line.cells).find((column) => line.cells[column] === box);
        return (name && cells[name]) || { ...box };
      });
      const at = cells.value ?? blank();
      put(at, number(String(Number(truth.value) + choice.int(1, 9))));
      for (const box of [...row, ...line.row]) form.touched.add(box);
      const last = lines.at(-1) ?? line;
      lines.push({ row, cells });
      sheet.rows.splice(sheet.rows.indexOf(last.row) + 1, 0, row);
      lose(form, truth.at);
      return [{ code: "reading-repeated", at }];
    },
  },
  {
    ...{ name: "a row that stands twice, alike", scope: "cell", layouts: /county/ },
    put(form, choice) {
      const line = anyLine(form, choice, ["numerator", "denominator", "value", "indicator"]);
      const { sheet, lines } = tableOf(form);
      if (!line || truthsOf(form, line).some(({ at }) => at.is !== "number")) return null;
      const cells = Object.fromEntries(Object.entries(line.cells).map(([name, box]) => [name, { ...box }]));
      const row = line.row.map((box) => {
        const name = Object.keys(line.cells).find((column) => line.cells[column] === box);
        return (name && cells[name]) || { ...box };
      });
      for (const box of row) form.touched.add(box);
      lines.push({ row, cells });
      sheet.rows.splice(sheet.rows.indexOf(lines.at(-2)?.row ?? line.row) + 1, 0, row);
      const [first] = truthsOf(form, line);
      const name = Object.keys(line.cells).find((column) => line.cells[column] === first?.at);
      return name && cells[name] ? [{ code: "row-repeated", at: cells[name] }] : null;
    },
  },
  {
    ...{ name: "a row of an area whose figures are all blank", scope: "cell", layouts: /wide/ },
    put(form, choice) {
      const line = choice.of(tableOf(form).lines);
      const figures = truthsOf(form, line).map(({ at }) => at);
      if (figures.some((box) => form.touched.has(box)) || tableOf(form).lines.length < 2) return null;
      for (const box of line.row) form.touched.add(box);
      for (const box of figures) put(box, blank());
      lose(form, ...figures);
      return figures.map((at) => ({ code: "number-missing", at }));
    },
  },
];

function partner(truths: { is: string }[], truth: FigureTruth, part: string): FigureTruth | undefined {
  return (truths as FigureTruth[]).find(
    (other) =>
      other.is === "reading" &&
      other.part === part &&
      other.indicator === truth.indicator &&
      other.area === truth.area &&
      other.period === truth.period,
  );
}

function isRatioAlone({ indicator, part }: FigureTruth): boolean {
  return part === "value" && isRatio(indicatorOf(indicator));
}
