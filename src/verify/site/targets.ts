import type { Follow, Ground } from "../expect/ground.ts";
import type { PlanRow } from "../originals/plan.ts";
import { type DownloadRow, rowsOf } from "./download-rows.ts";

const PATHS = ["data/targets.csv", "data/targets.json"];
/** What a row says as the plan does. */
const OF_PLAN = [
  ...["measure", "title", "indicator", "area", "parts", "period", "comparator"],
  ...["goal", "unit", "strength", "method", "reading", "basis", "goal_by"],
];

/** Checks that the download of targets lists every target of the plan, with its verdict in its own area. Returns how many rows. */
export function checkTargets(ground: Ground, follow: Follow): number {
  const { site, plan, failures } = ground;
  let rows = 0;
  for (const path of PATHS) {
    const say = (target: string, step: string, ...facts: string[]) =>
      failures.add("downloads", path, `target ${target}: ${step}`, ...facts);
    const listed = failures.guard("downloads", path, () => rowsOf(site.root, path));
    if (!listed) continue;
    rows += listed.length;
    for (const row of listed) {
      const { target = "", status_fact: fact = "" } = row;
      const wanted = plan.row("targets", target)?.row;
      const fault = wanted
        ? (planFault(row, wanted) ?? verdictFault(row, ground, follow))
        : "the plan has no such target";
      if (fault) say(target, fault, ...(site.facts.has(fact) ? [fact] : []));
    }
    const there = new Map<string, number>();
    for (const { target = "" } of listed) there.set(target, (there.get(target) ?? 0) + 1);
    for (const { target = "" } of plan.rows("targets")) {
      const times = there.get(target) ?? 0;
      if (times !== 1) say(target, times === 0 ? "its row is missing" : "it is there twice");
    }
  }
  return rows;
}

function planFault(row: DownloadRow, wanted: PlanRow): string | undefined {
  const other = OF_PLAN.find((column) => row[column] !== (wanted[column] ?? ""));
  return other && `${other} is ${wanted[other] ?? ""}, the row says ${row[other]}`;
}

/** What is wrong with the verdict of a row: the word of the fact that it names, what that rests on, and whether it is fragile. */
function verdictFault(row: DownloadRow, { site }: Ground, follow: Follow): string | undefined {
  const { target, area, status_period: period } = row;
  const root = `target/${target}/${area}/${period}`;
  const fact = site.facts.get(`${root}/status`)?.fact;
  const wanted: DownloadRow = {
    status_fact: fact ? `${root}/status` : "",
    status: fact ? (follow(`${root}/status`).word ?? "") : "",
    status_basis: fact?.basis ?? "",
    fragile: site.facts.has(`${root}/fragile`) ? "fragile" : "",
  };
  const other = Object.keys(wanted).find((column) => row[column] !== wanted[column]);
  return other && `${other} is ${wanted[other]}, the row says ${row[other]}`;
}
