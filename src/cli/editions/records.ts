import { join } from "node:path";
import { Store } from "../../core/disk/store.ts";
import { editionThatStands, keptEditions } from "../../site/shell/kept-editions.ts";
import { KEPT, sitesOf } from "../../site/shell/place.ts";
import type { Standing } from "../status.ts";

const NAME = "editions";

/** What is known of the builds whose sites are kept, by the numbers of these. */
export type Records = Map<number, Standing>;

const storeOf = (out: string) => new Store(join(sitesOf(out), KEPT));

/** What builds said of the sites that are kept; nothing of those of which that is lost. */
export function recordsOf(out: string): Records {
  return (storeOf(out).read(NAME, NAME) as Records | undefined) ?? new Map();
}

/** Keeps what a build said of the site that stands, with what is known of the others that are kept. */
export function recordStanding(out: string, standing: Standing | null): void {
  const number = editionThatStands(out);
  if (number === undefined || !standing) return;
  const kept = keptEditions(out);
  const others = [...recordsOf(out)].filter(([each]) => each !== number && kept.includes(each));
  storeOf(out).write(NAME, NAME, new Map([...others, [number, standing]]));
}
