import type { Ground } from "../../verify/expect/ground.ts";
import { scenarioOf } from "../../verify/expect/scenarios/scenario-view.ts";
import type { Found, Wanted } from "../messages.ts";
import { nameOf } from "./labels.ts";

/** How many are listed. */
const MOST = 200;

/** The facts of an indicator or its targets, an area and a year, that some words are about; those of the plan before those of scenarios. */
export function findFacts({ indicator, area, year, text }: Wanted, ground: Ground): Found {
  const targets = new Set(
    ground.plan.rows("targets").flatMap((row) => (row.indicator === indicator ? (row.target ?? []) : [])),
  );
  const words = text.trim().split(/\s+/).filter(Boolean);
  const isWanted = (id: string) => {
    const [type = "", subject = "", ...rest] = (scenarioOf(id)?.inner ?? id).split("/");
    const isOf = type === "indicator" ? subject === indicator : targets.has(subject) && type !== "score";
    if (indicator !== "" && !isOf) return false;
    if (area !== "" && !(rest[0] === area || subject === area)) return false;
    return year === "" || rest.some((part) => part.startsWith(year));
  };
  const found: Found = { count: 0, facts: [] };
  for (const [id, { fact }] of ground.site.facts) {
    if (!isWanted(id)) continue;
    const name = words.length > 0 || found.facts.length < MOST ? nameOf(id, ground) : "";
    if (!words.every((word) => name.includes(word) || id.includes(word))) continue;
    found.count += 1;
    if (found.facts.length < MOST)
      found.facts.push({ id, name, display: `${fact.display}${fact.unit === "%" ? "" : fact.unit}` });
  }
  return found;
}

/** The fact that an address names: its id, or where the proof page of it leads to. */
export function factAt(address: string, { site }: Ground): string | undefined {
  const text = decoded(address.trim());
  if (site.facts.has(text)) return text;
  const [, page = "", anchor = ""] = /proof\/facts\/([^#]*?)(?:\.html)?#(.+)$/.exec(text) ?? [];
  for (const [id, { path }] of site.facts) {
    const own = path.replace(/^proof\/facts\//, "").replace(/\.json$/, "");
    if (page !== own && page.replace(/\/\d+$/, "") !== own) continue;
    if (id.split("/").slice(own.split("/").length).join("_").replaceAll(".", "-") === anchor) return id;
  }
  return undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
