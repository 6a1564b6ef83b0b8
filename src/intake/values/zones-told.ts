import { decimalsOf, exact } from "../../core/exact.ts";
import { type Addend, countingsOf, MILLION, type TellingTotal } from "../findings/sums.ts";
import type { Guide, Say } from "../layout/guide.ts";
import type { Cell, CellPlace } from "../layout/sheet.ts";
import type { Reading } from "../reading.ts";

/**
 * Marks the figures of departments and publishers for areas that contain zones with what says how they are counted: the words
 * of their table, else the plan; a total beside them decides where neither does, and is a finding where it says otherwise.
 */
export function tellZones(readings: Reading[], totals: TellingTotal[], guide: Guide, say: Say): void {
  const figures = readings.filter(isOfOthers);
  if (!figures.some(({ area }) => guide.zoned.has(area))) return;
  const byPlace = byPlaces([...totals, ...cityTotals(figures, guide)]);
  for (const reading of figures) {
    if (!guide.zoned.has(reading.area)) continue;
    const declared = guide.declared(reading.source, reading.indicator);
    const total = byPlace.get(reading.place);
    const said = reading.zones ?? declared;
    if (!said) {
      if (total) reading.zones = { counting: total.counting, text: total.cell.text, place: total.cell.place };
      continue;
    }
    const contradicted = total && said.counting && total.counting !== said.counting;
    reading.zones = contradicted ? { ...said, counting: null } : said;
    if (contradicted)
      say("zones-contradict", total.cell, contradiction(total, said.text), reading.period, total.places);
  }
}

function isOfOthers({ source, part }: Reading): boolean {
  return source.kind !== "area" && part !== "published-growth";
}

/** The total that tells how the figure at each place counts zones; none where two tell different things. */
function byPlaces(totals: TellingTotal[]): Map<CellPlace, TellingTotal> {
  const found = new Map<CellPlace, TellingTotal>();
  const unlike = new Set<CellPlace>();
  for (const total of totals)
    for (const place of total.places) {
      const before = found.get(place) ?? total;
      if (before.counting !== total.counting) unlike.add(place);
      found.set(place, before);
    }
  for (const place of unlike) found.delete(place);
  return found;
}

function contradiction({ counting }: TellingTotal, said: string): string {
  const sum = counting === "excluded" ? "各行连同功能区之和" : "各行除去功能区之和";
  const words = { included: "含功能区", excluded: "不含功能区" };
  return `${sum}与合计相符，即各地${words[counting]}，而所写是“${words[said as keyof typeof words] ?? said}”`;
}

/** The whole's own figures, each a total of those that its source gives of areas beside it. */
function cityTotals(figures: Reading[], guide: Guide): TellingTotal[] {
  const groups = new Map<string, { addends: Addend[]; whole?: Reading }>();
  for (const reading of figures) {
    const { indicator, source, period, part, area, value, place } = reading;
    const row = guide.indicators.get(indicator);
    if (row?.areas !== "sum" || (part === "value" && row.denominator !== "")) continue;
    const key = [indicator, source.id, period.id, part].join("\n");
    const group = groups.get(key) ?? { addends: [] };
    groups.set(key, group);
    const { num, den } = exact(value);
    if (area === guide.city) group.whole = reading;
    else group.addends.push({ amount: (num * MILLION) / den, area, place });
  }
  return [...groups.values()].flatMap(({ addends, whole }) => {
    if (!whole) return [];
    const value = exact(whole.value);
    const written = { value, places: decimalsOf(value, 6), significant: 0 };
    const [counting, other] = countingsOf(written, addends, guide);
    if (!counting || other) return [];
    const { place, text, format } = whole;
    return [
      { cell: { place, text, format } satisfies Cell, counting, places: addends.map((each) => each.place) },
    ];
  });
}
