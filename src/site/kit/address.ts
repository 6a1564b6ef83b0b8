import { slug } from "../../facts/edition.ts";

/** The types of subject whose facts stand in a file for each area, or for each subject of a scheme. */
const BY_THIRD = ["indicator", "target", "score"];

/** How many parts of a fact's id its proof's file is named for. */
const partsIn = (type: string) => (BY_THIRD.includes(type) ? 3 : 2);

/** Where the proof of a fact stands, below `proof/facts/`: a file for each subject, and for each area of an indicator or target. */
export function proofPath(fact: string): string {
  const [type = "", ...rest] = fact.split("/");
  return [type, ...rest.slice(0, partsIn(type) - 1).map(slug)].join("/");
}

/** The anchor of a fact's proof in its page: its id without what its page says already. */
export function proofAnchor(fact: string): string {
  const parts = fact.split("/");
  return slug(parts.slice(partsIn(parts[0] ?? "")).join("_"));
}

/** The address of a fact's proof, which stands in the page `proof` below `proof/facts/`, from the page `path`. */
export function proofAddress(fact: string, proof: string, path: string): string {
  const [page, anchor] = [`proof/facts/${proof}`, encodeURIComponent(proofAnchor(fact))];
  return page === path ? `#${anchor}` : `${encodeURI(wayTo(page, path))}.html#${anchor}`;
}

/** The shortest way from the page `path` to another. */
function wayTo(page: string, path: string): string {
  const [from, to] = [path.split("/").slice(0, -1), page.split("/")];
  const apart = to.findIndex((part, index) => part !== from[index] || index === to.length - 1);
  return "../".repeat(from.length - apart) + to.slice(apart).join("/");
}
