import type { PeriodKind, Table } from "./table.ts";

/** What a reader has chosen. */
export interface Choice {
  indicators: string[];
  areas: string[];
  /** The area that is made to stand out; blank for none but the first. */
  lead: string;
  kind: PeriodKind;
  /** The first and the last year. */
  from: number;
  to: number;
}

/** What can be chosen. */
type Choosable = Pick<Table, "indicators" | "areas" | "kinds" | "years">;

/** The choice that an address names, with what of it there is none of; what it does not name is as in `otherwise`. */
export function choiceFrom(
  search: string,
  table: Choosable,
  otherwise: Choice,
): { choice: Choice; unknown: string[] } {
  const given = new URLSearchParams(search);
  const unknown: string[] = [];
  const listed = (name: string, known: { id: string }[], or: string[]) => {
    const text = given.get(name);
    if (text === null) return or;
    const ids = [...new Set(text.split(",").filter(Boolean))];
    unknown.push(...ids.filter((id) => !known.some((each) => each.id === id)));
    return known.map(({ id }) => id).filter((id) => ids.includes(id));
  };
  const one = <T extends string | number>(name: string, known: T[], or: T): T => {
    const text = given.get(name);
    const found = known.find((each) => String(each) === text);
    if (text !== null && found === undefined) unknown.push(text);
    return found ?? or;
  };
  const choice = {
    indicators: listed("indicators", table.indicators, otherwise.indicators),
    areas: listed("areas", table.areas, otherwise.areas),
    lead: one("lead", ["", ...table.areas.map(({ id }) => id)], otherwise.lead),
    kind: one("period", table.kinds, otherwise.kind),
    from: one("from", table.years, otherwise.from),
    to: one("to", table.years, otherwise.to),
  };
  return { choice, unknown };
}

/** The part of an address that names a choice, from its question mark. */
export function addressOf({ indicators, areas, lead, kind, from, to }: Choice): string {
  const given = {
    indicators: indicators.join(","),
    areas: areas.join(","),
    ...(lead !== "" && { lead }),
    ...{ period: kind, from, to },
  };
  const parts = Object.entries(given).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `?${parts.join("&").replaceAll("%2C", ",")}`;
}
