import type { Period } from "../core/period.ts";
import type { Loader } from "../intake/contract.ts";
import { type Guide, readingGuide } from "../intake/layout/guide.ts";
import type { Intake } from "../intake/receive.ts";
import { keyFingerprint, readKeys } from "../plan/keys.ts";
import type { Plan } from "../plan/plan.ts";
import { type Before, Earlier } from "./earlier.ts";

/** What the form of an area is made from. */
export interface AreaIssue {
  plan: Plan;
  guide: Guide;
  period: Period;
  /** The day by which it is to be sent. */
  due: string;
  earlier: Before;
  /** The fingerprint of the public key by which the office signs what it publishes, where it has one. */
  key?: string | undefined;
}

/** What every form is made from. */
export interface Issue extends AreaIssue {
  earlier: Earlier;
  layouts: Layouts;
}

/** The layouts in which forms are issued; none of a kind that nobody declares. */
interface Layouts {
  /** The figures of an area, an indicator a row. */
  areas: Loader | undefined;
  /** An indicator's figures, an area a row. */
  wide: Loader | undefined;
  /** An indicator's records. */
  items: Loader | undefined;
  /** Records of several kinds. */
  lists: Loader[];
  /** What became of the things of a register. */
  registers: Loader | undefined;
  /** The sheets of a survey, each a row. */
  answers: Loader | undefined;
  /** How many sheets of a survey gave each answer. */
  counts: Loader | undefined;
  states: Loader | undefined;
}

/** The layout of the form of an area. */
export function areaLayout(loaders: Loader[]): Loader | undefined {
  return loaders.find(({ folder, kind }) => folder === "submissions" && kind !== "text");
}

/** What the forms of a period are made from. */
export function issueOf(plan: Plan, loaders: Loader[], received: Intake, period: Period): Issue {
  const guide = readingGuide(plan);
  const statistics = loaders.filter(({ folder }) => folder === "statistics");
  const due = plan.periods.rows.find((row) => row.period === period.id)?.due ?? "";
  return {
    ...{ plan, guide, period, due },
    key: readKeys(plan.originals).map(keyFingerprint).at(-1),
    earlier: new Earlier(received, guide, period),
    layouts: {
      areas: areaLayout(loaders),
      wide: statistics.find(({ names }) => names === "period"),
      items: statistics.find(({ records }) => records && "indicator" in records.subject),
      lists: statistics.filter(({ records }) => records && "kind" in records.subject),
      registers: statistics.find(({ records }) => records && "register" in records.subject),
      answers: statistics.find(({ answers }) => answers && !answers.counted),
      counts: statistics.find(({ answers }) => answers?.counted),
      states: statistics.find(({ states }) => states),
    },
  };
}
