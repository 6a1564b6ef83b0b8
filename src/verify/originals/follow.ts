import { productTable } from "../arithmetic/product.ts";
import {
  type Arrangement,
  type ColumnHead,
  isPeriod,
  type NamedBy,
  saysLabel,
  type Texts,
} from "./arrangement.ts";
import type { Cells } from "./cells-of.ts";
import { labelled } from "./layout.ts";
import { choosePairs, type Indicators } from "./paired.ts";
import { fold } from "./read/sheet.ts";

/** A confirmation of the office: a row of `layouts.csv`, what its heads and labels come to. */
export interface Confirmation {
  turned: boolean;
  row: number;
  signature: string;
  layout: string;
  on: string;
  columns: Map<string, string>;
  labels: Map<string, string>;
}

const [UNREAD, REMARK, YEAR, PERIOD] = ["不读", "备注", "年份", "报告期"];
/** What stands for the title where that names the year. */
export const TITLE = "题名";
const PARTS = ["数值", "分子", "分母"];

/** The one year that titles name. */
export function yearOfTitle(above: Texts["rows"]): string {
  const titles = above.flatMap(({ texts }) => {
    const own = [...new Set(texts)].filter((text) => text !== "");
    return own.length === 1 ? own : [];
  });
  if (titles.some((text) => /\d{1,2}月|[日起底止至]|\d[-—–~]\d/.test(text))) return "";
  const years = new Set(titles.flatMap((text) => text.match(/(?:19|20)\d{2}(?=年)/g) ?? []));
  return years.size === 1 ? `${[...years][0]}年` : "";
}

/** Puts the words of a layout in the place of confirmed heads and labels; whether that changes a text. */
export function follow(
  { head: lines, columns, above }: Arrangement,
  { layout, columns: mapped, labels }: Confirmation,
  by: NamedBy & { indicators: Indicators },
  { write, below }: Cells,
): boolean {
  const entry = (meaning: string) => {
    const [label] = [...labels].find(([, word]) => word === meaning) ?? [];
    if (label === undefined) return "";
    if (label === TITLE) return yearOfTitle(above);
    const rows = above.map(({ at, raw }) => ({ number: at, texts: raw, spread: raw }));
    return fold(labelled(rows, label) ?? "");
  };
  const rows = productTable("layouts").filter((row) => row.layout === layout);
  const own = rows.filter(({ place }) => place === "column");
  const across = rows.find(({ place }) => place === "across")?.field;
  const figures = own.flatMap(({ holds, words = "" }) => (holds === "figure" ? words.split(";") : []));
  const bottom = lines.at(-1)?.at ?? 0;
  const chosen = choosePairs(
    { columns, mapped, figures: [...PARTS, ...figures], bottom },
    { word: wordOf(own), named: entryOf(rows, labels, above) },
    by,
    { write, below },
  );
  const { to } = chosen;
  const year = /(?:19|20)\d{2}/.exec(entry(YEAR))?.[0];
  const period = entry(PERIOD);
  const places = columns.flatMap(({ texts }) => texts.flatMap((text) => pointed(text)?.place ?? []));
  let { changes } = chosen;
  for (const [column, head] of columns.entries()) {
    const { texts, path } = head;
    for (const { at } of lines.slice(0, -1)) changes = write(at, column, "") || changes;
    const word = to.get(path);
    const stretch = texts.filter((_, index) => isPeriod(path.split("/")[index] ?? "")).join("");
    const bare = stretch.replace(/\([^()]*\)$/, "");
    const named = stretch === "" ? period : withYear(spelledOut(bare, places), year);
    const [unit = ""] = /\([^()]*\)$/.exec(texts.at(-1) ?? "") ?? [];
    const text =
      word === undefined || word === UNREAD
        ? (word ?? texts.join(""))
        : across === "indicator" && !own.some(({ words = "" }) => words.split(";")[0] === word)
          ? (indicatorOf(head, word, by.indicators) ?? texts.join(""))
          : across === "period" && PARTS.includes(word) && named !== ""
            ? `${named}${word === PARTS[0] ? "" : word}`
            : `${word}${figures.includes(word) ? unit : ""}`;
    changes = write(bottom, column, text) || changes;
  }
  for (const { at, raw } of above)
    for (const [column, text] of raw.entries()) {
      const said = relabelled(text, labels);
      if (said !== fold(text)) changes = write(at, column, said) || changes;
    }
  const [word = ""] =
    rows.find(({ place, field }) => place === "label" && field === "period")?.words?.split(";") ?? [];
  return (
    (year !== undefined && word !== "" && withYearAside({ above, labels, word, year }, write)) || changes
  );
}

