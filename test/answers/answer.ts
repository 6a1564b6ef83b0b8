import { type Case, COUNTIES, type Given, type Giver, INSIDE, partsOf, YEARS } from "./case.ts";
import { decimal, type Fraction, fraction, minus, over, sign, sum, times, written } from "./fraction.ts";

/** What a fact must say: its value as downloads write it, or its word, and whether something is lacking in it. */
interface Answer {
  value: string;
  flag: "" | "incomplete" | "break";
}
/** By the id of the fact. */
export type Answers = Map<string, Answer>;

/** A figure that one giver gives, or that is added up of what it gives. */
interface Figure {
  value: Fraction | undefined;
  parts?: [Fraction, Fraction];
  series: string[];
  zones: string[];
  growth: string | undefined;
  present: number;
  expected: number;
}

const HUNDRED = fraction(100n);
/** The counties that have a zone. */
const AROUND = new Set(Object.values(INSIDE).flat());

/** The answers to a case, worked out from its figures alone and as plainly as can be. */
export function answersTo(item: Case, halves: boolean): Answers {
  const answers: Answers = new Map();
  const periods = YEARS.flatMap((year) => [...(item.periods === "none" ? [] : partsOf(year, halves)), year]);
  for (const area of ["city", ...COUNTIES, ...Object.keys(INSIDE)])
    for (const period of periods) answerFor(item, area, period, halves, answers);
  if (item.goal) answerGoal(item, halves, answers);
  return answers;
}

function answerFor(item: Case, area: string, period: string, halves: boolean, answers: Answers): void {
  const figure = chosen(item, area, period, halves);
  if (!figure) return;
  const root = `indicator/${item.id}/${area}/${period}`;
  const flag = figure.present < figure.expected ? "incomplete" : "";
  if (figure.parts) {
    answers.set(`${root}/numerator`, { value: written(figure.parts[0]), flag });
    answers.set(`${root}/denominator`, { value: written(figure.parts[1]), flag });
  }
  if (figure.value) answers.set(`${root}/actual`, { value: written(figure.value), flag });
  if (figure.growth) answers.set(`${root}/published-growth`, { value: figure.growth, flag: "" });
  const last = chosen(item, area, prior(period), halves);
  const change = last && changeOf(item, figure, last);
  if (change && flag === "") answers.set(`${root}/yoy`, { value: written(change), flag: "" });
  const givers: Giver[] = ["area", "department"];
  const own = giverOf(item, area, period, halves);
  for (const other of givers.filter((giver) => own && giver !== own && givers.includes(own))) {
    const beside = figureOf(item, other, area, period, halves);
    if (!beside?.value || !figure.value) continue;
    const difference = minus(figure.value, beside.value);
    if (sign(difference) === 0) continue;
    const lacks = flag || beside.present < beside.expected ? "incomplete" : "";
    answers.set(`${root}/difference/${sourceOf(other)}`, {
      value: written(difference),
      flag: lacks,
    });
  }
}

/** The id that a giver has as a source. */
function sourceOf(giver: Giver): string {
  return giver === "department" ? "jia" : giver;
}

function prior(period: string): string {
  return `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`;
}

/** None where a part of last year's is missing, where the series or the treatment of zones is not one, or from zero. */
function changeOf(item: Case, figure: Figure, last: Figure): Fraction | undefined {
  if (!figure.value || !last.value || last.present < last.expected) return;
  if (isBroken(figure, last)) return;
  if (item.trend === "points") return minus(figure.value, last.value);
  if (sign(last.value) <= 0) return;
  return times(over(minus(figure.value, last.value), last.value), HUNDRED);
}

/** Whether two figures do not follow one series, or do not count their zones one way. */
function isBroken(figure: Figure, last: Figure): boolean {
  return (["series", "zones"] as const).some((kind) => new Set([...figure[kind], ...last[kind]]).size > 1);
}

function chosen(item: Case, area: string, period: string, halves: boolean): Figure | undefined {
  const giver = giverOf(item, area, period, halves);
  return giver && figureOf(item, giver, area, period, halves);
}

/** Whose figure counts: the authority's where it gives one, else the first of those that do. */
function giverOf(item: Case, area: string, period: string, halves: boolean): Giver | undefined {
  const order: Giver[] = [item.authority, "area", "department", "public"];
  return order.find((giver) => figureOf(item, giver, area, period, halves) !== undefined);
}

