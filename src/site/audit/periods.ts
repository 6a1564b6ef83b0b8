import { parsePeriod, yearOf } from "../../core/period.ts";
import { periodWords } from "../../core/period-words.ts";
import type { Edition } from "../../facts/edition.ts";
import { coverWords, endWords, placeWords } from "../kit/words.ts";

/** The words of every period that the edition speaks of. */
export function periodsOf(edition: Edition): Map<string, string[]> {
  const { facts, plan, bounds, findings } = edition;
  const ids = new Set([...facts.values()].map(({ period }) => period));
  for (const { period } of [
    ...plan.periods.rows,
    ...plan.targets.rows,
    ...plan.decisions.rows,
    ...plan.appeals.rows,
  ])
    ids.add(period);
  for (const { period } of plan.periods.rows) {
    const known = parsePeriod(period);
    if (known) ids.add(yearOf(known, plan.head.year_begins).id);
  }
  for (const { base } of plan.trajectories.rows) ids.add(base);
  for (const { period } of findings) if (period) ids.add(period.id);
  for (const { as_of } of plan.issued.rows) ids.add(as_of);
  for (const period of [plan.head.as_of, bounds.asOf]) ids.add(period);
  return new Map(
    [...ids]
      .flatMap((id) => parsePeriod(id) ?? [])
      .map((period) => [
        period.id,
        [
          periodWords(period.id),
          endWords(period.id),
          coverWords(edition, period.id, "sum"),
          coverWords(edition, period.id, "last"),
          placeWords(period),
        ],
      ]),
  );
}
