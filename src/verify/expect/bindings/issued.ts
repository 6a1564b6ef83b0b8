import { statedRow } from "../issue.ts";
import type { At, Given, Terms } from "./terms.ts";

const NOTHING = "no edition that was issued says so";

/** What an issued edition said of a target is the verdict on it, for the same area. */
export function issuedVerdictTerms({ target = "", area = "" }: Given, { ground }: At): Terms | string {
  const stated = statedRow(
    ([type, of, where, , aspect]) =>
      type === "target" && of === target && where === area && aspect === "status",
    ground,
  );
  return stated === undefined ? NOTHING : { stated };
}

const due = (is: boolean) => (is ? "due" : undefined);

/** What it said of the plan is how many targets had a verdict. */
export function issuedCountTerms({ aspect = "" }: Given, { ground }: At): Terms | string {
  const stated = statedRow(([type, , , said]) => type === "plan" && `issued-${said}` === aspect, ground);
  if (stated === undefined) return NOTHING;
  return {
    stated,
    is_met: due(aspect === "issued-met-count"),
    is_missed: due(aspect === "issued-missed-count"),
  };
}
