import type { FindingCode } from "../intake/findings/finding.ts";
import { citationsIn } from "../plan/markdown.ts";
import type { Prose } from "../plan/prose.ts";
import type { QueryResult } from "./cell.ts";
import type { StandingFinding } from "./finding.ts";

/** What prose cites and there is not, in words by the ids of facts, and what the office is told of it. */
export function lacksOf(
  prose: Prose[],
  cells: Map<string, QueryResult>,
  facts: ReadonlyMap<string, unknown>,
  absent: (id: string) => string | undefined,
): { lacking: Map<string, string>; findings: StandingFinding[] } {
  const lacking = new Map<string, string>();
  const findings = new Map<string, StandingFinding>();
  const say = (code: FindingCode, name: string, line: number, text: string, detail: string) =>
    findings.set(`${name} ${line} ${text}`, {
      code,
      file: null,
      name,
      place: { line },
      text,
      detail,
      sender: "",
      period: null,
      answer: undefined,
    });
  const lack = (id: string, file: string, line: number, text: string) => {
    const words = facts.has(id) ? undefined : absent(id);
    if (words === undefined) return;
    lacking.set(id, words);
    say("prose-fact-lacking", file, line, text, words);
  };
  for (const { path, markdown, above } of prose) {
    for (const { id, line, written } of citationsIn(markdown, above)) lack(id, path, line, written);
    for (const cell of [...cells.values()].filter((each) => each.path === path)) {
      for (const id of cell.lacking) lack(id, path, cell.line, id);
      if (cell.rows.length === 0 && cell.lacking.length === 0)
        say("prose-query-empty", path, cell.line, cell.title, "");
    }
  }
  return { lacking, findings: [...findings.values()] };
}
