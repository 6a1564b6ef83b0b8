/** What a unit is called, and where it is. */
export interface Numbered {
  number: string;
  area: string | undefined;
}

/** Whether units are numbered anew in each area: everywhere 1, 2, 3 and so on, of which no more are missing than units have no such number or no known area. */
export function beginAnew(units: Numbered[]): boolean {
  const numbered = units.filter(({ number }) => number !== "");
  const areas = new Map<string, Set<number>>();
  let nowhere = 0;
  for (const { number, area } of numbered) {
    if (area === undefined || !/^\d{1,9}$/.test(number)) nowhere += 1;
    else areas.set(area, (areas.get(area) ?? new Set()).add(Number(number)));
  }
  let missing = 0;
  for (const own of areas.values()) {
    if (!own.has(1) || own.has(0)) return false;
    missing += [...own].reduce((most, each) => Math.max(most, each), 0) - own.size;
  }
  const isLong = [...areas.values()].some((own) => own.size > 1);
  return areas.size > 1 && isLong && missing <= nowhere;
}
