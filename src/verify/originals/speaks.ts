import { periodOf } from "../arithmetic/period.ts";
import type { ReceivedFile } from "../expect/format.ts";
import { openFile } from "./book.ts";
import { followConfirmed } from "./confirmed.ts";
import { writtenDay } from "./day.ts";
import { Figures } from "./mapped/figures.ts";
import { tablesIn } from "./mapped/heads.ts";
import { layoutsOfTasks } from "./mapped/layouts.ts";
import { namingOf } from "./mapped/leaf.ts";
import { cellsLeft } from "./mapped/left.ts";
import { listedIn, shownSheets } from "./mappings.ts";
import type { Names } from "./names.ts";
import type { Plan } from "./plan.ts";
import type { Book } from "./read/sheet.ts";
import { Records } from "./records/records.ts";
import { periodsSaid } from "./zones/zones.ts";

/** What is known of a file of which a site says nothing. */
const UNTOLD: ReceivedFile = {
  ...{ name: "", sha256: "", sender: "", arrived: "", basis: "", loader: "" },
  ...{ readings: [], states: [], findings: [] },
};

/**
 * Whether a site must describe a received file: something in it is read by the layouts, and not all that it speaks for ends after a
 * month. Of files that no layout reads a site has findings alone.
 */
export function isDue(bytes: Uint8Array, month: number, plan: Plan, names: Names): boolean {
  try {
    const opened = openFile(bytes, [], { follow: (book) => void followConfirmed(book, plan, names) });
    const figures = cellsLeft(UNTOLD, new Figures(opened, names, ""), names, plan);
    const listed = listedIn(opened.book, names);
    const days = taskDays(opened.book, names, plan);
    if (figures.length === 0 && !listed && days.length === 0) return false;
    const periods = [...periodsSaid(opened.book, names), ...figures.flatMap((cell) => cell.periods)];
    const spans = listed ? new Records(opened, listed, names, plan).spans : [];
    const firsts = spans.map(({ from, until }) => (from || until).slice(0, 7)).filter((text) => text !== "");
    const told = days.map((day) => day.slice(0, 7));
    const months = [...periods, ...firsts, ...told].flatMap(
      (id) => periodOf(id.replace("-", "M"))?.last ?? [],
    );
    return months.length === 0 || months.some((last) => last <= month);
  } catch {
    return false;
  }
}

/** The days of which a book says how far a task of the plan was. */
function taskDays(book: Book, names: Names, plan: Plan): string[] {
  return shownSheets(book).flatMap((sheet) =>
    tablesIn(book, sheet, layoutsOfTasks(), names).flatMap((table) => {
      const said = (index: number, role: string) =>
        namingOf(table, role).columns.map((column) => table.rows[index]?.spread[column] ?? "")[0] ?? "";
      const isTask = (index: number) =>
        plan.row("deliverables", said(index, "deliverable").trim()) !== undefined;
      const inside = Array.from({ length: table.end - table.bottom - 1 }, (_, at) => table.bottom + 1 + at);
      return inside.filter(isTask).flatMap((index) => writtenDay(said(index, "day"), plan.years()) ?? []);
    }),
  );
}
