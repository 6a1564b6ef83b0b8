import { type Period, parsePeriod } from "../core/period.ts";
import { periodWords } from "../core/period-words.ts";
import type { Plan } from "../plan/plan.ts";
import { ASPECTS, REPORTED } from "./aspect.ts";

/** What tells which facts there may be: the plan, the run's last period, and the periods that anything is known of. */
export interface Bounds {
  plan: Plan;
  asOf: Period;
  periods: Iterable<string>;
}

/** The kinds of subjects whose facts are of an area. */
const OF_AREAS = ["indicator", "target", "trajectory"];

/** A fact that there is not, though it may be, as its id says. */
interface Absent {
  kind: string;
  subject: string;
  area: string | undefined;
  period: string;
  aspect: string;
}

/** Says of ids that no fact has what is lacking and why, in words; nothing of an id that no fact of the plan may ever have. */
export function absentFacts({ plan, asOf, periods }: Bounds): (id: string) => string | undefined {
  const names = namesOf(plan);
  const first = firstOf(plan, periods);
  return (id) => {
    const [, number] = /^scenario\/(\d+)\//.exec(id) ?? [];
    const absent = absentOf(number === undefined ? id : id.slice(`scenario/${number}/`.length));
    if (!absent) return undefined;
    const subject = names[absent.kind]?.get(absent.subject);
    const period = parsePeriod(absent.period);
    const words = ASPECTS[absent.kind]?.[absent.aspect];
    const area = absent.area === undefined ? "" : names.area?.get(absent.area);
    if (subject === undefined || area === undefined || !period || words === undefined) return undefined;
    const ends = period.kind === "span" ? period.first : period.last;
    const free = OF_AREAS.includes(absent.kind) || absent.aspect === "form";
    if (free ? ends > asOf.last || period.first < first : period.id !== asOf.id) return undefined;
    const supposed = number === undefined ? "" : "假设情形下，";
    return `${supposed}${area}${periodWords(period.id)}${subject && `“${subject}”`}的${words}，${reasonOf(absent)}`;
  };
}

/** Takes an id apart; the end of it is matched with what facts of its kind say. */
function absentOf(id: string): Absent | undefined {
  const [kind = "", subject = "", ...rest] = id.split("/");
  if (kind === "score") {
    const [of = "", period = "", ...end] = rest;
    return matched({ kind, subject: `${subject}/${of}`, area: undefined, period }, end);
  }
  const area = OF_AREAS.includes(kind) ? rest.shift() : undefined;
  const [period = "", ...end] = rest;
  return matched({ kind, subject, area, period }, end);
}

function matched(about: Omit<Absent, "aspect">, end: string[]): Absent | undefined {
  const aspect = Object.keys(ASPECTS[about.kind] ?? {}).find((pattern) => {
    const parts = pattern === "" ? [] : pattern.split("/");
    return (
      parts.length === end.length &&
      parts.every((part, index) => (part === "*" ? /^[\w.-]+$/.test(end[index] ?? "") : part === end[index]))
    );
  });
  return aspect === undefined ? undefined : { ...about, aspect };
}

function reasonOf({ kind, aspect }: Absent): string {
  if (kind === "indicator" && REPORTED.includes(aspect)) return "没有收到可以采用的数字";
  return [...OF_AREAS, "score"].includes(kind) ? "所依据的数字不全，或本次没有这一项" : "本次没有这一项";
}

/** The names of subjects by their kinds and ids; the plan's own go without. */
function namesOf(plan: Plan): Record<string, Map<string, string>> {
  const areas = plan.areas.rows.map(({ area, name }): [string, string] => [area, name]);
  const departments = plan.departments.rows.map(({ department, name }): [string, string] => [
    department,
    name,
  ]);
  const laboratories = plan.laboratories.rows.map(({ laboratory, name }): [string, string] => [
    laboratory,
    name,
  ]);
  const targets = plan.targets.rows.map(({ target, title }): [string, string] => [target, title]);
  const rows: Record<string, [string, string][]> = {
    plan: [[plan.head.plan, plan.head.title]],
    areas: [[plan.head.plan, "各地"]],
    area: areas,
    department: departments,
    target: targets,
    parts: targets,
    indicator: plan.indicators.rows.map(({ indicator, title }) => [indicator, title]),
    trajectory: plan.trajectories.rows.map(({ trajectory, title }) => [trajectory, title]),
    section: plan.sections.rows.map(({ section, title }) => [section, title]),
    measure: plan.measures.rows.map(({ measure, title }) => [measure, title]),
    deliverable: plan.deliverables.rows.map(({ deliverable, title }) => [deliverable, title]),
    appeal: plan.appeals.rows.map(({ appeal }) => [appeal, `申诉${appeal}`]),
    example: plan.examples.rows.map(({ example, title }) => [example, title]),
    period: plan.periods.rows.map(({ period }) => [period, periodWords(period)]),
    backtest: ["all", ...plan.periods.rows.map(({ period }) => period.replace(/^\d{4}/, ""))].map(
      (place): [string, string] => [place, "推算的回测"],
    ),
    source: plan.register.rows.map(({ sha256 }) => [sha256.slice(0, 12), "来件"]),
    score: plan.schemes.rows.flatMap(({ scheme, title }) =>
      [...areas, ...departments, ...laboratories].map(([id, name]): [string, string] => [
        `${scheme}/${id}`,
        `${name}的${title}`,
      ]),
    ),
  };
  return Object.fromEntries(Object.entries(rows).map(([kind, pairs]) => [kind, new Map(pairs)]));
}

/** The first month of which there may be a figure: of a year before everything that the plan or a fact speaks of. */
function firstOf(plan: Plan, periods: Iterable<string>): number {
  const named = [
    ...[...plan.periods.rows, ...plan.targets.rows, ...plan.decisions.rows, ...plan.appeals.rows].map(
      ({ period }) => period,
    ),
    ...plan.trajectories.rows.map(({ base }) => base),
    ...periods,
  ];
  const months = named.flatMap((id) => parsePeriod(id)?.first ?? []);
  return months.reduce((least, month) => Math.min(least, month), Number.POSITIVE_INFINITY) - 12;
}
