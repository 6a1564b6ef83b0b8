import type { ReceivedFile } from "./format.ts";
import type { Ground } from "./ground.ts";
import type { Counting } from "./zones.ts";

/**
 * Whether a zone's own figure of a period is to be added to those of the areas around it, where areas report themselves: not
 * where all of them count it in; undefined where what they say cannot be told.
 */
export function isAdded(
  zone: string,
  period: string,
  { plan, originals, site }: Ground,
): boolean | undefined {
  const { inside = "" } = plan.row("areas", zone)?.row ?? {};
  const forms = formsOf(site.files, originals);
  const said = inside.split(";").flatMap((text) => {
    const area = text.trim();
    const counted = forms.said.get(`${area} ${period}`);
    // A form of which no number could be read may still say how it counts.
    const silent = forms.silent.get(plan.row("areas", area)?.row.name ?? "");
    return counted ?? (silent?.has(period) ? [undefined] : []);
  });
  if (said.includes(undefined)) return undefined;
  return said.length === 0 || said.includes("excluded");
}

interface Forms {
  /** What files say, by `area period`. */
  said: Map<string, (Counting | undefined)[]>;
  /** The periods of files without a reading, by their sender, but for those that speak for none. */
  silent: Map<string, Set<string>>;
}

const known = new WeakMap<Ground["originals"], Forms>();

function formsOf(files: Ground["site"]["files"], originals: Ground["originals"]): Forms {
  const before = known.get(originals);
  if (before) return before;
  const forms: Forms = { said: new Map(), silent: new Map() };
  for (const [short, { file }] of files) {
    for (const [key, counting] of originals.get(short)?.zones ?? unread(file))
      forms.said.set(key, [...(forms.said.get(key) ?? []), counting]);
    const original = originals.get(short);
    if (file.readings.length === 0 && original && !original.isVoid)
      forms.silent.set(file.sender, new Set([...(forms.silent.get(file.sender) ?? []), ...original.periods]));
  }
  known.set(originals, forms);
  return forms;
}

/** What a file that cannot be read says of each area and period: nothing that is known. */
function unread({ readings }: ReceivedFile): Map<string, undefined> {
  return new Map(
    readings.flatMap(({ area, period, source }) =>
      source === undefined ? [[`${area} ${period}`, undefined]] : [],
    ),
  );
}
