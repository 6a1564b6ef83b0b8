import { compare, decimal } from "../arithmetic/exact.ts";
import type { Follow, Ground } from "../expect/ground.ts";
import { givenIn, isOf } from "../originals/given.ts";
import { type DownloadRow, rowsOf } from "./download-rows.ts";

/** The source of what counts where some parts were decided on. */
const DECIDED = "decided";

/** A figure, of what counts or of another source; what parts come to beside a source's own figure of the whole is no observation. */
const FIGURE = /^indicator\/[^/]+\/[^/]+\/[^/]+\/actual(?:\/[^/]+)?$/;

/** Checks the observations that are published: each stands for a figure, and none is left out. Returns how many. */
export function checkObservations(ground: Ground, follow: Follow): number {
  const { site, failures } = ground;
  let numbers = 0;
  const figures = [...site.facts.keys()].filter((id) => FIGURE.test(id));
  for (const path of ["data/observations.csv", "data/observations.json"]) {
    const rows = failures.guard("downloads", path, () => rowsOf(site.root, path));
    const seen = new Set<string>();
    for (const row of rows ?? []) {
      if (row.scenario !== "0") continue;
      numbers += 1;
      const chosen = row.chosen === "true";
      const root = `indicator/${row.indicator}/${row.area}/${row.period}/actual`;
      const id = chosen ? root : `${root}/${row.source}`;
      const fault = seen.has(id) ? "it is there twice" : observationFault(row, id, follow, ground);
      seen.add(id);
      if (fault) failures.add("downloads", path, `${id}: ${fault}`, id);
      if (!chosen) continue;
      for (const part of ["numerator", "denominator"]) {
        const other = id.replace(/actual$/, part);
        const { value } = follow(other);
        if (row[part] !== "" && !same(row[part], value))
          failures.add("downloads", path, `${other} is ${value}, the row says ${row[part]}`, other);
      }
    }
    for (const id of rows ? figures : [])
      if (!seen.has(id)) failures.add("downloads", path, `${id}: the observation is missing`, id);
  }
  return numbers;
}

/** What an observation that stands for a fact says otherwise than the fact. */
function observationFault(row: DownloadRow, id: string, follow: Follow, ground: Ground): string | undefined {
  const proven = ground.site.facts.get(id)?.fact;
  if (!proven) return "the observation has no fact";
  const sources = givenIn(proven, row.indicator ?? "", ground).flatMap(({ source }) => source ?? []);
  const other = row.source !== DECIDED && sources.find((source) => !isOf(source, row.source ?? ""));
  if (other) return `it rests on what ${other} gave, the row says ${row.source}`;
  const { value, word, parts } = follow(id);
  if (word === null ? !same(row.value, value) : row.value !== "")
    return `value is ${value}, the row says ${row.value}`;
  if (Number(row.present) !== parts.present)
    return `present is ${parts.present}, the row says ${row.present}`;
  const expected = Number(row.expected);
  if (!(expected >= parts.least && expected <= parts.most))
    return `expected is ${parts.least}, the row says ${row.expected}`;
  if (row.unit !== proven.unit) return `unit is ${proven.unit}, the row says ${row.unit}`;
  if (row.basis !== proven.basis) return `basis is ${proven.basis}, the row says ${row.basis}`;
  return undefined;
}

/** Whether two decimals are the same number, however they are written. */
function same(a: string | undefined, b: string | null): boolean {
  const [x, y] = [decimal(a ?? ""), decimal(b ?? "")];
  return x !== null && y !== null && compare(x, y) === 0;
}
