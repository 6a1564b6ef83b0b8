import { partsOf } from "./kinds.ts";
import type { Node } from "./parse.ts";

/** The names of an expression: those outside what is asked of sets, and those within each that is. */
export interface NamesBySet {
  outside: string[];
  sets: string[][];
}

/** The names of an expression by where they stand. */
export function namesBySet(node: Node): NamesBySet {
  if (node.is === "name") return { outside: [node.name], sets: [] };
  const parts = partsOf(node).map(namesBySet);
  const outside = parts.flatMap((part) => part.outside);
  return node.is === "set"
    ? { outside: [], sets: [outside] }
    : { outside, sets: parts.flatMap((part) => part.sets) };
}