/** The word of the column that names the indicator of a row; blank where a table has none. */
function wordOf(own: Record<string, string>[]): string {
  const [word = ""] = own.find(({ field }) => field === "indicator")?.words?.split(";") ?? [];
  return word;
}

/** What the label of a table's one indicator says, in the words of the layout or those that the office confirmed. */
function entryOf(
  layout: Record<string, string>[],
  labels: Map<string, string>,
  above: Texts["rows"],
): string {
  const own = layout.find(({ place, field }) => place === "label" && field === "indicator");
  const [word = ""] = own?.words?.split(";") ?? [];
  const [label = word] = [...labels].find(([, meaning]) => meaning === word) ?? [];
  const rows = above.map(({ at, raw }) => ({ number: at, texts: raw, spread: raw }));
  return label === "" ? "" : (labelled(rows, label) ?? "");
}

/** The indicator that a head names, or the office says that it does, with the part below; undefined where that is none, or its unit is another. */
function indicatorOf(
  { indicators, units: said }: ColumnHead,
  word: string,
  known: Indicators,
): string | undefined {
  if (word === REMARK) return word;
  const part = PARTS.find((each) => word.endsWith(each));
  const number = part ? word.slice(0, -part.length) : word;
  const [indicator, ...others] = number === "" ? indicators : [number];
  if (indicator === undefined || others.length > 0) return undefined;
  const isValue = part === undefined || part === PARTS[0];
  if (isValue && said.some((unit) => unit !== known.get(indicator)?.unit)) return undefined;
  return `${indicator}${isValue ? "" : part}`;
}

function withYear(written: string, year: string | undefined): string {
  const quarter = /^(\d{4})[年./-](Q\d)$/i.exec(written)?.slice(1).join("");
  if (quarter) return quarter;
  const period = written.replace(/^截[至止]/, "").replace(/(\d{1,2}月)份?[末底]$/, "1-$1");
  if (/^\d{2}年/.test(period)) return `20${period}`;
  return /\d{4}|[零〇○一二三四五六七八九]{4}年/.test(period) || !year ? period : `${year}年${period}`;
}

/** A year and a number behind it: `2013-3`, `2013.09`. */
function pointed(text: string): { year: string; place: string } | undefined {
  const [, year, place] = /^((?:19|20)\d{2})[./-](\d{1,2})$/.exec(text) ?? [];
  return year === undefined || place === undefined ? undefined : { year, place };
}

/** What `2013-3` is among the heads of a table: a quarter, or up to a month with which one ends; as it stands where neither is sure. */
function spelledOut(text: string, places: string[]): string {
  const { year, place } = pointed(text) ?? {};
  if (year === undefined) return text;
  if (places.every((each) => /^[1-4]$/.test(each)) && places.some((each) => each !== "3"))
    return `${year}年${place}季度`;
  const isEnd = places.every((each) => ["3", "6", "9", "12"].includes(each.replace(/^0/, "")));
  return isEnd && places.some((each) => Number(each) > 4) ? `${year}年1-${Number(place)}月` : text;
}

/** A folded text with the words of a layout for the labels in it. */
function relabelled(text: string, labels: Map<string, string>): string {
  return [...labels].reduce(
    (said, [label, word]) =>
      label !== TITLE && saysLabel([fold(text)], label) ? said.replace(label, word) : said,
    fold(text),
  );
}

/** Puts a year before the entry of a table's period that names none, with the part of a year that its label says behind it. */
function withYearAside(
  {
    above,
    labels,
    word,
    year,
  }: { above: Texts["rows"]; labels: Map<string, string>; word: string; year: string },
  write: Cells["write"],
): boolean {
  const [label] = [...labels].find(([, meaning]) => meaning === word) ?? [];
  const rows = above.map(({ at, raw }) => ({ number: at, texts: raw, spread: raw }));
  const said = label === undefined ? "" : (labelled(rows, label) ?? "");
  if (label === undefined || said === "" || /\d{4}|[零〇○一二三四五六七八九]{4}年/.test(said)) return false;
  const part = label.replace(/^.*?(季|月)(?:[度份])?$/, "$1");
  const behind = part === label || said.includes(part) ? "" : part === "季" ? "季度" : part;
  const full = `${year}年${fold(said)}${behind}`;
  for (const { at, raw } of above) {
    const column = raw.findIndex((text) => saysLabel([fold(text)], label));
    if (column < 0) continue;
    const text = raw[column] ?? "";
    if (text.includes(said)) {
      const whole = relabelled(text, labels);
      const from = whole.indexOf(fold(said), whole.indexOf(word));
      return write(at, column, `${whole.slice(0, from)}${full}${whole.slice(from + fold(said).length)}`);
    }
    return write(at, raw.indexOf(said, column + 1), full);
  }
  return false;
}
