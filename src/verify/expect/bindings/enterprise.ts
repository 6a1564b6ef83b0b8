import { lastDay, periodOf } from "../../arithmetic/period.ts";
import { inForce } from "../../originals/register/rating.ts";
import type { Register } from "../../originals/register/register.ts";
import type { Ground } from "../ground.ts";
import type { At, Given, Terms } from "./terms.ts";

const FOR_OFFICE = "it is for the office alone";
const NOTHING = "nothing gives it points";

/** An enterprise's points are what each row of the plan gives it of which something counts on the last day. */
export function enterpriseTerms({ enterprise = "" }: Given, { ground }: At): Terms | string {
  if (!isForOffice(ground)) return FOR_OFFICE;
  const point = [...timesOf(enterprise, ground).keys()];
  return point.length === 0 ? NOTHING : { point };
}

/** What a row gives it is its points as often as it counts. */
export function entryTerms({ enterprise = "", point = "" }: Given, { ground }: At): Terms | string {
  if (!isForOffice(ground)) return FOR_OFFICE;
  const times = timesOf(enterprise, ground).get(point);
  return times === undefined ? NOTHING : { times: String(times) };
}

/** The facts that an edition for the office must have: the points of every enterprise that has any. */
export function pointsDue(ground: Ground): string[] {
  if (!isForOffice(ground)) return [];
  const enterprises = new Set(registersOf(ground).flatMap((register) => [...register.entriesBy().keys()]));
  return [...enterprises].flatMap((enterprise) =>
    timesOf(enterprise, ground).size > 0
      ? `enterprise/${enterprise}/${ground.site.manifest.asOf}/points`
      : [],
  );
}

function isForOffice({ site }: Ground): boolean {
  return site.manifest.edition === "internal";
}

/** How often each row of the plan counts for an enterprise on the last day. */
function timesOf(enterprise: string, ground: Ground): Map<string, number> {
  const day = lastDay(periodOf(ground.site.manifest.asOf)?.last ?? 0);
  const times = new Map<string, number>();
  for (const register of registersOf(ground))
    for (const { point } of inForce(register.entriesBy().get(enterprise) ?? [], day))
      times.set(point, (times.get(point) ?? 0) + 1);
  return times;
}

/** Every register that lists of the originals tell of. */
function registersOf({ originals }: Ground): Register[] {
  return [...new Set([...originals.values()].flatMap(({ records }) => records?.registers ?? []))];
}
