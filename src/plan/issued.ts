import { ConfigError } from "../core/error.ts";
import { parsePeriod } from "../core/period.ts";
import type { Plan } from "./plan.ts";

/** The faults of what was issued: each edition once, on a day on which all that it knew had arrived, and nothing stated of another. */
export function issuedFaults({ issued, stated }: Plan): ConfigError[] {
  const errors: ConfigError[] = [];
  const say = (
    { file, texts }: Plan["issued"] | Plan["stated"],
    row: number,
    column: string,
    [problem, remedy]: [string, string],
  ) =>
    errors.push(
      new ConfigError(problem, remedy, {
        file,
        row,
        column,
        value: (texts[row - 1] as never)?.[column] ?? "",
      }),
    );
  const editions = new Map<string, number>();
  for (const { row, edition, known_at, issued_on } of issued.rows) {
    const first = editions.get(edition);
    if (first !== undefined)
      say(issued, row, "edition", [`duplicate of row ${first}`, "give the later one another number"]);
    editions.set(edition, first ?? row);
    if (issued_on < known_at)
      say(issued, row, "issued_on", [`before ${known_at}, which it knew`, "mend the date of issue"]);
  }
  const seen = new Map<string, number>();
  for (const { row, stated: id, edition } of stated.rows) {
    if (!editions.has(edition))
      say(stated, row, "edition", ["no edition of issued.csv", "write its number as issued.csv has it"]);
    const first = seen.get(id);
    if (first !== undefined)
      say(stated, row, "stated", [`duplicate of row ${first}`, "keep one of the two rows"]);
    seen.set(id, first ?? row);
  }
  return errors;
}

/** The last edition that was issued as far as a run may know, of a period that it may know too. */
export function lastIssued(
  { issued }: Pick<Plan, "issued">,
  { asOf, knownAt }: { asOf: string; knownAt: string },
): Plan["issued"]["rows"][number] | undefined {
  const last = (period: string) => parsePeriod(period)?.last ?? Number.POSITIVE_INFINITY;
  return issued.rows
    .filter((row) => row.issued_on <= knownAt && row.known_at <= knownAt && last(row.as_of) <= last(asOf))
    .toSorted((a, b) => (a.issued_on < b.issued_on ? -1 : a.issued_on > b.issued_on ? 1 : a.row - b.row))
    .at(-1);
}
