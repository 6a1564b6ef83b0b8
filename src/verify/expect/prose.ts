import { textOf } from "../originals/read/bytes.ts";
import { readTable } from "../originals/read/csv.ts";
import type { Ground } from "./ground.ts";

/** The kind of finding that tells of a fact which prose cites and that there is not. */
const LACKING = "prose-fact-lacking";
const FINDINGS = "data/findings.csv";
const CITED = /\{(?:fact|value):([^{}\s]+)\}/g;

/** Holds what prose cites against the facts: what there is not is told as a finding, with its line, and nothing else is. */
export function checkProse({ site, failures }: Pick<Ground, "site" | "failures">, originals: string): void {
  const told = new Map(
    (failures.guard("downloads", FINDINGS, () => readTable(textOf(site.root, FINDINGS) ?? "")) ?? [])
      .filter(({ code }) => code === LACKING)
      .map((row) => [`${row.name} ${row.line} ${row.text}`, row.text ?? ""]),
  );
  for (const [place, text] of told) {
    const id = /^\{\w+:(.*)\}$/.exec(text)?.[1] ?? text;
    if (site.facts.has(id))
      failures.add("downloads", FINDINGS, `${place}: it is said to lack, and is proven`, id);
  }
  for (const path of Object.keys(site.manifest.inputs).filter((input) => /^plan\/[^/]+\/prose\//.test(input)))
    for (const { id, written, line } of citedIn(textOf(originals, path) ?? ""))
      if (!site.facts.has(id) && !told.has(`${path} ${line} ${written}`))
        failures.add(
          "downloads",
          FINDINGS,
          `${path} line ${line}: ${id} is lacking, and no finding tells it`,
          id,
        );
}

/** Every fact that a text cites, with its line; what stands in fences, as code, or behind a backslash cites none. */
function citedIn(text: string): { id: string; written: string; line: number }[] {
  let fence = "";
  return text.split(/\r\n|\n/).flatMap((own, index) => {
    const [, mark = ""] = /^ {0,3}(`{3,}|~{3,})/.exec(own) ?? [];
    if (mark) fence = fence === "" ? mark : mark.startsWith(fence) ? "" : fence;
    if (mark || fence) return [];
    return [...own.replace(/(`+)[\s\S]*?\1|\\\{/g, " ").matchAll(CITED)].map(([written, id = ""]) => ({
      id,
      written,
      line: index + 1,
    }));
  });
}
