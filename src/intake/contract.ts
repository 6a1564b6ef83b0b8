import type { z } from "zod";
import type { Across, Draft, Fields, StateDraft } from "./draft.ts";
import { type Field, type Layout, layoutOf, type RecordMapping } from "./fields.ts";
import type { CellPlace } from "./layout/sheet.ts";
import type { AnswerMapping } from "./mapping/answers.ts";
import { textsOf } from "./mapping/texts.ts";

export type { Across, Draft, Fields, Part, SourceOfFigure, StateDraft } from "./draft.ts";

/** Whether a figure holds those of the zones that lie in its area. */
export type Counting = "included" | "excluded";

/** The words in which tables say how they count zones: in, out, or that the area has none. */
const ZONE_WORDS = {
  含功能区: "included",
  不含功能区: "excluded",
  无功能区: "none",
} as const satisfies Record<string, Counting | "none">;

/** What says how a figure counts the zones inside its area. */
export interface ZonesSaid {
  /** Null where what is said cannot be so. */
  counting: Counting | null;
  /** The text that says it: of a cell, of a total beside the figure, or of a row of the plan. */
  text: string;
  /** Where that stands; undefined for a row of the plan. */
  place?: CellPlace;
  /** The row of `zones` of the plan that says it. */
  declaration?: string;
}

/**
 * How one layout of source is read: where its fields stand, what a row must be, and what is made of it: readings,
 * records to be counted, or states of deliverables. Names, numbers, days and units are read by intake, the same way
 * for all loaders.
 */
export interface Loader {
  name: string;
  title: string;
  /** What the file is: a later file of the same form from the same source for the same period supersedes it. */
  form: string;
  /** The folder of received files in which it is looked for. */
  folder: "submissions" | "statistics" | "public";
  kind: "workbook" | "text" | "either";
  /** Which indicators it fills, in words. */
  fills: string;
  /**
   * Entries above the table. Some mean the same in all layouts: `area` and `period` say what the whole file is about,
   * `zones` how it counts them, `indicator` which one it is about, `department` who sends it, `unit` what its numbers
   * count where neither their row nor their head says so, `from` and `until` from and up to which day its records are complete (without `from`, from the beginning).
   */
  header: Record<string, Field>;
  columns: Record<string, Field>;
  /**
   * Which heads of further columns belong to the table, folded; what the first group takes is the period, the indicator or the question. A
   * head's texts may stand in several rows, and come here as one.
   */
  across?: RegExp;
  /** Which of them these heads name. */
  names?: Layout["names"];
  /** What the texts of a row must be, by field. */
  row: z.ZodType<Record<string, string>>;
  /** What the text of the header entry or column `zones` may be, and what it means. */
  zones?: Record<string, Counting | "none">;
  /** Words that stand for an area in a row that holds the sums of other rows. Such a row is checked, and not read. */
  totals?: string[];
  readings?(row: Fields, header: Fields, across: Across[]): Draft[];
  records?: RecordMapping;
  states?(row: Fields, header: Fields): StateDraft[];
  /** Of lists of what units of a survey answered. */
  answers?: AnswerMapping;
}

/**
 * Declares a loader; a file in `loaders/` exports one as its default. What the labels and columns of a layout of the product say is
 * rows of `src/rules/layouts.csv`, by which it is read; throws where that has none of that name and the loader declares no columns itself.
 */
export function defineLoader(
  loader: Omit<Loader, "header" | "columns" | "row"> & Partial<Pick<Loader, "header" | "columns" | "row">>,
): Loader {
  const { header, columns } = loader;
  const layout: Layout = header && columns ? { header, columns } : layoutOf(loader.name);
  const { filled, published, ...read } = layout;
  const zones = "zones" in read.header || "zones" in read.columns ? { zones: ZONE_WORDS } : {};
  return { row: textsOf(layout), ...zones, ...read, ...loader };
}
