import type { Report } from "../verify.ts";
import type { Failure } from "./failure.ts";

/** What can be said of one of the three questions. */
export interface Verdict {
  answer: "yes" | "no" | "not checked";
  why: string;
}

/** The three questions that a check answers, each by itself. */
export interface Verdicts {
  /** 数字: whether every number follows from the received files. */
  numbers: Verdict;
  /** 文件: whether every file is the one that was signed. */
  files: Verdict;
  /** 全站: whether the whole site is what these files give. */
  site: Verdict;
}

/** What came of building a site again from its originals. */
export interface Rebuilt extends Verdict {
  differences: Failure[];
}

/** Why nobody has built the site again, where that was not asked for. */
const NOT_REBUILT: Verdict = {
  answer: "not checked",
  why: "whether words and charts are those of the files, and whether a finding, a scenario, an outlook, a contribution or a difference between sources was left out, is told only by building again (quality-city verify --rebuild)",
};

/** The answers that a report and, where there is one, a second build give. */
export function verdictsOf(report: Report, rebuilt: Verdict = NOT_REBUILT): Verdicts {
  const { answer, why } = rebuilt;
  return { numbers: numbersOf(report), files: filesOf(report), site: { answer, why } };
}

/** Whether a failure is one of the files of the site, and not of a number or of what it follows from. */
function isOfFiles({ check, where }: Failure): boolean {
  return check === "rebuild" || (check === "manifest" && !where.startsWith("originals "));
}

function numbersOf({ facts, proven, failures }: Report): Verdict {
  const wrong = failures.filter((failure) => !isOfFiles(failure)).length;
  if (facts === 0) return { answer: "no", why: "the site proves no number" };
  if (wrong > 0 || proven < facts)
    return { answer: "no", why: `${facts - proven} of ${facts} facts do not follow, ${wrong} places differ` };
  return { answer: "yes", why: `all ${facts} facts follow from the received files` };
}

function filesOf({ signature, failures }: Report): Verdict {
  const wrong = failures.filter((failure) => isOfFiles(failure) && failure.check !== "rebuild").length;
  if (wrong > 0) return { answer: "no", why: `${wrong} places are not as the manifest says` };
  if (signature === "signed, holds") return { answer: "yes", why: "every file is the one that was signed" };
  if (signature === "signed, holds: by a later key")
    return {
      answer: "yes",
      why: "every file is the one that was signed, with a key that the given one brought in",
    };
  if (signature === "unsigned")
    return {
      answer: "not checked",
      why: "nobody signed the site, and whoever changed it may have written its sums anew",
    };
  return { answer: "not checked", why: "the site is signed, and no public key was given (--key)" };
}
