import type { Plan } from "../plan.ts";
import type { Records } from "../records.ts";
import { type ListOfFile, Register } from "./register.ts";

/** A received file: what it is, the day on which it arrived, and its records, where it lists any. */
interface ArrivedFile {
  file: { sha256: string };
  arrived: string;
  records: Records | undefined;
}

/** Lets each file that lists a register count from all lists of it that its department has sent, in the order of their arrival. */
export function joinRegisters(originals: ArrivedFile[], plan: Plan): void {
  const places = new Map(plan.rows("register").map(({ sha256 }, place) => [sha256 ?? "", place]));
  const placeOf = ({ file }: ArrivedFile) => places.get(file.sha256) ?? -1;
  const ordered = originals.toSorted((a, b) =>
    a.arrived === b.arrived ? placeOf(a) - placeOf(b) : a.arrived < b.arrived ? -1 : 1,
  );
  const registers = new Map<string, ListOfFile[]>();
  for (const { records } of ordered)
    for (const list of records?.listings ?? []) {
      const key = `${list.register} ${list.department}`;
      const lists = registers.get(key) ?? [];
      registers.set(key, lists);
      if (records) lists.push({ ...list, doubts: records.doubts });
    }
  const made = new Map([...registers].map(([key, lists]) => [key, new Register(lists, plan)]));
  for (const { records } of ordered)
    for (const { register, department } of records?.listings ?? [])
      if (records) records.register = made.get(`${register} ${department}`);
}
