import { compare, ZERO } from "../../arithmetic/exact.ts";
import { isBroken } from "../changes/broken.ts";
import type { At, Term } from "./terms.ts";

/** Whether something is to be named: surely, perhaps, or not. */
export type Due = "must" | "may" | "not";

/** A term that is due. */
export function termOf(due: Due, text = "due"): Term {
  return due === "not" ? undefined : due === "must" ? text : { may: text };
}

/** Whether a fact is there and a number follows for it; a scenario that leaves out a source may lack what is published. */
export function known(fact: string, { ground, follow }: At): Due {
  if (!ground.site.facts.has(fact) || follow(fact).amount === null) return "not";
  return (ground.stands?.(fact) ?? true) ? "must" : "may";
}

/** Whether a figure is there to which no part is missing, as far as that can be told. */
export function whole(figure: string, at: At): Due {
  const { present, least, most } = at.follow(figure).parts;
  return present < least ? "not" : both(known(figure, at), present < most ? "may" : "must");
}

/** Whether a whole figure is there that is of something. */
export function divided(figure: string, at: At): Due {
  const { divisor } = at.follow(figure);
  return divisor && compare(divisor, ZERO) > 0 ? whole(figure, at) : "not";
}

/** Whether a whole figure is there that another may be held against. */
export function usable(figure: string, earlier: string, at: At): Due {
  return isBroken(figure, earlier, at.ground) ? "not" : whole(earlier, at);
}

/** What is due where each of several is. */
export function both(...each: Due[]): Due {
  return each.includes("not") ? "not" : each.includes("may") ? "may" : "must";
}
