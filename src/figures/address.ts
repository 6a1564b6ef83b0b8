import { slug } from "./edition.ts";

/** The types of subject whose facts stand in a file for each area, or for each subject of a scheme. */
const BY_THIRD = ["indicator", "target", "score"];

/** Where the proof of a fact stands, below `proof/facts/`: a file for each subject, and for each area of an indicator or target. */
export function proofPath(fact: string): string {
  const [type = "", subject = "", third = ""] = fact.split("/");
  return BY_THIRD.includes(type) ? `${type}/${slug(subject)}/${slug(third)}` : `${type}/${slug(subject)}`;
}

/** The anchor of a fact's proof in its page: its id without what its page says already. */
export function proofAnchor(fact: string): string {
  const [type = ""] = fact.split("/");
  return slug(
    fact
      .split("/")
      .slice(BY_THIRD.includes(type) ? 3 : 2)
      .join("_"),
  );
}

/** The address of a fact's proof, which stands in the page `proof` below `proof/facts/`, from the page `path`, whose way to the root is `root`. */
export function proofAddress(fact: string, proof: string, path: string, root: string): string {
  const [page, anchor] = [`proof/facts/${proof}`, encodeURIComponent(proofAnchor(fact))];
  return page === path ? `#${anchor}` : `${root}${encodeURI(page)}.html#${anchor}`;
}
