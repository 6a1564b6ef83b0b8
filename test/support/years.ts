/** The columns of a plan's tables that name its years, by table. */
export const YEAR_COLUMNS: Record<string, string> = {
  plan: "as_of",
  targets: "period",
  scores: "period",
  trajectories: "base",
};

/** A calendar year, or a span of them, as that of a plan whose years begin in the month `begins`; other texts as they are. */
export function yearFrom(text: string, begins: number): string {
  const suffix = begins === 1 ? "" : `Y${String(begins).padStart(2, "0")}`;
  return /^\d{4}(-\d{4})?$/.test(text) ? text.replace(/\d{4}/g, (year) => year + suffix) : text;
}
