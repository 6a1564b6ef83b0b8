import type { Report } from "../verify.ts";
import type { Failure } from "./failure.ts";

/** The most failures that are printed; all of them are in the JSON. */
const MOST = 200;

/** A report for readers: each failure a line, then what was checked. */
export function printed(report: Report): string {
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
    failures.length === 0
      ? "holds      everything"
      : `fails      ${failures.length} places, ${named.size} facts do not hold`,
    "",
  ].join("\n");
}

function line({ check, where, step }: Failure): string {
  return `${check.padEnd(10)} ${where}: ${step}`;
}
