import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The files that take longest, longest first: started first, they leave no worker alone at the end. */
const LONGEST = [
  "verify/tamper",
  "warehouse/cases",
  "run/unattended",
  "verify/mutations",
  "verify/shipped",
  "warehouse/totals",
  "site/access",
  "site/golden",
  "run/changing",
  "site/failed",
  "warehouse/records",
  "run/operate",
  "site/proofs",
  "site/bounds",
  "warehouse/fragile",
  "readme",
  "site/light",
  "site/browser",
  "warehouse/shipped",
  "answers/answers",
  "site/charts",
  "cli",
  "verify/prose",
  "site/july",
  "verify/received",
  "publish/swap",
  "publish/aside",
  "site/personal",
  "figures/submission",
  "site/identical",
  "site/layout",
  "site/foreign",
  "site/trace",
  "site/submissions",
  "site/changed",
  "site/internal",
  "init/init",
  "site/journeys",
  "verify/hidden",
  "site/print",
  "publish/framework",
  "demo/enlarge",
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
