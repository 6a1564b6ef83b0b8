import type { Failure } from "../../verify/site/failure.ts";
import type { Examined } from "../../verify/verify.ts";
import type { Checked, Named, Wrong } from "../messages.ts";
import { stepWords } from "../words/steps.ts";
import { CHECKS, verdictWords } from "../words/verdicts.ts";
import { nameOf, periodWords } from "./labels.ts";
import { bytesOf, sha256 } from "./platform.ts";
import { wordIn } from "./tree.ts";

/** The files of a site by whose sums a reader knows what checked and what was published. */
const SUMMED = ["manifest.json", "verify.html", "verify.mjs"];

/** What a check found, in words. */
export function checkedOf(examined: Examined, site: string): Checked {
  const { report, ground } = examined;
  const { plan } = ground;
  const { version, asOf, knownAt, fingerprint, key } = ground.site.manifest;
  const sums = SUMMED.flatMap((name) => {
    const bytes = bytesOf(site, name);
    return bytes ? [{ name: `${name} 的 sha256`, text: sha256(bytes) }] : [];
  });
  const named = (table: string, id: string, column: string): Named[] =>
    plan.rows(table).map((row) => ({ id: row[id] ?? "", name: row[column] ?? "" }));
  return {
    verdicts: verdictWords(report),
    counts: [
      { name: "数和判定", count: report.facts },
      { name: "能由来件得出的", count: report.proven },
      { name: "来件", count: report.files },
      { name: "读到的格", count: report.leaves },
      { name: "网页", count: report.pages },
      { name: "网页和下载中的数", count: report.numbers },
    ],
    wrong: wrongIn(examined),
    edition: [
      { name: "计划", text: plan.rows("plan")[0]?.title ?? "" },
      { name: "数据截至", text: periodWords(asOf) },
      { name: "收件截至", text: knownAt },
      { name: "程序版本", text: version },
      { name: "来件与程序的指纹", text: fingerprint },
      ...(key === undefined ? [] : [{ name: "清单所写公钥的指纹", text: key }]),
      ...sums,
    ],
    indicators: named("indicators", "indicator", "title"),
    areas: named("areas", "area", "name"),
    years: yearsIn(examined),
  };
}

function wrongIn(examined: Examined): Wrong[] {
  const wordOf = wordIn(examined.ground);
  return examined.report.failures.map((failure) => wrongOf(failure, examined, wordOf));
}

function wrongOf(
  { check, where, step, facts }: Failure,
  { ground, follow }: Examined,
  wordOf: ReturnType<typeof wordIn>,
): Wrong {
  const named = factsNamed(where, facts, ground);
  const said = named.find((id) => step.startsWith(`${id}: `));
  return {
    check: CHECKS[check],
    where: whereWords(where, ground),
    step: stepWords(said === undefined ? step : step.slice(said.length + 2), wordOf),
    facts: named.map((id) => ({ id, name: nameOf(id, ground) })),
    follows:
      check !== "manifest" &&
      check !== "originals" &&
      named.some((id) => isMoved(id, check, { ground, follow })),
  };
}

/** Whether what a fact rests on is another; a page may say by itself another value than the one that is published. */
function isMoved(
  id: string,
  check: Failure["check"],
  { ground, follow }: Pick<Examined, "ground" | "follow">,
): boolean {
  const { moved, value } = follow(id);
  return moved && (check !== "pages" || value !== ground.site.facts.get(id)?.fact.value);
}

/** Where something does not hold: a received file by what it is called, and of a file of proofs not the fact beside it. */
function whereWords(where: string, { site }: Examined["ground"]): string {
  const [path = "", ...rest] = where.split(" ");
  const behind = rest.join(" ");
  if (path === "originals") {
    const file = site.files.get(behind.replace(/^received\//, "").slice(0, 12))?.file;
    return file ? `来件《${file.name}》` : `来件文件夹 ${behind}`;
  }
  if (site.files.has(path)) return `来件《${behind}》`;
  return site.facts.has(behind) ? path : where;
}

/** The facts that a failure names, in its list or at its place. */
function factsNamed(where: string, facts: string[], { site }: Examined["ground"]): string[] {
  const atPlace = where.split(" ").filter((word) => site.facts.has(word));
  return [...new Set([...facts, ...atPlace])].filter((id) => site.facts.has(id));
}

function yearsIn({ ground }: Examined): string[] {
  const years = new Set<string>();
  for (const id of ground.site.facts.keys()) {
    const [, year] = /^indicator\/[^/]+\/[^/]+\/(\d{4})/.exec(id) ?? [];
    if (year) years.add(year);
  }
  return [...years].sort().reverse();
}
