import { ratioOf } from "../clean/figure.ts";
import type { Choice } from "../draw.ts";
import {
  type Box,
  blank,
  type FigureTruth,
  type Form,
  number,
  put,
  type Table,
  tableOf,
  text,
} from "../form.ts";
import type { Kind } from "../kind.ts";
import {
  anyFigure,
  anyLine,
  FIGURES,
  isCount,
  isFree,
  keepLines,
  lineOf,
  renumber,
  truthsOf,
} from "../pick.ts";
import { indicatorOf } from "../plan.ts";
import { chinese, shifted, threes, wide } from "../words.ts";

type Fits = (truth: FigureTruth) => boolean;
type Write = (digits: string, choice: Choice, truth: FigureTruth) => string | Box;

/** A figure written in another way, as a text or as another cell. */
function written(
  name: string,
  layouts: RegExp,
  fits: Fits,
  write: Write,
  prepare?: (form: Form, truth: FigureTruth, choice: Choice) => void,
): Kind {
  return {
    ...{ name, layouts, scope: "cell" },
    put(form, choice) {
      const truth = anyFigure(form, choice, fits);
      if (!truth) return null;
      prepare?.(form, truth, choice);
      const way = write(truth.value, choice, truth);
      put(truth.at, typeof way === "string" ? text(way) : way);
      return [];
    },
  };
}

/** Its own number, drawn for it. */
function drawn(draw: (choice: Choice) => string) {
  return (form: Form, truth: FigureTruth, choice: Choice) => renumber(form, truth, draw(choice));
}

/** A unit that all rows share, named once outside of them: the indicator's, or one larger by 万. */
function unitAbove(name: string, say: (table: Table, unit: string, choice: Choice) => void): Kind {
  return {
    ...{ name, layouts: /county-form/, scope: "cell" },
    put(form, choice) {
      const table = tableOf(form);
      const unit = choice.of(table.lines).cells.unit?.text ?? "";
      if (unit === "%" || unit.includes("/")) return null;
      keepLines(form, ({ cells }) => cells.unit?.text === unit);
      const larger = choice.chance(0.3);
      for (const truth of form.truths) {
        form.touched.add(truth.at);
        if (larger && truth.is === "reading") put(truth.at, number(shifted(truth.value, 4)));
      }
      for (const { cells } of table.lines) {
        if (!cells.unit) continue;
        put(cells.unit, blank());
        form.touched.add(cells.unit);
      }
      say(table, larger ? `万${unit}` : unit, choice);
      return [];
    },
  };
}

const any: Fits = () => true;
const thousands: Fits = ({ value }) => Number(value) >= 1000;
const whole: Fits = ({ value }) => !value.includes(".");
const percent: Fits = ({ part, indicator }) => part === "value" && indicatorOf(indicator).unit === "%";
const growth: Fits = ({ part }) => part === "published-growth";
const unitOf = ({ indicator }: FigureTruth) => indicatorOf(indicator).unit;
const small: Fits = (truth) => isCount(truth) && !/^[万亿千百]/.test(unitOf(truth));
const WORKBOOK_FIGURES = /(county|wide).*xlsx$/;

