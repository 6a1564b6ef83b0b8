import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The files that take longest, longest first: started first, they leave no worker alone at the end. */
const LONGEST = [
  "surveys/falsified",
  "verify/tamper",
  "run/kept",
  "verify/falsified",
  "registers/hidden",
  "readme",
  "site/checker",
  "run/unattended",
  "warehouse/cases",
  "site/access",
  "site/golden",
  "verify/rebuild",
  "verify/mutations",
  "site/personal",
  "verify/shipped",
  "verify/hostile",
  "verify/confirmed",
  "registers/pages",
  "site/light",
  "run/warehouse",
  "site/proofs",
  "publish/issued",
  "run/kit",
  "run/unchanged",
  "verify/rows",
  "answers/answers",
  "run/killed",
  "site/foreign",
  "site/changed",
  "scenarios/scenarios",
  "warehouse/totals",
  "verify/verdicts",
  "site/browser",
  "warehouse/fragile",
  "warehouse/shipped",
  "site/bounds",
  "verify/after",
  "site/july",
  "site/failed",
  "site/sheets",
  "verify/received",
  "site/internal",
  "run/operate",
  "run/tell",
  "run/dev",
  "warehouse/held",
  "verify/prose",
  "run/changing",
  "site/awkward",
  "site/charts",
  "verify/hidden",
  "registers/proof",
  "site/layout",
  "warehouse/records",
  "site/identical",
  "site/journeys",
  "cli",
  "site/trace",
  "registers/added",
  "registers/site",
  "site/print",
  "site/submissions",
  "intake/arrangement",
  "site/navigation",
  "publish/swap",
  "registers/counted",
  "warehouse/scores",
  "run/key",
  "demo/write",
  "intake/corpus",
  "demo/enlarge",
  "demo/truth",
  "warehouse/rules",
  "site/account",
  "site/explorer",
  "registers/levels",
];

/**
 * The projects, that of the longest files first. A worker loads all anew, and opens a warehouse anew, where the next file is of another
 * project, so that those of one project follow each other.
 */
const PROJECTS = ["site", "browser", "models", "unit"];

/** Runs the projects one after the other, of each the longest files first and all others after them, in one order whatever was run before. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = LONGEST.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
      return place < 0 ? LONGEST.length : place;
    };
    const place = ({ project }: TestSpecification) => PROJECTS.indexOf(project.name);
    return files.toSorted(
      (a, b) => place(a) - place(b) || rank(a) - rank(b) || (a.moduleId < b.moduleId ? -1 : 1),
    );
  }
}
