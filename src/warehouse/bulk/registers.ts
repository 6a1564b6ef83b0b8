import { shiftDays } from "../../core/day.ts";
import { endOf } from "../../core/period.ts";
import type { Finding, FindingCode } from "../../intake/findings/finding.ts";
import type { Guide } from "../../intake/layout/guide.ts";
import type { Intake, ReceivedFile } from "../../intake/receive.ts";
import type { RegisterList } from "../../intake/records/register-list.ts";
import type { Plan } from "../../plan/plan.ts";
import { wholeWithdrawn } from "../../plan/withdrawals.ts";

/** A list of a register with the file in which it stands. */
export interface ListOfFile extends RegisterList {
  in: ReceivedFile;
  /** Its place among all lists. */
  place: number;
  /** Whether its file was withdrawn as a whole, so that it tells of no day. */
  isWithdrawn: boolean;
}

/** The lists of each register and source that had arrived on a day, the earliest arrived first. */
export function listsOf({ files, registers }: Intake, plan: Plan, knownAt: string): ListOfFile[][] {
  const withdrawn = wholeWithdrawn(plan, knownAt);
  const known = new Map(files.flatMap((file) => (file.arrived <= knownAt ? [[file.sha256, file]] : [])));
  const groups = new Map<string, ListOfFile[]>();
  for (const [place, list] of registers.entries()) {
    const file = known.get(list.file);
    if (!file) continue;
    const key = `${list.register} ${list.source.id}`;
    groups.set(key, [
      ...(groups.get(key) ?? []),
      { ...list, place, in: file, isWithdrawn: withdrawn.has(file.path) },
    ]);
  }
  return [...groups.values()].map((lists) =>
    lists.sort((a, b) => compare(a.in.arrived, b.in.arrived) || a.in.place - b.in.place),
  );
}

/**
 * Enters for which periods the lists of a register speak: for those that end within a list, where together they tell of all days
 * from the beginning. Returns what is wrong where they do not.
 */
export function coverRegisters(groups: ListOfFile[][], guide: Guide): Finding[] {
  const reaches = new Map(groups.map((lists) => [lists[0]?.register ?? "", reachOf(inForce(lists)).until]));
  return groups.flatMap((lists) => coverRegister(lists, guide, reaches));
}

function coverRegister(
  lists: ListOfFile[],
  { counts, due, areasOf, pointed }: Guide,
  reaches: Map<string, string>,
): Finding[] {
  const { until, gap } = reachOf(inForce(lists));
  // A level follows from all that gives points.
  const rated = [...pointed].map((register) => reaches.get(register) ?? "").reduce(least, until);
  const [{ register = "" } = {}] = lists;
  const subjects = counts.filter((row) => row.register === register);
  for (const list of lists) {
    const periodsTo = (reach: string) =>
      due.filter((period) => {
        const end = endOf(period);
        return (list.isWithdrawn || end <= reach) && end <= list.until && (list.from ?? "") <= end;
      });
    for (const { indicator, counted } of subjects)
      for (const area of areasOf(indicator))
        for (const period of periodsTo(counted === "rated" ? rated : until))
          list.in.covers.push({
            ...{ area, period, subject: indicator, source: list.source },
            ...{ zones: null, counts: true },
          });
  }
  const ahead = lists.filter((list) => list.until > list.in.arrived && !list.isWithdrawn);
  return [...(gap ?? []), ...ahead.map(({ until, in: file }) => told("register-ahead", file, until))];
}

function inForce(lists: ListOfFile[]): ListOfFile[] {
  return lists.filter(({ isWithdrawn }) => !isWithdrawn);
}

function least(a: string, b: string): string {
  return a < b ? a : b;
}

/** Up to which day lists tell of all days from the beginning, and which are the first that none tells of. */
function reachOf(lists: ListOfFile[]): { until: string; gap?: Finding[] } {
  let until = "";
  for (const list of [...lists].sort((a, b) => compare(a.from ?? "", b.from ?? ""))) {
    const { from } = list;
    if (from !== null && (until === "" || from > shiftDays(until, 1))) {
      const last = shiftDays(from, -1);
      const first = until === "" ? last : shiftDays(until, 1);
      const days = first === last ? last : `${first}至${last}`;
      return { until, gap: [told("register-gap", list.in, until === "" ? `${days}以前` : days)] };
    }
    if (list.until > until) until = list.until;
  }
  return { until };
}

function told(code: FindingCode, { path }: ReceivedFile, detail: string): Finding {
  return { code, file: path, place: null, text: "", detail, period: null };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
