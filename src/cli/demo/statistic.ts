import { figuresOf, type Written } from "./figures.ts";
import type { DemoGround } from "./ground.ts";
import type { IndicatorProfile } from "./profile.ts";
import type { Encoding, Sheet } from "./sheet.ts";

/** What one file of a department is made from. */
export interface Draft {
  department: string;
  name: string;
  encoding: Encoding;
  /** The last day of which it tells, where that is not the last of all periods. */
  until?: string;
  sheet(): Sheet;
}

/** What a department sends of one indicator: by area, then by period. */
export interface Statistic {
  profile: IndicatorProfile;
  areas: string[];
  written: Written[][];
}

/** The figures of the areas to which an indicator applies, or of the city where it applies to none of them. */
export function statisticOf(ground: DemoGround, profile: IndicatorProfile): Statistic {
  const applicable = ground.applicable(profile.indicator);
  const own = ground.areas.filter(({ area }) => applicable.has(area));
  const sending = own.length ? own : [...applicable].map((area) => ({ area, weight: 1 }));
  return {
    profile,
    areas: sending.map(({ area }) => area),
    written: figuresOf(ground, profile, sending),
  };
}

/** What departments say of indicators that count what came to a register's stages, to one of them or to any. */
export function enteringOf(
  { plan, profiles }: DemoGround,
  register: string,
  stage?: string,
): IndicatorProfile[] {
  const counted = plan.counts.rows.filter(
    (row) =>
      row.register === register && row.counted === "entered" && (stage === undefined || row.stage === stage),
  );
  return profiles.indicators.filter(
    ({ indicator, layout }) => layout !== "form" && counted.some((row) => row.indicator === indicator),
  );
}
