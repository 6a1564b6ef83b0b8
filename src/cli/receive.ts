import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { importSource } from "../core/compile.js";
import { writeWhole } from "../core/disk/beside.ts";
import { ConfigError } from "../core/error.ts";
import { fold } from "../intake/layout/sheet.ts";
import { loadLoaders } from "../intake/loaders.ts";
import { type Inspected, inspect, readBy } from "../intake/open/inspect.ts";
import { MAX_BYTES } from "../intake/open/open.ts";
import { registerArrivals } from "../intake/register.ts";
import type { Plan } from "../plan/plan.ts";
import { type Language, LOADERS } from "./check/check.ts";

/** Where a file belongs below the data folder, and who sent it, as it says itself; or why that cannot be told. */
export type Proposal = { file: string } & ({ path: string; sender: string } | { doubt: string });

/** What is said of files, by language. */
const SAID = {
  en: {
    unread: "no loader knows it: see with check what is wrong",
    areas: (names: string) =>
      `${names ? `it speaks of ${names}` : "no area can be read in it"}: file it by hand`,
    periods: (names: string) =>
      `${names ? `it speaks of ${names}` : "no period can be read in it"}: file it by hand`,
    departments: (names: string) =>
      `${names ? `it speaks of ${names}` : "no department can be read in it"}: file it by hand`,
    source: "who published it is told by nobody: file it by hand below public/",
    other: (said: string, from: string) => `it is from ${said}, and --from says ${from}`,
    stands: (path: string) => `another file stands at ${path}: give it another name`,
  },
  zh: {
    unread: "没有读取程序认得这种表：先用 check 查看问题",
    areas: (names: string) =>
      `${names ? `表中的地区是${names}` : "表中读不出地区"}，不能确定由谁报送：请手工放入文件夹`,
    periods: (names: string) =>
      `${names ? `表中的报告期是${names}` : "表中读不出报告期"}，不能确定属于哪一期：请手工放入文件夹`,
    departments: (names: string) =>
      `${names ? `表中的部门是${names}` : "表中读不出部门"}，不能确定由谁报送：请手工放入文件夹`,
    source: "公开数据的发布者无从得知：请手工放入 public/",
    other: (said: string, from: string) => `表中写的是${said}，--from 写的是${from}`,
    stands: (path: string) => `${path} 处已有另一份文件：请改文件名`,
  },
};

/** Says of files where they belong and who sent them, by what stands in them alone. */
export async function proposalsFor(
  plan: Plan,
  files: string[],
  { from, lang }: { from?: string | undefined; lang: Language },
): Promise<Proposal[]> {
  const by = readBy(plan, await loadLoaders(LOADERS, importSource));
  return files.map((file) => {
    const found = inspect({ path: file, at: file, sender: null }, by, MAX_BYTES);
    const proposed = { file, ...proposalOf(found, plan, basename(file), lang) };
    if ("doubt" in proposed) return proposed;
    const { path, sender } = proposed;
    if (from !== undefined && fold(from) !== fold(sender))
      return { file, doubt: SAID[lang].other(sender, from) };
    const stands = join(plan.root, path);
    const isOther = existsSync(stands) && !readFileSync(stands).equals(readFileSync(file));
    return isOther ? { file, doubt: SAID[lang].stands(path) } : proposed;
  });
}

function proposalOf(
  { loader, read }: Inspected,
  plan: Plan,
  name: string,
  lang: Language,
): { path: string; sender: string } | { doubt: string } {
  const said = SAID[lang];
  if (!loader || !read) return { doubt: said.unread };
  if (loader.folder === "public") return { doubt: said.source };
  const only = (names: string[]) => [...new Set(names)].toSorted();
  if (loader.folder === "statistics") {
    const ids = only(read.covers.flatMap(({ source }) => (source.kind === "department" ? source.id : [])));
    const named = plan.departments.rows.filter(({ department }) => ids.includes(department));
    const [own] = named;
    if (!own || ids.length > 1) return { doubt: said.departments(named.map((row) => row.name).join("、")) };
    return { path: `statistics/${own.department}/${name}`, sender: own.name };
  }
  const areas = only(read.covers.map(({ area }) => area));
  const named = plan.areas.rows.filter(({ area }) => areas.includes(area));
  const periods = only(read.covers.map(({ period }) => period.id));
  const [area] = named;
  if (!area || areas.length > 1) return { doubt: said.areas(named.map((row) => row.name).join("、")) };
  if (periods.length !== 1) return { doubt: said.periods(periods.join("、")) };
  return { path: `submissions/${periods[0]}/${area.area}/${name}`, sender: area.name };
}

/** Copies files to where they belong, and enters each in the register as from whom it says; returns the paths that are new there. */
export function enterProposed(
  plan: Plan,
  proposals: Proposal[],
  { arrived, basis }: { arrived: string; basis: string },
): string[] {
  const senders = new Map<string, string>();
  for (const proposal of proposals) {
    if ("doubt" in proposal) continue;
    const { file, path, sender } = proposal;
    if (senders.has(path)) throw new ConfigError(`two files would stand at ${path}`, "give one another name");
    senders.set(path, sender);
    const target = join(plan.root, path);
    mkdirSync(dirname(target), { recursive: true });
    if (!existsSync(target)) writeWhole(target, readFileSync(file));
  }
  const each = [...new Set(senders.values())];
  return each.flatMap((from) => {
    const only = new Set([...senders].flatMap(([path, sender]) => (sender === from ? path : [])));
    return registerArrivals(plan, { arrived, from, basis }, only).entered;
  });
}

/** What is proposed, one line a file. */
export function proposalLines(proposals: Proposal[], lang: Language): string[] {
  const [proposed, left] = lang === "zh" ? ["拟登记    ", "未能判断  "] : ["proposed  ", "left out  "];
  return proposals.map((each) =>
    "doubt" in each
      ? `${left}${each.file}: ${each.doubt}`
      : `${proposed}${each.file} → ${each.path} (${each.sender})`,
  );
}
