import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The files that take longest, longest first: started first, they leave no worker alone at the end. */
const LONGEST = [
  "warehouse/cases",
  "run/unattended",
  "readme",
  "verify/tamper",
  "site/access",
  "verify/mutations",
  "site/proofs",
  "verify/shipped",
  "site/golden",
  "site/july",
  "warehouse/records",
  "warehouse/fragile",
  "site/bounds",
  "site/browser",
  "site/changed",
  "site/internal",
  "warehouse/shipped",
  "site/trace",
  "cli",
  "warehouse/totals",
  "site/submissions",
  "site/foreign",
  "site/failed",
];

/** Runs the longest files first and all others after them, in one order whatever was run before. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = LONGEST.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
      return place < 0 ? LONGEST.length : place;
    };
    return files.toSorted((a, b) => rank(a) - rank(b) || (a.moduleId < b.moduleId ? -1 : 1));
  }
}
