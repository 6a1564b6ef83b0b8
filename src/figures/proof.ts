import { slug } from "./edition.ts";

/** Where the proof of a fact stands, below `proof/facts/`: a file for each subject, and for each area of an indicator or target. */
export function proofPath(fact: string): string {
  const [type = "", subject = "", third = ""] = fact.split("/");
  return type === "indicator" || type === "target"
    ? `${type}/${slug(subject)}/${slug(third)}`
    : `${type}/${slug(subject)}`;
}

/** The anchor of a fact's proof in its page: its id without what its page says already. */
export function proofAnchor(fact: string): string {
  const [type, , , ...rest] = fact.split("/");
  const own = type === "indicator" || type === "target" ? rest : fact.split("/").slice(2);
  return own.join("_").replaceAll(".", "-");
}
