import { periodOf } from "../arithmetic/period.ts";
import type { ReceivedFile } from "../expect/format.ts";
import { openFile } from "./book.ts";
import { followConfirmed } from "./confirmed.ts";
import { Figures } from "./mapped/figures.ts";
import { cellsLeft } from "./mapped/left.ts";
import { listedIn } from "./mappings.ts";
import type { Names } from "./names.ts";
import type { Plan } from "./plan.ts";
import { Records } from "./records.ts";
import { periodsSaid } from "./zones.ts";

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
    if (figures.length === 0 && !listed) return false;
    const periods = [...periodsSaid(opened.book, names), ...figures.flatMap((cell) => cell.periods)];
    const spans = listed ? new Records(opened, listed, names, plan).spans : [];
    const firsts = spans.map(({ from, until }) => (from || until).slice(0, 7)).filter((text) => text !== "");
    const months = [...periods, ...firsts].flatMap((id) => periodOf(id)?.last ?? []);
    return months.length === 0 || months.some((last) => last <= month);
  } catch {
    return false;
  }
}
