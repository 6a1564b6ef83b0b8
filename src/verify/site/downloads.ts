import type { Follow, Ground } from "../expect/ground.ts";
import { scenarioOf } from "../expect/scenarios/scenario-view.ts";
import type { Plan } from "../originals/plan.ts";
import { type DownloadRow, rowsOf } from "./download-rows.ts";
import { checkObservations } from "./observations.ts";
import type { Site } from "./site.ts";
import { checkTargets } from "./targets.ts";
import { checkTwins } from "./twins.ts";

/** The columns of a fact's row that are not taken from its proof alone. */
const OWN = new Set(["fact", "status", "number"]);

/** Checks the downloads against the facts: every fact once, and observations that stand for a fact. Returns how many numbers. */
export function checkDownloads(ground: Ground, follow: Follow): number {
  const { site, plan, failures } = ground;
  let numbers = 0;
  for (const path of ["data/facts.csv", "data/facts.json"]) {
    const rows = failures.guard("downloads", path, () => rowsOf(site.root, path)) ?? [];
    const seen = new Set<string>();
    for (const row of rows) {
      const id = row.fact ?? "";
      const fault = seen.has(id) ? "the fact is there twice" : factFault(row, site, plan, follow);
      if (fault) failures.add("downloads", path, `${id}: ${fault}`, id);
      const status = statusOf(id);
      const word = status === undefined ? "" : (follow(status).word ?? "");
      if (row.status !== word)
        failures.add("downloads", path, `${id}: status is ${word}, the row says ${row.status}`, status ?? id);
      seen.add(id);
    }
    for (const id of site.facts.keys())
      if (!seen.has(id)) failures.add("downloads", path, `${id}: the fact is missing`, id);
    numbers += rows.length;
  }
  checkTwins(site, failures);
  numbers += checkObservations(ground, follow) + checkTargets(ground, follow);
  return numbers;
}

/** The first column of a fact's row that is not the fact's. */
function factFault(row: DownloadRow, site: Site, plan: Plan, follow: Follow): string | undefined {
  const id = row.fact ?? "";
  const proven = site.facts.get(id)?.fact;
  if (!proven) return "the fact has no proof";
  const { value, display, word } = follow(id);
  const scenario = scenarioOf(id);
  const [type = "", subject = "", ...parts] = (scenario?.inner ?? id).split("/");
  const deep = ["indicator", "target", "trajectory"].includes(type);
  const score = type === "score";
  const aspect = (score && parts[2] === "line" ? (parts[4] ?? "points") : parts[deep || score ? 2 : 1]) ?? "";
  const isNumber = word === null;
  const wanted: DownloadRow = {
    value: value ?? "",
    display: display ?? "",
    dividend: proven.dividend ?? "",
    divisor: proven.divisor ?? "",
    unit: proven.unit,
    basis: proven.basis,
    flag: proven.flag ?? "",
    subject: scenario
      ? `scenario/${scenario.scenario}`
      : score
        ? `${type}/${subject}/${parts[0]}`
        : `${type}/${subject}`,
    period: parts[deep || score ? 1 : 0] ?? "",
    aspect: aspect === "actual" && parts.length > 3 ? (parts[4] ? "areas-sum" : "other-source") : aspect,
    ...aboutOf(type, subject, parts[0] ?? "", plan),
    ...(isNumber && value !== null && { number: String(Number(value)) }),
  };
  const other = Object.keys(row).find((column) => !(column in wanted) && !OWN.has(column));
  if (other !== undefined) return `${other} is none of its columns`;
  for (const [column, text] of Object.entries(wanted))
    if (row[column] !== text && !(column === "number" && Number(row[column]) === Number(text)))
      return `${column} is ${text}, the row says ${row[column]}`;
  return undefined;
}

/** The indicator, target and area that a fact of a subject is about, as its row says them. */
function aboutOf(type: string, subject: string, below: string, plan: Plan): DownloadRow {
  const indicatorIn = (table: string) => plan.row(table, subject)?.row.indicator ?? "";
  switch (type) {
    case "indicator":
      return { indicator: subject, target: "", area: below };
    case "target":
      return { indicator: indicatorIn("targets"), target: subject, area: below };
    case "trajectory":
      return { indicator: indicatorIn("trajectories"), target: "", area: below };
    case "score":
      return { indicator: "", target: "", area: plan.row("areas", below) ? below : "" };
    case "area":
      return { indicator: "", target: "", area: subject };
    case "appeal":
      return { indicator: "", target: "", area: plan.row("appeals", subject)?.row.area ?? "" };
    default:
      return { indicator: "", target: "", area: "" };
  }
}

/** The fact whose word stands in the status column of a target's facts. */
function statusOf(id: string): string | undefined {
  const { prefix = "", inner = id } = scenarioOf(id) ?? {};
  if (!inner.startsWith("target/") || inner.endsWith("/fragile")) return undefined;
  return `${prefix}${inner.split("/").slice(0, 4).join("/")}/status`;
}
