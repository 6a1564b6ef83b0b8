import type { Choice } from "./draw.ts";
import { type Box, type FigureTruth, type Form, type Line, number, put, tableOf } from "./form.ts";
import { indicatorOf, isRatio, mostOf } from "./plan.ts";

export const FIGURES = /county|wide|public/;
export const WORKBOOKS = /xlsx$/;
export const TEXTS = /csv$/;
export const RECORDS = /items|inspection|incident/;

/** Marks cells as changed; null where one of them was changed before. */
export function take(form: Form, ...boxes: Box[]): true | null {
  if (boxes.some((box) => form.touched.has(box))) return null;
  for (const box of boxes) form.touched.add(box);
  return true;
}

/** One figure that nothing has changed yet and that `fits`; null where there is none. */
export function anyFigure(
  form: Form,
  choice: Choice,
  fits: (truth: FigureTruth) => boolean = () => true,
): FigureTruth | null {
  const figures = form.truths.filter(
    (truth): truth is FigureTruth => truth.is === "reading" && !form.touched.has(truth.at) && fits(truth),
  );
  const truth = figures.length ? choice.of(figures) : null;
  if (truth) take(form, truth.at);
  return truth;
}

/** Whether a figure is a count: an indicator's value that is no ratio. */
export function isCount({ part, indicator }: FigureTruth): boolean {
  const row = indicatorOf(indicator);
  return part === "value" && !isRatio(row) && row.unit !== "%";
}

/** Whether a figure is a count that may be any whole number, so that it can be given another. */
export function isFree(truth: FigureTruth): boolean {
  const { indicator } = truth;
  return isCount(truth) && indicatorOf(indicator).periods !== "none" && mostOf(indicator) === undefined;
}

/** Gives a figure another number, and the totals above it theirs. */
export function renumber(form: Form, truth: FigureTruth, value: string): void {
  const before = Number(truth.value);
  truth.value = value;
  put(truth.at, number(value));
  for (const { totals } of form.tables)
    for (const { at, of } of totals)
      if (of.includes(truth.at)) put(at, number(String(Number(at.text) + Number(value) - before)));
}

/** The line in which a cell stands. */
export function lineOf(form: Form, box: Box): Line {
  const found = form.tables.flatMap(({ lines }) => lines).find(({ row }) => row.includes(box));
  if (!found) throw new Error("a cell outside of lines");
  return found;
}

/** One line of the main table none of whose cells in these columns was changed before; null where there is none. */
export function anyLine(
  form: Form,
  choice: Choice,
  columns: string[],
  fits: (line: Line) => boolean = () => true,
): Line | null {
  const lines = tableOf(form).lines.filter(
    (line) =>
      fits(line) && columns.every((column) => line.cells[column] && !form.touched.has(line.cells[column])),
  );
  const line = lines.length ? choice.of(lines) : null;
  if (line) take(form, ...columns.flatMap((column) => line.cells[column] ?? []));
  return line;
}

/** The cell of a line's column, or of a header entry where the layout has it there; null where it has neither, or it was changed. */
export function anyNamed(form: Form, choice: Choice, field: string): Box | null {
  const table = tableOf(form);
  const entry = table.header[field]?.entry;
  if (entry) return take(form, entry) && entry;
  return anyLine(form, choice, [field])?.cells[field] ?? null;
}

/** What a line gives to be read. */
export function truthsOf(form: Form, { row }: Line) {
  return form.truths.filter(({ at }) => row.includes(at));
}

/** Takes away what must be read, since a fault hides it. */
export function lose(form: Form, ...boxes: Box[]): void {
  form.truths = form.truths.filter(({ at }) => !boxes.includes(at));
}

export function loseAll(form: Form): void {
  form.truths = [];
}

/** Takes the totals out of a form, where a fault would make them differ. */
export function dropTotals(form: Form): void {
  for (const table of form.tables) {
    const boxes = new Set(table.totals.map(({ at }) => at));
    table.sheet.rows = table.sheet.rows.filter((row) => !row.some((box) => boxes.has(box)));
    table.totals = [];
  }
}

/** Takes the other lines out of the main table, and what they give. */
export function keepLines(form: Form, fits: (line: Line) => boolean): void {
  const table = tableOf(form);
  const others = table.lines.filter((line) => !fits(line));
  lose(form, ...others.flatMap(({ row }) => row));
  table.lines = table.lines.filter(fits);
  table.sheet.rows = table.sheet.rows.filter((row) => !others.some((line) => line.row === row));
}
