import type { Follow, Ground } from "../ground.ts";
import { divided } from "./due.ts";
import { TERMS } from "./families.ts";
import { boundOf } from "./rows.ts";
import { filled } from "./terms.ts";

/** What follows from every figure and others wherever these are there, by the last part of its id. */
const ALWAYS = ["since-last"];

/** The facts of which rows say that they follow from a figure, and which are not there though all that they rest on is. */
export function leftOutOf(figure: string, ground: Ground, follow: Follow): string[] {
  return ALWAYS.map((aspect) => figure.replace(/actual$/, aspect)).filter(
    (id) => !ground.site.facts.has(id) && isDue(id, figure, ground, follow),
  );
}

function isDue(id: string, figure: string, ground: Ground, follow: Follow): boolean {
  const bound = boundOf(id);
  const fact = ground.site.facts.get(figure)?.fact;
  if (!bound || !fact) return false;
  const at = { id, fact, ground, follow };
  const terms = TERMS[bound.family]?.(bound.given, at) ?? {};
  if (typeof terms === "string") return false;
  const rests = bound.operands.flatMap(({ pattern }) => filled(pattern, { ...bound.given, ...terms }));
  return rests.every(({ text, must }) => must && divided(text, at) === "must");
}
