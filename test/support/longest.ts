import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The files that take longest, longest first: started first, they leave no worker alone at the end. */
const LONGEST = [
  "verify/tamper",
  "run/unattended",
  "run/kept",
  "verify/falsified",
  "verify/mutations",
  "readme",
  "site/golden",
  "warehouse/cases",
  "site/checker",
  "verify/shipped",
  "site/access",
  "answers/answers",
  "site/charts",
  "warehouse/records",
  "run/killed",
  "verify/rebuild",
  "site/personal",
  "run/warehouse",
  "site/proofs",
  "warehouse/shipped",
  "site/light",
  "warehouse/totals",
  "run/operate",
  "cli",
  "site/bounds",
  "scenarios/scenarios",
  "site/july",
  "site/changed",
  "verify/confirmed",
  "verify/prose",
  "run/dev",
  "verify/after",
  "verify/verdicts",
  "warehouse/fragile",
  "site/internal",
  "publish/issued",
  "site/browser",
  "site/failed",
  "run/unchanged",
  "verify/received",
  "site/foreign",
  "run/changing",
  "run/kit",
  "run/key",
  "run/tell",
  "site/parts",
  "verify/rows",
  "verify/hidden",
  "site/account",
  "site/awkward",
  "site/journeys",
  "site/months",
  "publish/swap",
  "site/submissions",
  "warehouse/held",
  "figures/sentence",
  "site/layout",
  "site/sheets",
  "publish/prose",
  "site/identical",
  "site/navigation",
  "site/trace",
  "site/print",
  "publish/aside",
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
