import type { Counting } from "../originals/zones/zones.ts";
import type { ReceivedFile } from "./format.ts";
import type { Ground } from "./ground.ts";
import type { Part } from "./part.ts";

/**
 * How the areas around a zone count it in the parts of a figure that are of one period: `excluded` where none of them does, so that
 * its own figure is added; `unsure` where they differ or one does not say; undefined where what they say cannot be told.
 * `forms` tells whether an area without a part says it by its form: undefined where that cannot be told.
 */
export function countedBy(
  zone: string,
  {
    indicator,
    period,
    parts,
    forms,
  }: { indicator: string; period: string; parts: Part[]; forms: boolean | undefined },
  ground: Ground,
): Counting | undefined {
  const { plan, originals, site } = ground;
  const { inside = "" } = plan.row("areas", zone)?.row ?? {};
  const said = new Set<Counting | undefined>();
  for (const area of inside.split(";").map((text) => text.trim())) {
    const own = parts.filter((part) => part.area === area && part.period === period && part.zones !== null);
    for (const { zones } of own) said.add(zones ?? undefined);
    if (own.length > 0 || forms === false || !plan.applies(indicator, area)) continue;
    const form = formOf(
      area,
      period,
      formsOf(site.files, originals),
      plan.row("areas", area)?.row.name ?? "",
    );
    if (form === "none") continue;
    said.add(forms ? form : undefined);
  }
  if (said.has(undefined)) return undefined;
  const [only, other] = said;
  if (only === undefined) return "excluded";
  return other === undefined && (only === "included" || only === "excluded") ? only : "unsure";
}

/** What an area's forms of a period say of all their figures; `none` where it sent none, undefined where that cannot be told. */
function formOf(area: string, period: string, forms: Forms, name: string): Counting | "none" | undefined {
  const said = forms.said.get(`${area} ${period}`);
  // A form of which no number could be read may still say how it counts.
  if (forms.silent.get(name)?.has(period)) return undefined;
  if (!said) return "none";
  if (said.has(undefined)) return undefined;
  return said.size === 1 ? [...said][0] : "unsaid";
}

interface Forms {
  /** What the readings of files say, by `area period`. */
  said: Map<string, Set<Counting | undefined>>;
  /** The periods of files without a reading, by their sender, but for those that speak for none. */
  silent: Map<string, Set<string>>;
}

const known = new WeakMap<Ground["originals"], Forms>();

function formsOf(files: Ground["site"]["files"], originals: Ground["originals"]): Forms {
  const before = known.get(originals);
  if (before) return before;
  const forms: Forms = { said: new Map(), silent: new Map() };
  for (const [short, { file }] of files) {
    const original = originals.get(short);
    for (const [key, counting] of saidIn(file, original?.zones))
      forms.said.set(key, (forms.said.get(key) ?? new Set()).add(counting));
    if (file.readings.length === 0 && original && !original.isVoid)
      forms.silent.set(file.sender, new Set([...(forms.silent.get(file.sender) ?? []), ...original.periods]));
  }
  known.set(originals, forms);
  return forms;
}

/** What the readings of a file that areas sent say, by area and period; undefined where the file cannot be read. */
function saidIn(
  { readings }: ReceivedFile,
  zones: (Counting | undefined)[] | undefined,
): [string, Counting | undefined][] {
  return readings.flatMap(({ area, period, source }, index): [string, Counting | undefined][] =>
    source === undefined ? [[`${area} ${period}`, zones?.[index]]] : [],
  );
}
