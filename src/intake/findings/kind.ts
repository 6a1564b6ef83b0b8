/** How much a finding matters: a figure is lost, may be lost, or was read with a note. */
export type Severity = "error" | "warning" | "notice";
/** Who has to mend it: the sender of the file, or the office that receives it. */
type Owner = "sender" | "office";

/** A kind of finding: what is wrong and what to do, in the words of those who fill in and receive forms. */
export interface Kind {
  severity: Severity;
  title: string;
  remedy: string;
  english: string;
  owner: Owner;
  /** Whether everybody may see it, or it is a doubt that the office looks into first. */
  audience: "public" | "internal";
}
