import type { Plan, Tables } from "../plan/plan.ts";
import type { IndicatorProfile } from "./profile.ts";

/** A demonstration file as it would be received. */
export interface Sent {
  /** Below the data folder. */
  path: string;
  bytes: Uint8Array;
  sender: string;
  arrived: string;
}

/** The indicator that a profile is of. */
export function indicatorOf(plan: Plan, profile: IndicatorProfile): Tables["indicators"]["rows"][number] {
  const indicator = plan.indicators.rows.find((row) => row.indicator === profile.indicator);
  if (!indicator) throw new Error(`unknown indicator in the demonstration profiles: ${profile.indicator}`);
  return indicator;
}

/** The day so many days later, `YYYY-MM-DD`. */
export function shiftDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
