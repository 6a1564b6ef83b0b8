import type { BesideColumn } from "../../intake/account/columns.ts";
import { isDoubted } from "../../intake/account/remarks.ts";
import { wordsOfDoubt } from "../../intake/account/words.ts";
import type { Guide, Say } from "../../intake/layout/guide.ts";
import type { Heading } from "../../intake/layout/heading.ts";
import type { FoundRow } from "../../intake/layout/rows.ts";
import type { TextRow } from "../../intake/open/csv.ts";
import type { LargeFile } from "../../intake/receive.ts";
import { doubtfulName } from "../../intake/records/named.ts";
import { namesSeveral } from "../../intake/records/several.ts";
import { quoted } from "../open.ts";
import { frequentIn, serialOf, withoutSerial } from "./identity.ts";
import { fieldsOfRegister } from "./register/fields.ts";

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
  const unsure = several ? undefined : doubtfulName(row.fields, loader);
  if (unsure) say("record-doubtful", unsure);
  const indicator = guide.indicators.get(heading.indicator ?? "");
  const by = { beside, indicator, deliverable: undefined, loader, heading, guide, written };
  return isDoubted(row, found, by, say) || several || unsure !== undefined;
}

/** What several names in one may look like, and no single name. */
const SEVERAL = [
  "[;；,，、\\n\\r]",
  "等\\s*[0-9０-９]",
  "[0-9０-９][-—–~～－至到]+[0-9０-９]+\\s*号",
  "^\\s*[A-Za-z]*\\s*[0-9]+\\s*[~～至到]",
  "^\\s*[A-Za-z]+[0-9]+\\s*[-—–－]\\s*[A-Za-z]+[0-9]+\\s*$",
  "[Ａ-Ｚａ-ｚ０-９]",
  "(公司|集团|厂|店|合作社|中心|学校|医院|单位|协会|研究院)\\s*(\\s|及|以及|和|与)",
];
/** What may stand in place of a name, and what may be said behind one. */
const UNNAMED = [
  "^.{0,4}$",
  "[（(*＊※#＃†①-⑳]",
  "^\\s*(合\\s*计|小\\s*计|总\\s*计|共|以\\s*[下上]|下\\s*列|上\\s*[列述])",
  "^\\s*[0-9０-９]+\\s*[家个户名件批项人]\\s*$",
];
/** Characters that nobody sees. */
const UNSEEN = "[\\x{A0}\\x{AD}\\x{200B}-\\x{200F}\\x{202A}-\\x{202E}\\x{2060}-\\x{206F}\\x{3000}\\x{FEFF}]";
const DOUBTS = wordsOfDoubt("title").map(spaced);
/** What a remark may say that changes what its row is, beside the words of doubt. */
const REMARKS = [
  "^[0-9０-９.,．，\\s]+[%％]?$",
  "分\\s*[子母]",
  "[0-9０-９]\\s*[件家个起批项户台人名辆处次%％]",
  "功能区",
];
/** What says that a row counts, as one. */
const ONE = ["", "/", "-", "1", "一", "是", "有效", "通过", "达标", "√", "✓"];

/** What the name of a thing, or what else says which it is, is like where that is to be read as in small files. */
export function namePatterns(which: "name" | "other"): string[] {
  return which === "name" ? [...SEVERAL, ...UNNAMED, ...DOUBTS, UNSEEN] : ["[（(]", ...DOUBTS, UNSEEN];
}

/** The conditions under which the texts of a record are kept, to be read as those of small files are. */
export function oddConditions(large: LargeFile, beside: BesideColumn[]): string[] {
  const { file, found } = large;
  const remarks = beside.flatMap(({ position, role }) => besideCondition(position, role));
  // Names of a register's things are looked at once for each.
  if (fieldsOfRegister(large)) return remarks;
  const identity = file.loader.records?.identity ?? [];
  const naming = identity.flatMap((field) => found.columns.get(field) ?? []);
  const serial = serialOf(large);
  const names = naming.map((position, index) =>
    matches(`c${position}`, index === 0 ? namePatterns("name") : [UNSEEN]),
  );
  // A number behind letters and digits alone is of one thing; patterns take most of the time of a scan.
  const isPlain = serial && /^[A-Za-z0-9]*$/.test(serial.prefix);
  return [
    ...(names.length === 0 ? [] : [isPlain ? withoutSerial(names.join(" or ")) : names.join(" or ")]),
    ...described(found, file.loader).map(([field, position]) =>
      matches(`c${position}`, ["[（(]", ...DOUBTS], frequentIn(large, field)),
    ),
    ...remarks,
  ];
}

/** That a column's text is like one of some patterns; of texts that it often says that is found out once. */
function matches(column: string, patterns: string[], often: string[] = []): string {
  const pattern = quoted(patterns.join("|"));
  const each = often.map((text) => `when ${quoted(text)} then regexp_matches(${quoted(text)}, ${pattern})`);
  const other = `regexp_matches(${column}, ${pattern})`;
  return each.length === 0 ? other : `case ${column} ${each.join(" ")} else ${other} end`;
}

/** When what a column beside those of the table says is to be read. */
function besideCondition(position: number, role: BesideColumn["role"]): string[] {
  const column = `coalesce(c${position}, '')`;
  if (role === "yes" || role === "count") return [`${column} not in (${ONE.map(quoted)})`];
  if (role === "mode" || role === "when" || role === "whose" || role === "verdict")
    return [`trim(${column}) not in ('', '/', '-')`];
  if (role === "source" || role === "plain" || role === "quoted")
    return [matches(column, ["(19|20)[0-9]{2}", ...wordsOfDoubt().map(spaced)])];
  return role === "remark" ? [matches(column, [...REMARKS, ...wordsOfDoubt().map(spaced)])] : [];
}

/** A word, perhaps with spaces between its characters. */
function spaced(word: string): string {
  return [...word].map((each) => each.replace(/[.*+?^${}()|[\]\\]/, "\\$&")).join("\\s*");
}

/** The columns that describe a record beside its name. */
function described(
  { columns }: LargeFile["found"],
  { records }: LargeFile["file"]["loader"],
): [field: string, position: number][] {
  if (!records) return [];
  const { subject, area, day, passed, amount, identity } = records;
  const taken = [area, day, passed?.field, amount, "kind" in subject ? subject.kind : undefined, identity[0]];
  return [...columns].filter(([field]) => !taken.includes(field));
}