/** What one giver gives of an area and period: the figure itself, or what its parts come to. */
function figureOf(item: Case, by: Giver, area: string, period: string, halves: boolean): Figure | undefined {
  const given = item.given.filter((row) => row.by === by);
  const times = timesOf(item, period, halves);
  const own = given.filter((row) => row.area === area && row.period === period);
  // A published growth belongs to the figure beside which it stands.
  const growth = times.length === 1 ? own[0]?.growth : undefined;
  if (own.length > 0 && !(times.length > 1 && times.includes(period)))
    return { ...gathered(item, area, own, 1), growth };
  const places =
    area !== "city" || item.areas === "none" ? [area] : item.applies.filter((id) => id !== "city");
  if (area === "city" && item.areas === "sum" && item.periods === "none") return;
  const wanted = places.flatMap((place) =>
    times
      .filter((time) => area !== "city" || !within(given, by, place, time))
      .map((time) => ({ place, time })),
  );
  const found = given.filter((row) =>
    wanted.some(({ place, time }) => row.area === place && row.period === time),
  );
  if (found.length === 0) return;
  return gathered(item, area, found, wanted.length);
}

/** The reported periods that go into one: where they are added up, all from the start of its year. */
function timesOf(item: Case, period: string, halves: boolean): string[] {
  if (item.periods === "none") return [period];
  const all = partsOf(period.slice(0, 4), halves);
  const until = period.length === 4 ? all : all.slice(0, all.indexOf(period) + 1);
  return item.periods === "sum" ? until : until.slice(-1);
}

/** Whether a zone's figure stands in that of an area around it already. */
function within(given: Given[], by: Giver, zone: string, time: string): boolean {
  if (by !== "area" || !INSIDE[zone]) return false;
  return INSIDE[zone].some((area) =>
    given.some((row) => row.area === area && row.period === time && row.zones === "含功能区"),
  );
}

function gathered(item: Case, area: string, rows: Given[], expected: number): Figure {
  const common = {
    series: [...new Set(rows.map((row) => row.series ?? ""))],
    // The whole holds a zone's figure either way; in an area without one there is none to be counted.
    zones: AROUND.has(area) ? [...new Set(rows.map((row) => row.zones ?? ""))] : [],
    growth: undefined,
    ...{ present: rows.length, expected },
  };
  if (!item.ratio) return { ...common, value: sum(rows.map(({ figure }) => decimal(String(figure)))) };
  const pairs = rows.map(({ figure }) => figure).filter((figure) => Array.isArray(figure));
  const parts: [Fraction, Fraction] = [
    sum(pairs.map(([top]) => decimal(top))),
    sum(pairs.map(([, under]) => decimal(under))),
  ];
  const value = sign(parts[1]) === 0 ? undefined : times(over(...parts), HUNDRED);
  return { ...common, parts, value };
}

/** The verdicts at the end of the year, of the whole and of the areas that have a share. */
function answerGoal(item: Case, halves: boolean, answers: Answers): void {
  const { goal } = item;
  if (!goal) return;
  for (const [area, number] of [["city", goal.number], ...Object.entries(goal.shares ?? {})] as const) {
    const figure = chosen(item, area, "2013", halves);
    const last = chosen(item, area, "2012", halves);
    const root = `target/${item.id}/${area}/2013`;
    const incomplete = figure !== undefined && figure.present < figure.expected;
    answers.set(`${root}/status`, { value: statusOf(item, decimal(number), figure, last), flag: "" });
    const reached =
      goal.method === "growth-floor" ? figure && last && changeOf(item, figure, last) : figure?.value;
    if (!reached) continue;
    const gap = minus(reached, decimal(number));
    answers.set(`${root}/gap`, { value: written(gap), flag: incomplete ? "incomplete" : "" });
  }
}

function statusOf(item: Case, goal: Fraction, figure?: Figure, last?: Figure): string {
  if (!figure) return "no data";
  const { value } = figure;
  const distance = value && sign(minus(value, goal));
  const method = item.goal?.method;
  // What only rises decides before the rest is there.
  if (method === "count-floor" && distance !== undefined && distance >= 0) return "met";
  if (method === "limit" && distance !== undefined && distance > 0) return "missed";
  if (figure.present < figure.expected) return "no data";
  if (method === "growth-floor") {
    if (!last?.value) return "no data";
    // Across a break there is no growth to be judged.
    if (isBroken(figure, last)) return "not applicable";
    if (last.present < last.expected) return "no data";
    if (sign(last.value) <= 0 || !value) return "not applicable";
    const growth = times(over(minus(value, last.value), last.value), HUNDRED);
    return sign(minus(growth, goal)) >= 0 ? "met" : "missed";
  }
  if (distance === undefined) return "not applicable";
  const holds = { ">=": distance >= 0, "<=": distance <= 0, "=": distance === 0 }[
    item.goal?.comparator ?? ">="
  ];
  return holds ? "met" : "missed";
}
