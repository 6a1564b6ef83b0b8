import type { Names } from "../originals/names.ts";
import type { Received } from "../originals/received.ts";
import { isDue } from "../originals/speaks.ts";
import type { Ground } from "./ground.ts";

/**
 * Checks that a site describes the very files that count: each that the register names, that had arrived by known-at and of which
 * something is read, but those that speak for later periods alone, and no other.
 */
export function checkRegistered(ground: Ground, received: Received, names: Names): void {
  const { site, plan, bounds, failures } = ground;
  for (const { sha256 = "", path = "", sender, arrived = "" } of plan.rows("register")) {
    const isThere = site.files.has(sha256.slice(0, 12));
    const isKnown = arrived <= bounds.knownAt;
    if (isThere && !isKnown)
      failures.add("originals", path, `it arrived on ${arrived}, after ${bounds.knownAt}, and counts`);
    if (isThere || !isKnown) continue;
    const bytes = received.bytes(sha256) ?? received.at(path);
    if (bytes && !isDue(bytes, bounds.last, plan, names)) continue;
    failures.add(
      "originals",
      path,
      `${sender} sent it, it arrived on ${arrived}, and the site leaves it out`,
      ...formsOf(path, ground),
    );
  }
}

/** The facts that say whether the form of a folder came: of the area and period that its path names. */
function formsOf(path: string, { site }: Ground): string[] {
  const [, period, area] = path.split("/");
  return [`area/${area}/${period}/form`].filter((id) => site.facts.has(id));
}
