import { isDoubtful } from "../beside.ts";
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

const DASH = /[-\u2010-\u2015\u2212]/;

/** The register of the plan that a text names. */
export function registerNamed(text: string, plan: Plan): PlanRow | undefined {
  return plan
    .rows("registers")
    .find(({ register = "", title = "" }) => [register, title].some((name) => alike(name, text)));
}

/** What identifies a thing in a register: its code or its name; undefined where that is none. */
export function thingOf(name: string, code: string, { identity }: PlanRow): string | undefined {
  if (identity === "name") return fold(name);
  const parts = fold(code).toUpperCase().split(DASH);
  // Only between digits does a dash tell two codes apart.
  const plain = parts.reduce((left, right) =>
    /\d$/.test(left) && /^\d/.test(right) ? `${left}-${right}` : left + right,
  );
  if (identity === "credit-code") return hasCheckSign(plain) ? plain : undefined;
  // Together with the name nobody knows which of it is the number.
  const [said, named] = [fold(code), fold(name)];
  if (said !== named && /\p{Script=Han}/u.test(named) && said.includes(named)) return undefined;
  const isRounded = /^\d{18,}$/.test(plain) && /^0+$/.test(plain.slice(15));
  return /\d/.test(plain) && !isRounded && !/^\d(\.\d+)?E\+?\d+$/.test(plain) ? plain : undefined;
}

/** The stage of a register that a text names. */
export function stageNamed(text: string, { register }: PlanRow, plan: Plan): string | undefined {
  return plan.rows("stages").find((row) => row.register === register && alike(row.title ?? "", text))?.stage;
}

/** The titles of the stages up to that which a text names, of which one is a word of doubt; of one in which a thing is no more in the register none. */
export function stagesReached(text: string, { register }: PlanRow, plan: Plan): string[] {
  const own = plan.rows("stages").filter((row) => row.register === register && row.rank);
  const at = own.find(({ title = "" }) => alike(title, text));
  if (!at) return [];
  const titles = own.flatMap(({ rank, title = "" }) => (Number(rank) <= Number(at.rank) ? fold(title) : []));
  return titles.filter((title) => isDoubtful(title));
}

/** What stages mean: how high they are, undefined where a thing is no more in the register, and after how many days it should have gone on. */
export type Stages = Map<string, { rank: number | undefined; within: number | undefined }>;

/** The stages of all registers of a plan. */
export function stagesOf(plan: Plan): Stages {
  const number = (text = "") => (text === "" ? undefined : Number(text));
  return new Map(
    plan
      .rows("stages")
      .map(({ stage = "", rank, within }) => [stage, { rank: number(rank), within: number(within) }]),
  );
}
