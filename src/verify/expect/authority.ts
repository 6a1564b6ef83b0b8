import { decisionOn, givenIn } from "../originals/given.ts";
import type { ProvenFact, Reading } from "./format.ts";
import type { Ground } from "./ground.ts";

/** Who may stand behind a figure: its area, a department, or what was published. */
type Kind = "area" | "department" | "public";

const known = new WeakMap<Ground["originals"], Map<string, Set<Kind>>>();

/** What is wrong with a figure that counts though the authority on its indicator gave it too, and no decision says otherwise. */
export function authorityFault(id: string, fact: ProvenFact, ground: Ground): string | undefined {
  const [, indicator = "", area = "", period = "", aspect] =
    /^indicator\/([^/]+)\/([^/]+)\/([^/]+)\/(actual|numerator|denominator)$/.exec(id) ?? [];
  if (aspect === undefined) return undefined;
  const authority = ground.plan.row("indicators", indicator)?.row.authority;
  if (
    !givenBy(ground)
      .get(`${indicator} ${area} ${period}`)
      ?.has(authority as Kind)
  )
    return undefined;
  const parts = givenIn(fact, indicator, ground);
  if ([{ area, period, source: "" }, ...parts].some((part) => decisionOn(part, indicator, ground)))
    return undefined;
  const other = parts.find(({ source }) => source !== undefined && kindOf(source, ground) !== authority);
  return other && `it is what ${other.source} gave, and the ${authority}'s figure goes before it`;
}

/** Who gives each figure whole, by its indicator, area and period. */
function givenBy(ground: Ground): Map<string, Set<Kind>> {
  const before = known.get(ground.originals);
  if (before) return before;
  const given = new Map<string, Set<Kind>>();
  const halves = new Set<string>();
  const whole = ({ indicator, area, period, part, source = "" }: Reading) => {
    if (part === "value") return true;
    const other = part === "numerator" ? "denominator" : "numerator";
    halves.add([indicator, area, period, source, part].join("\n"));
    return part !== "published-growth" && halves.has([indicator, area, period, source, other].join("\n"));
  };
  for (const { file } of ground.originals.values())
    for (const reading of file.readings) {
      if (!whole(reading)) continue;
      const key = `${reading.indicator} ${reading.area} ${reading.period}`;
      given.set(key, (given.get(key) ?? new Set()).add(kindOf(reading.source ?? "area", ground)));
    }
  known.set(ground.originals, given);
  return given;
}

/** Of what kind a source is, by what a proof says of it. */
function kindOf(source: string, { plan }: Ground): Kind {
  const [id = ""] = source.split(" ");
  if (id === "area") return "area";
  return plan.row("departments", id) ? "department" : "public";
}
