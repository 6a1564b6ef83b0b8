import { CHANGES } from "./changes.ts";
import { enterpriseTerms, entryTerms } from "./enterprise.ts";
import { categoryTerms, estimateTerms } from "./estimate.ts";
import { exampleTerms } from "./example.ts";
import { indexPartTerms, indexTerms } from "./index-of.ts";
import { issuedCountTerms, issuedVerdictTerms } from "./issued.ts";
import { itemTerms } from "./item.ts";
import { lastStatusTerms } from "./last-status.ts";
import { backtestTerms, outlookTerms, paceTerms } from "./outlook.ts";
import { movesTerms, standingTerms } from "./peers.ts";
import { sinceTerms } from "./since.ts";
import { neededTerms, shortfallTerms, targetTerms } from "./target.ts";
import type { At, Given, Terms } from "./terms.ts";
import { trajectoryTerms } from "./trajectory.ts";

/**
 * What the terms of a family are that a fact's id does not give, or what is wrong with there being such a fact at all. Those that
 * are bounds of the run are worked out where it is evaluated.
 */
export const TERMS: Record<string, (given: Given, at: At) => Terms | string> = {
  ...CHANGES,
  outlook: outlookTerms,
  backtest: backtestTerms,
  standing: standingTerms,
  moves: movesTerms,
  target: targetTerms,
  issued_verdict: issuedVerdictTerms,
  issued_count: issuedCountTerms,
  last_status: lastStatusTerms,
  needed: neededTerms,
  pace: paceTerms,
  shortfall: shortfallTerms,
  example: exampleTerms,
  trajectory: trajectoryTerms,
  enterprise: enterpriseTerms,
  enterprise_entry: entryTerms,
  since: sinceTerms,
  estimate: estimateTerms,
  category: categoryTerms,
  item: itemTerms,
  index: indexTerms,
  index_part: indexPartTerms,
};
