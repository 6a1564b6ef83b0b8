import { ConfigError } from "../core/error.ts";
import { type Period, parsePeriod } from "../core/period.ts";
import type { Plan } from "./plan.ts";

/** The faults of what was entered as withdrawn: each names a file of the register, on a day on which it had arrived, once. */
export function withdrawalFaults({ withdrawals, register, areas, indicators }: Plan): ConfigError[] {
  const arrivals = new Map(register.rows.map(({ path, arrived }) => [path, arrived]));
  const known = {
    area: new Set(areas.rows.map(({ area }) => area)),
    indicator: new Set(indicators.rows.map(({ indicator }) => indicator)),
  };
  const errors: ConfigError[] = [];
  const seen = new Map<string, number>();
  for (const { row, ...given } of withdrawals.rows) {
    const fault = (column: keyof typeof given, problem: string, remedy: string) =>
      errors.push(
        new ConfigError(problem, remedy, {
          ...{ file: withdrawals.file, row, column },
          value: withdrawals.texts[row - 1]?.[column] ?? "",
        }),
      );
    const first = seen.get(given.withdrawal);
    if (first !== undefined) fault("withdrawal", `duplicate of row ${first}`, "keep one of the two rows");
    seen.set(given.withdrawal, first ?? row);
    const arrived = arrivals.get(given.path);
    if (arrived === undefined)
      fault("path", "no file of the register", "write the path as register.csv has it");
    else if (given.date < arrived)
      fault("date", `before the file arrived on ${arrived}`, "mend the date, or the day of arrival");
    for (const column of ["area", "indicator"] as const)
      if (given[column] !== "" && !known[column].has(given[column]))
        fault(column, `unknown ${column}`, `write the id of an ${column}, or leave it blank for all`);
  }
  return errors;
}

/** Whether all that a file lists of an indicator in a period was withdrawn, as far as is known on a day. */
export function withdrawnAt(
  { withdrawals }: Pick<Plan, "withdrawals">,
  knownAt: string,
): (path: string, indicator: string, period: Period) => boolean {
  const known = withdrawals.rows
    .filter(({ date, area }) => date <= knownAt && area === "")
    .map((row) => ({ ...row, whole: parsePeriod(row.period) }));
  return (path, indicator, { first, last }) =>
    known.some(
      (row) =>
        row.path === path &&
        (row.indicator === "" || row.indicator === indicator) &&
        (!row.whole || (first >= row.whole.first && last <= row.whole.last)),
    );
}

/** The files that were withdrawn as a whole, as far as is known on a day. */
export function wholeWithdrawn({ withdrawals }: Pick<Plan, "withdrawals">, knownAt: string): Set<string> {
  const whole = withdrawals.rows.filter(
    ({ indicator, area, period }) => `${indicator}${area}${period}` === "",
  );
  return new Set(whole.flatMap(({ date, path }) => (date <= knownAt ? path : [])));
}
