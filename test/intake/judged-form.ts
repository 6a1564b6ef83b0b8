import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fold } from "../../src/intake/layout/sheet.ts";

type At = { sheet: string; cell: string } | { record: number; column: string };
interface Item {
  kind: "reading" | "record" | "state";
  i?: string;
  a?: string;
  p?: string;
  part?: string;
  v?: string;
  day?: string;
  passed?: boolean | null;
  d?: string;
  st?: string;
  at?: At | null;
}
/** A form of `test/fixtures/forms`, with what a careful reader makes of it. */
export interface FormCase {
  id: string;
  file: string;
  path: string;
  sender: string | null;
  kinds: string[];
  cls: "innocent" | "tolerant" | "fault";
  plaus: number;
  head: number | null;
  expect: Item[];
  faults: At[];
  must: At[];
}
interface Told {
  code: string;
  place: At | { line: number } | null;
  among?: At[];
  detail: string;
}
/** What was read of a form. */
export interface FormRead {
  items: Item[];
  findings: Told[];
}
/** What is wrong with a reading of a form: numbers that it does not say, what it says and is neither read nor told, and findings where nothing is wrong. */
export interface FormVerdict {
  misread: string[];
  lost: string[];
  alarms: string[];
  right: number;
}

/** Findings at a head that tell of all below it. */
const OF_HEADS = new Set([
  ...["column-repeated", "header-missing", "header-invalid", "period-unknown", "area-unknown"],
  ...["indicator-unknown", "department-unknown", "sender-differs", "period-unasked", "period-stretch"],
  ...["day-unreadable", "list-partial", "sheet-hidden", "table-empty", "indicator-not-applicable"],
]);

function rowOf(at: At): { sheet: string; row: number; column: string } {
  if ("record" in at) return { sheet: "", row: at.record, column: at.column };
  const [, letters = "", digits = ""] = /^([A-Z]*)(\d+)$/.exec(at.cell) ?? [];
  return { sheet: at.sheet, row: Number(digits), column: letters };
}

/** Whether a finding tells of a cell: at its file, in its row, or in the head above it. */
function tells(finding: Told, at: At | null | undefined, head: number | null): boolean {
  if (finding.place === null) return true;
  if (!at) return false;
  const own = rowOf(at);
  for (const place of [finding.place, ...(finding.among ?? [])]) {
    if ("line" in place) continue;
    const other = rowOf(place);
    if (other.sheet !== own.sheet) continue;
    if (other.row === own.row) return true;
    if (head !== null && other.row <= head && (OF_HEADS.has(finding.code) || other.column === own.column))
      return true;
  }
  return (
    finding.code === "cells-hidden" && (finding.detail.includes("列") || hidesRow(finding.detail, own.row))
  );
}

function hidesRow(detail: string, row: number): boolean {
  const [rows = ""] = detail.split("，");
  return [...rows.matchAll(/(\d+)(?:–(\d+))?/g)].some(
    ([, from, to]) => row >= Number(from) && row <= Number(to ?? from),
  );
}

const keyOf = ({ kind, i, a, p, part, day, passed, d, st }: Item) =>
  JSON.stringify([kind, i, a, p, part, day, passed, d, st]);
const isSame = (a = "", b = "") => Number(a) === Number(b) || fold(a) === fold(b);
const where = (at: At | null | undefined) => (at ? JSON.stringify(Object.values(at)) : "");

/** Holds what was read of a form against what a careful reader makes of it. */
export function judged(form: FormCase, { items, findings }: FormRead): FormVerdict {
  const wanted = new Map<string, Item[]>();
  for (const item of form.expect) wanted.set(keyOf(item), [...(wanted.get(keyOf(item)) ?? []), item]);
  const isTold = (at: At | null | undefined) => findings.some((finding) => tells(finding, at, form.head));
  const verdict: FormVerdict = { misread: [], lost: [], alarms: [], right: 0 };
  const wrong = new Set<string>();
  for (const item of items) {
    const candidates = wanted.get(keyOf(item)) ?? [];
    const fitting = candidates.filter((each) => item.kind !== "reading" || isSame(each.v, item.v));
    const hit = fitting.find((each) => where(each.at) === where(item.at)) ?? fitting[0];
    if (hit) {
      candidates.splice(candidates.indexOf(hit), 1);
      verdict.right += 1;
      continue;
    }
    candidates.pop();
    if (isTold(item.at)) continue;
    verdict.misread.push(`${where(item.at)} ${keyOf(item)} ${item.v ?? ""}`);
    wrong.add(where(item.at));
  }
  for (const item of [...wanted.values()].flat())
    if (!isTold(item.at) && !wrong.has(where(item.at))) verdict.lost.push(`${where(item.at)} ${keyOf(item)}`);
  if (verdict.misread.length === 0)
    for (const at of [...form.faults, ...form.must])
      if (!isTold(at) && !items.some((item) => where(item.at) === where(at)))
        verdict.lost.push(`not told: ${where(at)}`);
  if (form.cls === "innocent")
    verdict.alarms = findings.map(({ code, place }) => `${code} ${JSON.stringify(place)}`);
  return verdict;
}

/** The folder of forms as offices send them. */
export const FORMS = join(import.meta.dirname, "..", "fixtures", "forms");

/** The forms of that folder, or of another like it. */
export function formCases(folder = FORMS): FormCase[] {
  return readFileSync(join(folder, "expected.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as FormCase);
}
