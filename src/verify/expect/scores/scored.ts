import { periodOf, yearStart } from "../../arithmetic/period.ts";
import type { PlanRow } from "../../originals/plan.ts";
import type { Site } from "../../site/site.ts";
import type { Ground } from "../ground.ts";

/** The kinds of verdict that are not to be scored. */
const UNSCORED = ["not applicable", "not due"];
const SETS = ["targets", "deliverables", "forms"];

/** What of the plan's schemes is to be scored for one subject of one of them. */
export class Scored {
  private readonly kind: string;
  private readonly department: string | undefined;
  readonly scheme: string;
  readonly subject: string;
  readonly period: string;
  private readonly ground: Ground;

  constructor(scheme: string, subject: string, period: string, ground: Ground) {
    this.scheme = scheme;
    this.subject = subject;
    this.period = period;
    this.ground = ground;
    const named = list(ground.plan.row("schemes", scheme)?.row.subjects);
    const row = (table: string) => ground.plan.row(table, subject)?.row;
    const department = row("departments");
    const own =
      named.includes("department") || (department && named.includes(department.kind ?? ""))
        ? department
        : undefined;
    this.department = own?.name;
    this.kind = named.includes("laboratory") ? "laboratory" : ((own ?? row("areas"))?.kind ?? "");
  }

  /** Whether a line or veto is for the subject. */
  isFor({ subjects }: PlanRow): boolean {
    const named = list(subjects);
    return named.length === 0 || named.includes(this.subject) || named.includes(this.kind);
  }

  /** The lines below one, or below the whole, of which something is to be scored. */
  parts(parent: string): PlanRow[] {
    return this.ground.plan
      .rows("scoring")
      .filter((row) => row.scheme === this.scheme && row.parent === parent && this.isFor(row))
      .filter((row) => (row.about === "lines" ? this.parts(row.line ?? "").length > 0 : this.isScored(row)));
  }

  /** The vetoes that are decided, with the verdict on which each rests. */
  vetoes(): { veto: string; status: string }[] {
    if (this.department !== undefined || this.kind === "laboratory") return [];
    return this.ground.plan.rows("vetoes").flatMap((row) => {
      const status = this.isFor(row) && row.scheme === this.scheme && this.verdict(row.target, this.subject);
      return status && this.counts(status) ? [{ veto: row.veto ?? "", status }] : [];
    });
  }

  /** The facts of the things that a line counts by their status, by what they are of; undefined for a number. */
  things(line: PlanRow): Map<string, string> | undefined {
    const { plan, bounds, site } = this.ground;
    if (!SETS.includes(line.about ?? "")) return undefined;
    const found = new Map<string, string>();
    if (line.about === "forms") {
      for (const { period = "" } of plan.rows("periods")) {
        const [own, bound] = [periodOf(period), periodOf(this.period)];
        const fact = `area/${this.subject}/${period}/form`;
        const within =
          own && bound && own.last <= bounds.last && this.year(own.last) === this.year(bound.last);
        if (within && site.facts.has(fact)) found.set(period, fact);
      }
      return found;
    }
    for (const row of plan.rows(line.about ?? "")) {
      const id = Object.values(row)[0] ?? "";
      const measure = plan.row("measures", row.measure ?? "")?.row;
      const place = { section: measure?.section, measure: row.measure, item: id }[line.within ?? ""];
      if (line.within && !list(line.of).includes(place ?? "")) continue;
      if (line.strength && line.strength !== row.strength) continue;
      const fact =
        line.about === "targets"
          ? this.verdict(id, this.department === undefined ? this.subject : row.area)
          : this.state(id);
      const answers = [...list(measure?.lead), ...list(measure?.responsible)];
      if (fact && (this.department === undefined || answers.includes(this.department))) found.set(id, fact);
    }
    return found;
  }

  /** The row of `scores` that counts for a line. */
  assessment(line: string): PlanRow | undefined {
    const { plan, bounds } = this.ground;
    const year = this.year(periodOf(this.period)?.last ?? -1);
    return plan
      .rows("scores")
      .filter(({ line: of, subject, date = "", period = "" }) => {
        const last = periodOf(period)?.last ?? Number.POSITIVE_INFINITY;
        return (
          of === line &&
          subject === this.subject &&
          date <= bounds.knownAt &&
          last <= bounds.last &&
          this.year(last) === year
        );
      })
      .reduce<PlanRow | undefined>(
        (best, row) => (best && (best.date ?? "") > (row.date ?? "") ? best : row),
        undefined,
      );
  }

  /** What is registered of a laboratory in a column. */
  text(laboratory: string, column: string): string {
    return this.ground.plan.row("laboratories", laboratory)?.row[column]?.trim() ?? "";
  }

  /** Whether a verdict is one that is scored. */
  counts(fact: string): boolean {
    return !UNSCORED.includes(this.ground.site.facts.get(fact)?.fact.value ?? "");
  }

  /** The first month of the plan's year in which a month lies. */
  private year(month: number): number {
    return yearStart(month, this.ground.plan.begins());
  }

  private isScored(line: PlanRow): boolean {
    const things = this.things(line);
    return things === undefined || [...things.values()].some((fact) => this.counts(fact));
  }

  private verdict(target = "", area = ""): string | undefined {
    return verdictsOf(this.ground.site).get(`${target}/${area}`);
  }

  private state(deliverable: string): string | undefined {
    const fact = `deliverable/${deliverable}/${this.period}/state`;
    const whole = this.department !== undefined || this.subject === this.ground.bounds.city;
    return whole && this.ground.site.facts.has(fact) ? fact : undefined;
  }
}

/** The items of a list in a cell. */
function list(text = ""): string[] {
  return text
    .split(";")
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

const known = new WeakMap<Site, Map<string, string>>();

/** The verdict on each target in each area, by `target/area`. */
function verdictsOf(site: Site): Map<string, string> {
  const before = known.get(site);
  if (before) return before;
  const verdicts = new Map<string, string>();
  for (const id of site.facts.keys()) {
    const [type, target, area, , aspect] = id.split("/");
    if (type === "target" && aspect === "status") verdicts.set(`${target}/${area}`, id);
  }
  known.set(site, verdicts);
  return verdicts;
}
