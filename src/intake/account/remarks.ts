import { ofYears } from "../../plan/year-word.ts";
import type { Loader } from "../contract.ts";
import type { Guide, KeptRegister, Say } from "../layout/guide.ts";
import type { Heading } from "../layout/heading.ts";
import type { Found } from "../layout/layout.ts";
import type { FoundRow } from "../layout/rows.ts";
import { type Cell, fold, type Row } from "../layout/sheet.ts";
import { readDay } from "../values/day.ts";
import { modeIn } from "../values/mode.ts";
import { leavesOpen, meaningOf } from "../values/state.ts";
import { zonesIn } from "../values/zones-word.ts";
import { type AsideRole, isAtOdds } from "./aside.ts";
import type { BesideColumn } from "./columns.ts";
import { isExplained } from "./explained.ts";
import { doubtOf } from "./lines.ts";
import type { Parts } from "./parts-named.ts";
import { doubtIn } from "./words.ts";

type Indicator = Guide["indicators"] extends Map<string, infer T> ? T : never;

/** What may stand in a column that says whether a row counts, and in one that says how many it is. */
const YES = ["", "是", "有效", "通过", "达标", "√", "✓"];
const ONE = /^(?:1(?:\.0+)?|一|1?\p{Script=Han})?$/u;
/** A figure with what it counts, as in 应为32件. */
const COUNT = /\d\s*(?:[件家个起批项户台人名辆处]|次(?!会)|%)/;
/** What is a figure of itself. */
const DECIMAL = /^(\d+(?:\.\d+)?)%?$/;
/** The mode that forms name for figures, by how an indicator's periods combine. */
const WANTED: Record<string, string> = { sum: "本季数", "to-date": "{年}初累计", last: "期末数" };

/** Tells of the columns beside what is read of a row where they say that it may not be what it seems; whether they do. */
export function isDoubted(
  row: FoundRow,
  { at, header }: Found,
  by: {
    beside: BesideColumn[];
    indicator: Indicator | undefined;
    deliverable: string | undefined;
    loader: Loader;
    heading: Heading;
    guide: Guide;
    /** The row as written, where the sheet does not hold it. */
    written?: Row;
  },
  say: Say,
): boolean {
  if (!by.written && !at.sheet.rows[row.index]) return false;
  let doubted = false;
  for (const { position, role } of by.beside) {
    const cell = by.written?.cell(position) ?? coveredCell(at, row.index, position);
    const text = fold(cell.text);
    if (text === "" || text === "/" || text === "-") continue;
    const figures = role === "remark" && by.loader.readings ? figuresOf(row, by.loader) : [];
    const wrong = isAside(role)
      ? isAtOdds(role, cell, { ...by, fields: row.fields }) && { code: "beside-differs" as const, detail: "" }
      : faultOf({ role, text, cell, figures, row }, by, header.zones);
    if (!wrong) continue;
    say(wrong.code, cell, wrong.detail);
    doubted = true;
  }
  return doubted;
}

function isAside(role: BesideColumn["role"]): role is AsideRole {
  return ["verdict", "source", "when", "whose", "plain", "quoted"].includes(role);
}

/** The cell at a place, or the first of those with which it is merged. */
function coveredCell({ sheet, merges }: Found["at"], index: number, position: number): Cell {
  const merge = merges.at(index, position);
  const row = sheet.rows[merge?.top ?? index] ?? sheet.rows[index];
  return (row as Row).cell(merge?.left ?? position);
}

type Wrong = { code: "remark-doubtful" | "mode-differs"; detail: string };

/** The figures of a row, as decimals. */
function figuresOf({ fields, across }: FoundRow, { columns }: Loader): string[] {
  const own = Object.entries(fields).flatMap(([field, { text }]) => (columns[field]?.figure ? text : []));
  return [...own, ...across.map(({ cell }) => cell.text)].flatMap(
    (text) => DECIMAL.exec(fold(text))?.[1] ?? [],
  );
}

/** The parts of a row's ratio, as decimals. */
function partsOfRatio({ fields }: FoundRow): Parts {
  const decimal = (field: string) => DECIMAL.exec(fold(fields[field]?.text ?? ""))?.[1];
  return { numerator: decimal("numerator"), denominator: decimal("denominator") };
}

/** A cell beside what is read of a row, by the head of its column. */
interface Beside {
  role: BesideColumn["role"];
  text: string;
  cell: Cell;
  figures: string[];
  row: FoundRow;
}

/** The year in which something is said to have been recognized. */
const RECOGNIZED = /((?:19|20)\d{2})年度?(?:认定|公布|命名|评定|批准|通过|获评|授予|授牌|创建)/g;

