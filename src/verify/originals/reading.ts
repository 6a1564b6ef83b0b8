import { compare, decimal, type Exact } from "../arithmetic/exact.ts";
import type { Reading } from "../expect/format.ts";
import type { Told } from "../site/told.ts";
import type { Opened } from "./book.ts";
import { conversionFault } from "./conversion.ts";
import { beforeLabel } from "./labels.ts";
import type { Figures } from "./mapped/figures.ts";
import type { Names } from "./names.ts";
import { readAs } from "./number.ts";
import type { Plan } from "./plan.ts";
import { fold, placeText } from "./read/sheet.ts";
import { unitsIn } from "./unit.ts";

/** A cell read again: its number, and the text of its series; null where the original gives none. */
export interface ReadAgain {
  value: Exact | null;
  series: string | null;
}

/** Reads a cell again from its place, and says where the proof differs from it. */
export function readAgain(
  reading: Reading,
  opened: Opened,
  {
    names,
    plan,
    say,
    told,
    figures,
  }: { names: Names; plan: Plan; say: (step: string) => void; told: Told; figures: Figures },
): ReadAgain {
  const { place, text, how } = reading;
  const cell = opened.cell(place);
  const tell = (step: string) => say(`${placeText(place)}: ${step}`);
  const number = readAs(how, cell.text);
  const value = number === undefined ? null : decimal(number);
  if (cell.text !== text) tell(`the cell holds "${told.text(cell.text)}", the proof says "${text}"`);
  else if (told.format(cell.format) !== reading.format)
    tell(`the cell's format is "${told.format(cell.format)}", the proof says "${reading.format}"`);
  else if (how.includes("按单元格的百分比格式") && !/%/.test(cell.format.replace(/"[^"]*"|\\./g, "")))
    tell("the cell has no percent format");
  const said = decimal(reading.value);
  if (cell.text === text && (!value || !said || compare(value, said) !== 0))
    tell(`"${text}" read as ${how} is ${number ?? "no number"}, the proof says ${reading.value}`);
  const fault = conversionFault(reading, plan);
  if (fault) tell(fault);
  checkUnit(reading, opened, tell);
  const elsewhere = figures.fault(reading);
  if (elsewhere) tell(elsewhere);
  const named = checkNames(reading, opened, { names, figures }, tell);
  checkSource(reading, opened, { plan, told }, tell);
  return { value: named ? value : null, series: seriesOf(reading, opened, told, tell) };
}

/** Checks that the cells that name what a reading is about do; whether all of them do. */
function checkNames(
  reading: Reading,
  opened: Opened,
  { names, figures }: { names: Names; figures: Figures },
  tell: (step: string) => void,
): boolean {
  const wanted = { indicator: reading.indicator, area: reading.area, period: reading.period };
  let holds = true;
  for (const [kind, id] of Object.entries(wanted) as [keyof typeof wanted, string][]) {
    const place = reading.names[kind];
    const { format } = opened.cell(place);
    const found = [...opened.wordings(place).flatMap(wordings), ...figures.named(reading.place)].some(
      (word) =>
        kind === "period"
          ? names.periods(word, format).some((period) => period.id === id)
          : names[kind](word) === id,
    );
    if (found) continue;
    holds = false;
    tell(`${placeText(place)} does not name the ${kind} ${id}`);
  }
  return holds;
}

/** Checks that the cell which is said to name the unit does. */
function checkUnit({ unit }: Reading, opened: Opened, tell: (step: string) => void): void {
  if (unit && !unitsIn(opened.cell(unit.place).text).includes(fold(unit.text)))
    tell(`${placeText(unit.place)} does not name the unit ${unit.text}`);
}

/**
 * What a cell that names something may mean by its text: all of it, what stands behind a colon, up to the next entry
 * of the cell, or what goes before a part of a ratio.
 */
function wordings(text: string): string[] {
  const behind = text.split(/[:：]/).slice(1);
  const colon = text.search(/[:：]/);
  return [
    text,
    ...(colon < 0 ? [] : [text.slice(colon + 1)]),
    ...behind.map((_, index) => beforeLabel(behind.slice(index).join(":"))),
    ...behind.flatMap((entry) => [entry, entry.trim().replace(/[\s;；,，、]+\S*$/, "")]),
    fold(text).replace(/\(?(?:分子|分母)\)?$/, ""),
  ];
}

/** Checks that the record which names a published source does. */
function checkSource(
  { source, place }: Reading,
  opened: Opened,
  { plan, told }: { plan: Plan; told: Told },
  tell: (step: string) => void,
): void {
  const [id = "", ...title] = source?.split(" ") ?? [];
  if (source === undefined || plan.row("departments", id)) return;
  const row = opened.row(place);
  if (!row.includes(id) || !row.some((text) => told.title(text) === title.join(" ")))
    tell(`its record does not name the source ${source}`);
}

/** The text of the cell beside a reading that names its series; a column of that head may not be passed over. */
function seriesOf(
  { series, place }: Reading,
  opened: Opened,
  told: Told,
  tell: (step: string) => void,
): string | null {
  if (!series) {
    const said = "record" in place ? opened.cell({ record: place.record, column: "series" }).text : "";
    if (said !== "") tell(`${placeText(place)} is of the series "${told.text(said)}", the proof names none`);
    return said;
  }
  const [text = ""] = opened.wordings(series.place);
  if (told.text(text) !== series.text)
    tell(`${placeText(series.place)} holds "${told.text(text)}", the proof says the series "${series.text}"`);
  return text;
}
