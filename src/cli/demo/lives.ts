import { shiftDays } from "../../core/day.ts";
import { type Draw, drawFor } from "./draw.ts";
import { drawEnterprise, type Named, POOL } from "./enterprise.ts";
import type { DemoGround } from "./ground.ts";
import type { RegisterProfile } from "./profile.ts";
import { dayIn, itemsOf, untilOf } from "./record.ts";
import { flowsOf } from "./series.ts";
import { enteringOf, statisticOf } from "./statistic.ts";
import { failedUnits } from "./survey.ts";

/** The stage to which a thing came, and the day. */
interface Step {
  stage: string;
  day: string;
}

/** A thing of a register: what identifies it, where it is, and to which stages it came on which days. */
export interface Life extends Named {
  area: string;
  /** The code of the enterprise whose thing it is; blank where lists do not say. */
  owner: string;
  steps: Step[];
}

type Entry = Step & { area: string };

/**
 * The lives of a register's things. What an indicator counts as having come to a stage comes on the days that its items
 * would have, from a lower stage where there is something in one; else so many a year come to the first stage. From stage to
 * stage things go on as the table of stages says.
 */
export function drawLives(ground: DemoGround, profile: RegisterProfile): Life[] {
  const draw = drawFor(ground.seed, "register", profile.register);
  const naming = namingOf(ground, profile, draw);
  const lives: Life[] = profile.follows === "" ? [] : followedLives(ground, profile, naming, draw);
  for (const { area, ...step } of profile.follows === "" ? entriesOf(ground, profile, draw) : []) {
    const lower = lives.find((life) => life.area === area && isBelow(ground, life, step));
    if (lower) lower.steps.push(step);
    else lives.push({ ...naming(area), area, owner: "", steps: [step] });
  }
  for (const life of lives) goOn(ground, life, draw);
  return lives;
}

/** How many enterprises of an area, at most, what did not pass is of: so few that some fail again. */
const MAKERS = 3;

/** What did not pass in a survey, each with the enterprise that made it. */
function followedLives(
  ground: DemoGround,
  { register, follows }: RegisterProfile,
  naming: (area: string) => Named,
  draw: Draw,
): Life[] {
  const [first] = stagesOf(ground, register);
  return failedUnits(ground, follows).map(({ unit, area, period }) => {
    const place = ground.areas.findIndex((each) => each.area === area);
    const region = ground.area(area).code || ground.area(ground.plan.head.city).code;
    const maker = drawEnterprise(() => (draw() * MAKERS) / POOL, place, region, new Set());
    const year = ground.periods.filter(({ id }) => id.startsWith(period));
    const when = year[Math.floor(draw() * year.length)];
    if (!first || !when) throw new Error(`nothing can follow ${follows} of ${period}`);
    const steps = [{ stage: first.stage, day: dayIn(when, draw) }];
    return { ...naming(area), code: unit, area, owner: maker.code, steps };
  });
}

/** The stages in which things are in a register, by their rank. */
function stagesOf({ plan }: DemoGround, register: string) {
  const own = plan.stages.rows.filter((row) => row.register === register && row.rank !== "");
  return own.sort((a, b) => Number(a.rank) - Number(b.rank));
}

/** What comes to a stage from outside, by the rank of the stage, then by area and period. */
function entriesOf(ground: DemoGround, profile: RegisterProfile, draw: Draw): Entry[] {
  const { plan } = ground;
  const stages = stagesOf(ground, profile.register);
  const entering = stages.flatMap(({ stage }) =>
    enteringOf(ground, profile.register, stage).flatMap((own) =>
      itemsOf(ground, statisticOf(ground, own)).map(({ area, day }) => ({ area, day, stage })),
    ),
  );
  if (entering.length > 0) return entering;
  const counted = plan.counts.rows.filter(({ register }) => register === profile.register);
  const known = new Set(counted.flatMap(({ indicator }) => [...ground.applicable(indicator)]));
  const own = ground.areas.filter(({ area }) => known.has(area));
  const areas = own.length > 0 ? own : [...known].map((area) => ({ area, weight: 1 }));
  const first = stages[0]?.stage ?? "";
  return flowsOf(profile, areas, ground, draw).flatMap((row, at) =>
    row.flatMap((count, place) => {
      const [area, period] = [areas[at]?.area ?? "", ground.periods[place]];
      if (!period) return [];
      return Array.from({ length: count }, () => ({ area, stage: first, day: dayIn(period, draw) }));
    }),
  );
}

/** Whether a thing has stayed in a lower stage, so that it can rise to that of a step. */
function isBelow({ plan }: DemoGround, { steps }: Life, { stage, day }: Step): boolean {
  const rankOf = (id = "") => Number(plan.stages.rows.find((row) => row.stage === id)?.rank);
  const last = steps.at(-1);
  return last !== undefined && last.day < day && rankOf(last.stage) < rankOf(stage);
}

/** Lets a thing go from stage to stage until the last day of the demonstration. */
function goOn(ground: DemoGround, { steps }: Life, draw: Draw): void {
  const until = untilOf(ground);
  for (;;) {
    const last = steps.at(-1);
    let left = draw();
    const next = ground.profiles.stages.find(({ after, share }) => {
      if (after !== last?.stage) return false;
      left -= share;
      return left < 0;
    });
    if (!last || !next) return;
    const day = shiftDays(last.day, 1 + Math.floor(draw() * 2 * next.days));
    if (day > until) return;
    steps.push({ stage: next.stage, day });
  }
}

/** What the things of a register are called, and what identifies them. */
function namingOf(ground: DemoGround, profile: RegisterProfile, draw: Draw): (area: string) => Named {
  const row = ground.plan.registers.rows.find(({ register }) => register === profile.register);
  if (!row)
    throw new Error(`the demonstration tables name ${profile.register}, which the plan does not have`);
  const taken = new Set<number>();
  let count = 0;
  return (area) => {
    count += 1;
    const number = String(count).padStart(4, "0");
    const place = ground.areas.findIndex((each) => each.area === area);
    const region = ground.area(area).code || ground.area(ground.plan.head.city).code;
    if (row.identity === "credit-code") return drawEnterprise(draw, place, region, taken);
    return {
      name: `演示${profile.called}${number}`,
      code: row.identity === "name" ? "" : `${ground.plan.head.issued.slice(0, 4)}-${number}`,
    };
  };
}