export const NUMBERS: Kind[] = [
  written("a number in full width", FIGURES, any, (digits) => wide(digits)),
  written("a number with a plus sign", FIGURES, any, (digits, choice) => choice.of(["+", "＋"]) + digits),
  written("separators in threes", FIGURES, thousands, (digits) => threes(digits, ",")),
  written("separators of full width in threes", FIGURES, thousands, (digits, choice) =>
    choice.chance(0.5) ? threes(digits, "，") : wide(threes(digits, ",")),
  ),
  written("spaces in threes", FIGURES, thousands, (digits, choice) =>
    threes(digits, choice.of([" ", "\u00a0", "\u3000"])),
  ),
  written(
    "an apostrophe before a number",
    FIGURES,
    any,
    (digits, choice) => `'${choice.of(["", " "])}${digits}`,
  ),
  written("spaces around a number", FIGURES, any, (digits, choice) => {
    const space = () => choice.of([" ", "\u00a0", "\u3000", "\t", "  "]);
    return `${space()}${digits}${space()}`;
  }),
  written(
    "a whole number with decimals of 0",
    FIGURES,
    whole,
    (digits, choice) => digits + choice.of([".0", ".00"]),
  ),
  written("a number stored as text", WORKBOOK_FIGURES, any, (digits) => digits),
  written("a number shown with separators", WORKBOOK_FIGURES, thousands, (digits) => number(digits, "#,##0")),
  {
    ...written(
      "a number stored with an exponent",
      WORKBOOK_FIGURES,
      isFree,
      (digits, choice) => number(`${shifted(digits, 3)}${choice.of(["E+3", "E3", "e+03"])}`),
      drawn((choice) => String(choice.int(11, 99) * 100)),
    ),
  },
  written("a number with the tail of a binary fraction", WORKBOOK_FIGURES, any, (digits) => {
    const value = Number(digits);
    const next = value + Math.max(2 ** -50, 2 ** (Math.floor(Math.log2(value || 1)) - 52));
    const short = String(Number(next.toPrecision(15))) === String(value);
    return value === 0 || !short ? number(digits) : number(String(next));
  }),
  written("a result of a formula", WORKBOOK_FIGURES, any, (digits) => ({
    ...number(digits),
    formula: "saved",
  })),
  written("a result of a shared formula", WORKBOOK_FIGURES, any, (digits) => ({
    ...number(digits),
    formula: "shared",
  })),
  written(
    "万 behind a number",
    FIGURES,
    small,
    (digits, choice) => `${shifted(digits, 4)}${choice.of(["万", " 万"])}`,
  ),
  written(
    "亿 behind a number",
    FIGURES,
    isFree,
    (digits) => `${shifted(digits, 8)}亿`,
    drawn((choice) => `${choice.int(1, 30)}0000000`),
  ),
  written(
    "its unit behind a number",
    FIGURES,
    ({ part }) => part === "value",
    (digits, choice, truth) => `${digits}${choice.of(["", " "])}${unitOf(truth)}`,
  ),
  written(
    "the unit behind a number, larger or smaller by 万 or 亿",
    FIGURES,
    isCount,
    (digits, choice, truth) => {
      const unit = unitOf(truth);
      if (unit.startsWith("亿")) {
        const base = unit.slice(1);
        return choice.of([`${shifted(digits, -4)}万${base}`, `${shifted(digits, -8)}${base}`]);
      }
      if (unit.startsWith("万")) return `${shifted(digits, -4)}${unit.slice(1)}`;
      return choice.of([`${shifted(digits, 4)}万${unit}`, `${shifted(digits, 3)}千${unit}`]);
    },
  ),
  written("a percentage in words or with a sign", FIGURES, percent, (digits, choice) =>
    choice.of([`${digits}%`, `${digits}％`, `${digits} %`, `百分之${digits}`, `${shifted(digits, -1)}‰`]),
  ),
  written(
    "a percentage in Chinese numerals",
    FIGURES,
    (truth) => percent(truth) && indicatorOf(truth.indicator).areas === "none",
    (digits, choice) => `百分之${chinese(Number(digits), choice)}`,
    (form, truth, choice) => renumber(form, truth, String(choice.int(91, 99))),
  ),
  written("a percentage by the cell's format", WORKBOOK_FIGURES, percent, (digits) =>
    number(shifted(digits, 2), "0.00%"),
  ),
  written(
    "a percentage stored as text under a percent format",
    WORKBOOK_FIGURES,
    percent,
    (digits, choice) => ({ ...text(digits), format: choice.of(["0.00%", "0%"]) }),
  ),
  written(
    "a number below zero in any writing",
    FIGURES,
    growth,
    (digits, choice) => {
      const size = digits.slice(1);
      return choice.of([`-${size}`, `−${size}`, `－${size}`, `(${size})`, `（${size}）`]);
    },
    (_, truth) => {
      truth.value = `-${truth.value}`;
    },
  ),
  written(
    "a small count in Chinese numerals",
    FIGURES,
    isFree,
    (digits, choice) => chinese(Number(digits), choice),
    drawn((choice) =>
      String(choice.of([2, 10, choice.int(0, 20), choice.int(11, 99), choice.int(100, 9999)])),
    ),
  ),
  written(
    "nothing happened, in words",
    FIGURES,
    isFree,
    (_, choice) => choice.of(["未发生", "零", "〇"]),
    drawn(() => "0"),
  ),
  {
    name: "a value beside its parts, rounded or with a sign",
    ...{ layouts: /county/, scope: "cell" },
    put(form, choice) {
      const line = anyLine(
        form,
        choice,
        ["value", "numerator"],
        ({ cells }) => cells.numerator?.is === "number",
      );
      const [top, bottom] = line ? truthsOf(form, line) : [];
      if (!line?.cells.value || top?.is !== "reading" || bottom?.is !== "reading") return null;
      const indicator = indicatorOf(top.indicator);
      const digits = ratioOf(indicator, top.value, bottom.value, choice.int(indicator.decimals, 3));
      const ways = indicator.unit === "%" ? [`${digits}%`, wide(digits), `${digits}％`, digits] : [digits];
      put(line.cells.value, text(choice.of(ways)));
      return [];
    },
  },
  unitAbove("the unit in the head of the values", ({ heads }, unit, choice) => {
    const head = heads.find(({ text }) => text === "数值");
    if (head) put(head, text(`数值${choice.of([`（${unit}）`, `(${unit})`])}`));
  }),
  unitAbove("the unit above the table", ({ sheet, heads }, unit, choice) => {
    const row = choice.of([[text(`单位：${unit}`)], [blank(), text("计量单位："), text(unit)]]);
    sheet.rows.splice(sheet.rows.indexOf(heads), 0, row);
  }),
  {
    name: "no ratio where its denominator is 0",
    ...{ layouts: /county/, scope: "cell" },
    put(form, choice) {
      const bottom = anyFigure(form, choice, ({ part }) => part === "denominator");
      if (!bottom) return null;
      const { numerator, value } = lineOf(form, bottom.at).cells;
      for (const truth of truthsOf(form, lineOf(form, bottom.at))) {
        if (truth.is === "reading") truth.value = "0";
        put(truth.at, number("0"));
      }
      if (numerator) form.touched.add(numerator);
      if (value)
        put(value, choice.chance(0.5) ? { is: "error", text: "#DIV/0!", formula: "saved" } : blank());
      return [];
    },
  },
];
