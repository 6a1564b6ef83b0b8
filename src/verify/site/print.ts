import type { Report } from "../verify.ts";
import type { After } from "./after.ts";
import type { Failure } from "./failure.ts";
import type { Verdict, Verdicts } from "./verdicts.ts";

/** The most failures that are printed; all of them are in the JSON. */
const MOST = 200;
/** The most facts that an edition took back of an earlier one that are printed. */
const MOST_TOLD = 20;

/** A report for readers: each failure a line, then what was checked, and the three answers. */
export function printed(report: Report, { numbers: ofNumbers, files: ofFiles, site }: Verdicts): string {
  const { facts, proven, leaves, files, pages, numbers, unsure, signature, failures } = report;
  const named = new Set(failures.flatMap((failure) => failure.facts));
  const percent = facts === 0 ? "0" : String(Math.floor((proven * 10_000) / facts) / 100);
  return [
    ...failures.slice(0, MOST).map(line),
    ...(failures.length > MOST ? [`… and ${failures.length - MOST} more; --json names all`] : []),
    `facts      ${facts}, ${percent} % proven`,
    `leaves     ${leaves} in ${files} files and the plan`,
    `pages      ${pages}`,
    `numbers    ${numbers}`,
    ...(unsure
      ? [`unsure     how many parts ${unsure} figures should have: a form does not say how it counts a zone`]
      : []),
    `manifest   ${signature}`,
    ...(report.after ? afterLines(report.after) : []),
    ...(report.records ? [recordsLine(report.records)] : []),
    ...(failures.length > 0 ? [`fails      ${failures.length} places, ${named.size} facts do not hold`] : []),
    answered("数字 numbers", ofNumbers),
    answered("文件 files", ofFiles),
    answered("全站 site", site),
    "",
  ]
    .map(asLine)
    .join("\n");
}

/** What was counted again of a lake, as a line. */
function recordsLine({ parts, counted, records, seed }: NonNullable<Report["records"]>): string {
  const drawn = counted < parts ? ` (drawn by --seed ${seed})` : "";
  return `records    ${counted} of ${parts} parts counted again, ${records} records${drawn}`;
}

/** What was taken back of an earlier edition, as lines. */
function afterLines({ knownAt, restated, left, added }: After): string[] {
  const told = [...restated, ...left];
  return [
    `after      the edition that knew until ${knownAt}: ${restated.length} facts otherwise, ${left.length} left out, ${added} more`,
    ...told
      .slice(0, MOST_TOLD)
      .map(({ fact, was, is }) => `           ${fact}: was ${was}, is ${is ?? "left out"}`),
    ...(told.length > MOST_TOLD
      ? [`           … and ${told.length - MOST_TOLD} more; --json names all`]
      : []),
  ];
}

/** An answer as a line; Chinese characters are twice as wide. */
function answered(question: string, { answer, why }: Verdict): string {
  return `${question.padEnd(13)} ${answer.padEnd(11)}  ${why}`;
}

function line({ check, where, step }: Failure): string {
  return `${check.padEnd(10)} ${where}: ${step}`;
}

/** Signs that would end a line, move what a terminal shows, or turn its direction. */
const MOVING = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A line of what a site says, so that it can be taken for no other. */
function asLine(text: string): string {
  return text.replace(MOVING, (sign) => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`);
}
