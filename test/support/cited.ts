import { proofAnchor, proofPath } from "../../src/site/kit/address.ts";

/** A selector of the numbers of a page that are a fact: those in a link to its proof from another page, and those that name it. */
export function numbersOf(fact: string): string {
  const page = `/facts/${proofPath(fact)}`;
  const link = `[href$="#${encodeURIComponent(proofAnchor(fact))}"]`;
  const links = [".", "/"].map((after) => `a[href*="${page}${after}"]${link} > data`);
  return [...links, `data[data-fact="${fact}"]`].join(", ");
}
