import type { ConfigError } from "../core/error.ts";
import { parsePeriod } from "../core/period.ts";
import type { Contact } from "../intake/findings/personal.ts";
import type { Plan, Tables } from "../plan/plan.ts";
import type { Column } from "../warehouse/contract.ts";
import type { Model } from "../warehouse/models.ts";
import type { QueryResult } from "./cell.ts";
import type { Enterprise } from "./enterprise.ts";
import type { StandingFinding } from "./finding.ts";
import type { LackingPart } from "./lacking.ts";
import type { Listed } from "./listed.ts";
import { partOf } from "./noted.ts";
import type { Observation } from "./observation.ts";
import type { FileProof, Proofs } from "./proof.ts";
import type { Fact } from "./read.ts";
import type { SensitivityFlip, Tried } from "./sensitivity.ts";
import type { Submission, Superseded } from "./submission.ts";
import { isUnread } from "./unread.ts";
import { isWithheld, type Withheld } from "./withheld.ts";

export type IndicatorRow = Tables["indicators"]["rows"][number];
export type TargetRow = Tables["targets"]["rows"][number];
export type MeasureRow = Tables["measures"]["rows"][number];
export type SectionRow = Tables["sections"]["rows"][number];
export type DepartmentRow = Tables["departments"]["rows"][number];
export type AreaRow = Tables["areas"]["rows"][number];

/** What bounds the edition, in words that pages may print. */
interface Bounds {
  asOf: string;
  knownAt: string;
  version: string;
  /** Whom it is for; an internal edition shows what the public one does, and more. */
  audience: "public" | "internal";
  /** The sha256 of everything that went in; blank until that is known. */
  fingerprint: string;
  /** The fingerprint of the public key by which it is signed, where there is one. */
  key?: string | undefined;
}

/** Everything that pages may show. */
export interface Edition {
  plan: Plan;
  bounds: Bounds;
  facts: Map<string, Fact>;
  observations: Observation[];
  proofs: Proofs;
  files: FileProof[];
  findings: StandingFinding[];
  /** The words of the product that stand in texts of received files as everybody is told them. */
  words: string[];
  /** The paths of the received files that went in, which nothing shows. */
  received: string[];
  /** How many cells that are not blank the received files have, and of how many of these nobody knows what they are. */
  account: { cells: number; unaccounted: number };
  /** Who files say to call; none but in an internal edition. */
  contacts: Contact[];
  /** What registers say of each enterprise; of none but in an internal edition. */
  enterprises: Enterprise[];
  /** What lists of surveys say beside their answers; of single units in no edition but an internal one. */
  listed: Listed[];
  /** What is doubtful, for the office only. */
  doubts: StandingFinding[];
  submissions: Submission[];
  superseded: Superseded[];
  /** The parts for want of which targets are not decided. */
  undecided: LackingPart[];
  /** The figures that are known and not told. */
  withheld: Withheld[];
  /** What scenarios turn, and all that were tried. */
  flips: SensitivityFlip[];
  scenarios: Tried[];
  /** The models that ran, in their order, with their columns. */
  models: (Omit<Model, "view"> & { columns: Column[] })[];
  loaders: { name: string; file: string; sha256: string }[];
  /** The facts that queries in prose have selected, by file and line: `plan/…/index.md:12`. */
  cells: Map<string, QueryResult>;
  /** What prose cites and there is not, in words, by the ids of facts. */
  lacking: Map<string, string>;
  /** What is wrong in prose, as far as that is known before its pages are written. */
  proseFaults: ConfigError[];
  /** The facts of each subject, in the order of their ids. */
  bySubject: Map<string, Fact[]>;
  /**
   * The names that style sheets and scripts of pages have in a site, by those of their sources, once they are put together:
   * `style.css` is `style-3F2A9C1E.css`, by the hash of what it says, so that a page from before a build finds its own after it.
   */
  assets: Record<string, string>;
}

/** What of an edition tells which facts there are. */
export type Stated = Pick<Edition, "facts" | "bySubject" | "plan" | "lacking">;

/** The parameters of a page's address, as ids of the plan. */
export type Params = Record<string, string>;

/** An id as it stands in an address: `3.2` becomes `3-2`. */
export function slug(id: string): string {
  return id.replaceAll(".", "-");
}

