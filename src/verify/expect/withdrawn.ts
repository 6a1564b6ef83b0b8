import { monthOf, periodOf } from "../arithmetic/period.ts";
import type { ProvenFact } from "./format.ts";
import type { Ground } from "./ground.ts";

/** A figure of a file, by the last month that it is of. */
interface Stated {
  sha256: string;
  indicator: string;
  area: string;
  month: number;
}

/** What is wrong with a fact that names a cell, or counts records, which the office entered as withdrawn. */
export function withdrawnFault(fact: ProvenFact, ground: Ground): string | undefined {
  if (ground.plan.rows("withdrawals").length === 0) return undefined;
  for (const operand of fact.operands) {
    const stated = operand.kind === "records" ? ofRecords(operand) : ofReading(operand, ground);
    const row = stated && withdrawalOf(stated, ground);
    if (row) return `${operand.name}: it was withdrawn (${row})`;
  }
  return undefined;
}

/** The withdrawal that the run knows of a figure. */
export function withdrawalOf(
  { sha256, indicator, area, month }: Stated,
  { plan, bounds }: Ground,
): string | undefined {
  const path = plan.row("register", sha256)?.row.path ?? "";
  const found = plan.rows("withdrawals").find((row) => {
    const period = periodOf(row.period ?? "");
    const isOf = (said: string | undefined, id: string) => !said || said === id;
    return (
      row.path === path &&
      (row.date ?? "") <= bounds.knownAt &&
      isOf(row.indicator, indicator) &&
      isOf(row.area, area) &&
      (!period || (month >= period.first && month <= period.last))
    );
  });
  return found?.withdrawal;
}

function ofRecords({
  file,
  indicator,
  area,
  until,
}: {
  file: string;
  indicator: string;
  area: string;
  until: string;
}): Stated {
  return { sha256: file, indicator, area, month: monthOf(until) };
}

function ofReading(operand: ProvenFact["operands"][number], { originals }: Ground): Stated | undefined {
  if (!("reading" in operand) || operand.kind === "state") return undefined;
  const [short = "", index = ""] = operand.reading.split("/");
  const { sha256 = "", readings = [] } = originals.get(short)?.file ?? {};
  const reading = readings[Number(index)];
  if (!reading) return undefined;
  const { indicator, area, period } = reading;
  return { sha256, indicator, area, month: periodOf(period)?.last ?? -1 };
}
