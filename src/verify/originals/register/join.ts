import type { Plan } from "../plan.ts";

import type { Records } from "../records/records.ts";
import { departmentOf } from "../span.ts";
import { type ListOfFile, Register } from "./register.ts";

/** A received file: what it is, the day on which it arrived, and its records, where it lists any. */
interface ArrivedFile {
  file: { sha256: string };
  arrived: string;
  records: Records | undefined;
}

/** Lets each file that lists registers count from all lists of them that their keepers have sent, in the order of their arrival. */
export function joinRegisters(originals: ArrivedFile[], plan: Plan, knownAt: string): void {
  const places = new Map(plan.rows("register").map(({ sha256 }, place) => [sha256 ?? "", place]));
  const placeOf = ({ file }: ArrivedFile) => places.get(file.sha256) ?? -1;
  const keepers = new Map(
    plan.rows("registers").map(({ register, keeper = "" }) => [register, departmentOf(keeper, plan)]),
  );
  const ordered = originals
    .filter((original) => !isWithdrawn(original, plan, knownAt))
    .toSorted((a, b) => (a.arrived === b.arrived ? placeOf(a) - placeOf(b) : a.arrived < b.arrived ? -1 : 1));
  const registers = new Map<string, ListOfFile[]>();
  for (const { records } of ordered)
    for (const list of records?.listings ?? []) {
      if (list.department !== keepers.get(list.register)) continue;
      const lists = registers.get(list.register) ?? [];
      registers.set(list.register, lists);
      if (records) lists.push({ ...list, doubts: records.doubts });
    }
  const made: Register[] = [];
  for (const lists of registers.values()) made.push(new Register(lists, plan, () => made));
  for (const { records } of ordered)
    if (records)
      records.registers = made.filter(({ id }) => records.listings.some(({ register }) => register === id));
}

/** Whether a file was withdrawn as a whole. */
function isWithdrawn({ file }: ArrivedFile, plan: Plan, knownAt: string): boolean {
  const path = plan.row("register", file.sha256)?.row.path;
  return plan
    .rows("withdrawals")
    .some(
      (row) =>
        row.path === path &&
        (row.date ?? "") <= knownAt &&
        [row.indicator, row.area, row.period].every((part) => !part),
    );
}
