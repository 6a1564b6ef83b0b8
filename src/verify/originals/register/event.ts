import type { Plan, PlanRow } from "../plan.ts";
import { fold } from "../read/sheet.ts";
import { alike } from "../rows.ts";
import { hasCheckSign } from "./credit-code.ts";

/** That a thing of a register came to a stage, in an area on a day. */
export interface Event {
  thing: string;
  area: string;
  stage: string;
  /** The credit code of the enterprise that it is, or whose it is. */
  owner: string | undefined;
  day: string;
  /** A number for what its row says in all columns, where rows are too many to be held. */
  print?: number | undefined;
}

/** What a table of a register lists, in the order of its rows; `from` is blank where it is from the beginning. */
export interface Listing {
  register: string;
  department: string;
  from: string;
  until: string;
  events: Iterable<Event> & { push(event: Event): void };
}

/** The register of the plan that a text names. */
export function registerNamed(text: string, plan: Plan): PlanRow | undefined {
  return plan
    .rows("registers")
    .find(({ register = "", title = "" }) => [register, title].some((name) => alike(name, text)));
}

/** What identifies a thing in a register: its code or its name; undefined where that is none. */
export function thingOf(name: string, code: string, { identity }: PlanRow): string | undefined {
  if (identity === "name") return fold(name);
  const parts = fold(code)
    .toUpperCase()
    .split(/[-\u2010-\u2015\u2212]/);
  // Only between digits does a dash tell two codes apart.
  const plain = parts.reduce((left, right) =>
    /\d$/.test(left) && /^\d/.test(right) ? `${left}-${right}` : left + right,
  );
  if (identity === "credit-code") return hasCheckSign(plain) ? plain : undefined;
  const isRounded = /^\d{18,}$/.test(plain) && /^0+$/.test(plain.slice(15));
  return /\d/.test(plain) && !isRounded && !/^\d(\.\d+)?E\+?\d+$/.test(plain) ? plain : undefined;
}

/** The stage of a register that a text names. */
export function stageNamed(text: string, { register }: PlanRow, plan: Plan): string | undefined {
  return plan.rows("stages").find((row) => row.register === register && alike(row.title ?? "", text))?.stage;
}
