/** The kinds of scenario by which it is asked how sure a verdict is: what would be so if one thing were otherwise. */
export const SCENARIOS = [
  "rounding-up",
  "rounding-down",
  "worst",
  "best",
  "without-source",
  "unassessed",
] as const;
export type ScenarioKind = (typeof SCENARIOS)[number];