/** The row of a plan table whose column of the table's own name is `id`; throws where there is none. */
export function rowOf<K extends "indicator" | "target" | "measure" | "section" | "area" | "department">(
  edition: Edition,
  kind: K,
  id: string,
): Tables[`${K}s`]["rows"][number] {
  const rows: object[] = edition.plan[`${kind}s`].rows;
  const row = rows.find((candidate) => (candidate as Record<string, unknown>)[kind] === id);
  if (!row) throw new Error(`no ${kind} ${id}`);
  return row as Tables[`${K}s`]["rows"][number];
}

/** Facts by their subjects, in the order in which they come. */
export function bySubject(facts: Iterable<Fact>): Map<string, Fact[]> {
  const subjects = new Map<string, Fact[]>();
  for (const fact of facts) {
    const own = subjects.get(fact.subject);
    if (own) own.push(fact);
    else subjects.set(fact.subject, [fact]);
  }
  return subjects;
}

/** The facts of a subject: `indicator/…`, `area/…`, `department/…` and so on. */
export function factsOf(edition: Pick<Edition, "bySubject">, subject: string): Fact[] {
  return edition.bySubject.get(subject) ?? [];
}

/** The facts of a subject by what they say and of which area. */
type ByAspect = Map<string, Map<string | null, Fact[]>>;
const indexed = new WeakMap<Fact[], ByAspect>();

/** Whether an edition tells a fact. */
export function mayTell({ bounds }: Pick<Edition, "bounds">, { audience }: Fact): boolean {
  return audience === "public" || bounds.audience === "internal";
}

/** The one fact of a subject with these properties, if there is one. */
export function factOf(
  edition: Pick<Edition, "bySubject">,
  subject: string,
  { aspect, area, period }: { aspect: string; area?: string; period?: string },
): Fact | undefined {
  const isWanted = (fact: Fact) => fact.aspect === aspect && (period === undefined || fact.period === period);
  return (area === undefined ? factsOf(edition, subject) : factsIn(edition, subject, aspect, area)).find(
    isWanted,
  );
}

/** What the facts of a subject say of an area, in the order of their ids. */
export function factsIn(
  edition: Pick<Edition, "bySubject">,
  subject: string,
  aspect: string,
  area: string | null,
): Fact[] {
  const facts = partOf(edition.bySubject, subject, String(area)) ?? [];
  const index = indexed.get(facts) ?? byAspect(facts);
  indexed.set(facts, index);
  return index.get(aspect)?.get(area) ?? [];
}

function byAspect(facts: Fact[]): ByAspect {
  const index: ByAspect = new Map();
  for (const fact of facts) {
    const areas = index.get(fact.aspect) ?? new Map<string | null, Fact[]>();
    index.set(fact.aspect, areas);
    const own = areas.get(fact.area);
    if (own) own.push(fact);
    else areas.set(fact.area, [fact]);
  }
  return index;
}

/** What there is no fact of: `subject aspect area period`. */
export interface NoFact {
  missing: string;
  /** Whether it was received, and could not be read. */
  unread: boolean;
  /** Whether it is known, and not told to anybody: few stand at a level of a register. */
  withheld: boolean;
}

/** The one fact of a subject with these properties, or what there is none of; nothing where its period is yet to come. */
export function factOrNone(
  edition: Edition,
  subject: string,
  wanted: { aspect: string; area?: string; period?: string },
): Fact | NoFact | undefined {
  const { aspect, area = "*", period = "*" } = wanted;
  const fact = factOf(edition, subject, wanted);
  if (fact || isToCome(edition, period)) return fact;
  const figure = { indicator: subject.replace(/^indicator\//, ""), area, period };
  const [unread, withheld] = [isUnread(edition, figure), isWithheld(edition, figure)];
  return { missing: `${subject} ${aspect} ${area} ${period}`, unread, withheld };
}

/** Whether figures of a period cannot be there yet: it is not over by the run's last month, or as a span has not begun. */
function isToCome({ bounds }: Edition, id: string): boolean {
  const [period, asOf] = [parsePeriod(id), parsePeriod(bounds.asOf)];
  if (!period || !asOf) return false;
  return (period.kind === "span" ? period.first : period.last) > asOf.last;
}

/** The area names of the city, counties and zones that a plan assesses, in its order. */
export function assessedAreas(edition: Edition): AreaRow[] {
  return edition.plan.areas.rows.filter((area) => area.kind !== "reference");
}