/** Whether a remark says that a record is of other years than its day. */
function isOfOtherYear(said: string, day: string): boolean {
  const years = [...said.matchAll(RECOGNIZED)].map(([, year = ""]) => year);
  const own = readDay(day)?.slice(0, 4);
  return own !== undefined && years.length > 0 && !years.includes(own);
}

function faultOf(
  { role, text, cell, figures, row }: Beside,
  { indicator, deliverable, loader, heading, guide }: Parameters<typeof isDoubted>[2],
  zones: Cell | undefined,
): Wrong | undefined {
  const remark = (detail: string): Wrong => ({ code: "remark-doubtful", detail });
  if (role === "yes") return YES.includes(text) ? undefined : remark(cell.text);
  if (role === "count") return ONE.test(text) ? undefined : remark(cell.text);
  if (role === "mode") {
    const wanted = ofYears((indicator && WANTED[indicator.periods]) ?? "", guide.begins);
    const isOfMonth = /^[本当]月/.test(text) && heading.period?.kind !== "month";
    const mode = modeIn(text);
    const isOwn =
      !isOfMonth &&
      (mode === undefined
        ? isExplained(text, { figures: [], indicator, heading, guide })
        : wanted === "" || mode === indicator?.periods);
    return isOwn ? undefined : { code: "mode-differs", detail: wanted };
  }
  if (role === "task") {
    const named = guide.tasks.get(text);
    const id = fold(deliverable ?? "");
    return named && guide.deliverables.has(id) && !named.includes(id) ? remark(named.join("、")) : undefined;
  }
  if (role !== "remark" || isDefinition(text, indicator)) return undefined;
  // A figure of which nobody knows what it is of is told, and not read.
  if (loader.readings && !indicator) return undefined;
  const other = zonesIn(text);
  if (other) return zones && zonesIn(fold(zones.text)) === other ? undefined : remark(cell.text);
  if (loader.readings)
    return isExplained(text, { figures, parts: partsOfRatio(row), indicator, heading, guide })
      ? undefined
      : remark(cell.text);
  // 累计 says no more of a figure from the beginning of the year than its mode does.
  const said = indicator?.periods === "to-date" ? text.replace(/累计数?/, "") : text;
  if (/^[\d.,]+%?$/.test(text) || /分[子母]/.test(text)) return remark(cell.text);
  if (loader.records && isOfOtherYear(said, row.fields[loader.records.day]?.text ?? ""))
    return remark(cell.text);
  if (loader.states && isDone(row, loader)) {
    const isKnown = !leavesOpen(said) && isExplained(said, { figures: [], indicator, heading, guide });
    return isKnown ? undefined : remark(cell.text);
  }
  const word =
    doubtOf(
      withoutReached(said, row, loader, guide.registers.get(heading.register ?? "")),
      "below",
      heading,
      guide,
    ) ?? (COUNT.test(said) ? said : undefined);
  return word ? remark(word) : undefined;
}

/** A remark without the stages that the thing of its row has come to: it may only say what failed of what stands as failed. */
function withoutReached(
  text: string,
  { fields }: FoundRow,
  { records }: Loader,
  register: KeptRegister | undefined,
): string {
  const stage = records && "stage" in records.subject ? fold(fields[records.subject.stage]?.text ?? "") : "";
  const rank = register?.ranks.get(register.stages.get(stage) ?? "");
  if (!register || rank === undefined) return text;
  const reached = [...register.stages].filter(
    ([title, id]) => Number(register.ranks.get(id) ?? Number.NaN) <= Number(rank) && doubtIn(title, "below"),
  );
  return reached.reduce((left, [title]) => left.replaceAll(title, ""), text);
}

/** Whether a row says that its task is done. */
function isDone({ fields }: FoundRow, { states }: Loader): boolean {
  const drafts = states?.(fields, {}) ?? [];
  return drafts.some(({ state, words }) => meaningOf(state.text, words) === "done");
}

/** Whether a remark says no more of an indicator and a ratio's parts than the plan does. */
function isDefinition(text: string, indicator: Indicator | undefined): boolean {
  if (!indicator) return false;
  const { numerator, denominator, definition } = indicator;
  const parts = partsOf(text);
  const known = [`分子:${fold(numerator)}`, `分母:${fold(denominator)}`, ...partsOf(fold(definition))];
  return parts.every((part) => known.includes(part.replace("：", ":")));
}

function partsOf(text: string): string[] {
  return text.split(/[;；,，。]/).filter((part) => part !== "");
}
