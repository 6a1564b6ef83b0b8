/** The first day of what has no first: of what there is, counted from the beginning. */
export const BEGINNING = "0001-01-01";

const DAY = 86_400_000;

/** The day so many days later, or earlier where they are below zero; both `YYYY-MM-DD`. */
export function shiftDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}
