import type { Plan, PlanRow } from "../plan.ts";
import { fold } from "../read/sheet.ts";
import { alike } from "../rows.ts";
import { hasCheckSign } from "./credit-code.ts";

/** That a thing of a register came to a stage, in an area on a day. */
export interface Event {
  thing: string;
  area: string;
  stage: string;
  day: string;
}

/** What a table of a register lists, in the order of its rows; `from` is blank where it is from the beginning. */
export interface Listing {
  register: string;
  department: string;
  from: string;
  until: string;
  events: Event[];
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
  const plain = fold(code).replaceAll("-", "").toUpperCase();
  const isSound = plain !== "" && (identity !== "credit-code" || hasCheckSign(plain));
  return isSound ? plain : undefined;
}

/** The stage of a register that a text names. */
export function stageNamed(text: string, { register }: PlanRow, plan: Plan): string | undefined {
  return plan.rows("stages").find((row) => row.register === register && alike(row.title ?? "", text))?.stage;
}
