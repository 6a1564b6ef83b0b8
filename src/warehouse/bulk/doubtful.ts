import type { BesideColumn } from "../../intake/account/columns.ts";
import { isDoubted } from "../../intake/account/remarks.ts";
import { wordsOfDoubt } from "../../intake/account/words.ts";
import type { Guide, Say } from "../../intake/layout/guide.ts";
import type { Heading } from "../../intake/layout/heading.ts";
import type { FoundRow } from "../../intake/layout/rows.ts";
import type { TextRow } from "../../intake/open/csv.ts";
import type { LargeFile } from "../../intake/receive.ts";
import { namesSeveral } from "../../intake/records/several.ts";
import { quoted } from "../open.ts";

/** By what rows of a large text are doubted: what its head says, and the columns beside those that are read. */
export interface DoubtedBy {
  heading: Heading;
  beside: BesideColumn[];
  guide: Guide;
}

/** Whether what stands in or beside a record leaves in doubt what it says, as with records of small files; told. */
export function isDoubtful(
  { file, found }: LargeFile,
  row: FoundRow,
  written: TextRow,
  { heading, beside, guide }: DoubtedBy,
  say: Say,
): boolean {
  const { loader } = file;
  const named = row.fields[loader.records?.identity[0] ?? ""];
  const several = named !== undefined && namesSeveral(named.text);
  if (several) say("record-several", named);
  const indicator = guide.indicators.get(heading.indicator ?? "");
  const by = { beside, indicator, deliverable: undefined, loader, heading, guide, written };
  return isDoubted(row, found, by, say) || several;
}

/** What several names in one may look like, and no single name. */
const SEVERAL = [
  "[;；,，、\\n\\r]",
  "等\\s*[0-9０-９]",
  "[0-9０-９][-—–~～－至到]+[0-9０-９]+\\s*号",
  "^\\s*[A-Za-z]*\\s*[0-9]+\\s*[~～至到]",
  "^\\s*[A-Za-z]+[0-9]+\\s*[-—–－]\\s*[A-Za-z]+[0-9]+\\s*$",
  "[Ａ-Ｚａ-ｚ０-９]",
];
/** Characters that nobody sees. */
const UNSEEN = "[\\x{AD}\\x{200B}-\\x{200F}\\x{202A}-\\x{202E}\\x{2060}-\\x{206F}\\x{FEFF}]";
/** What a remark may say that changes what its row is, beside the words of doubt. */
const REMARKS = [
  "^[0-9０-９.,．，\\s]+[%％]?$",
  "分\\s*[子母]",
  "[0-9０-９]\\s*[件家个起批项户台人名辆处次%％]",
  "功能区",
];
/** What says that a row counts, as one. */
const ONE = ["", "/", "-", "1", "一", "是", "有效", "通过", "达标", "√", "✓"];

/** The conditions under which the texts of a record are kept, to be read as those of small files are. */
export function oddConditions({ file, found }: LargeFile, beside: BesideColumn[]): string[] {
  const name = found.columns.get(file.loader.records?.identity[0] ?? "");
  const matches = (column: string, patterns: string[]) =>
    `regexp_matches(${column}, ${quoted(patterns.join("|"))})`;
  const own = [...found.columns.values()].map((position) => `c${position}`);
  return [
    ...(name === undefined ? [] : [matches(`c${name}`, SEVERAL)]),
    matches(`concat(${own})`, [UNSEEN]),
    ...beside.flatMap(({ position, role }) => {
      const column = `coalesce(c${position}, '')`;
      if (role === "yes" || role === "count") return `${column} not in (${ONE.map(quoted)})`;
      if (role === "mode") return `trim(${column}) not in ('', '/', '-')`;
      return role === "remark" ? matches(column, [...REMARKS, ...wordsOfDoubt().map(spaced)]) : [];
    }),
  ];
}

/** A word, perhaps with spaces between its characters. */
function spaced(word: string): string {
  return [...word].map((each) => each.replace(/[.*+?^${}()|[\]\\]/, "\\$&")).join("\\s*");
}
