import { createHash } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { writeRegister } from "../intake/register.ts";
import { parsePeriod } from "../plan/period.ts";
import type { Plan } from "../plan/plan.ts";
import type { RegisterRow } from "../plan/schemas.ts";
import { seeded } from "./draw.ts";
import { drawForms } from "./forms.ts";
import { readProfiles } from "./profile.ts";
import type { Sent } from "./sent.ts";
import { drawStatistics } from "./statistics.ts";

/**
 * Writes the demonstration files of a plan: a form of each area for each reporting period below `submissions/`, what
 * departments send below `statistics/`, and their rows in the register, in place of earlier demonstration ones. The
 * same seed writes the same bytes. Returns the number of files; `onFile` is told of each.
 */
export async function writeDemonstration(
  plan: Plan,
  seed: number,
  onFile: (path: string) => void = () => {},
): Promise<number> {
  const draw = seeded(seed);
  const { areas, indicators } = readProfiles(plan);
  const periods = plan.periods.rows.flatMap((row) => parsePeriod(row.period) ?? []);
  for (const { path, basis } of plan.register.rows)
    if (basis === "demonstration") rmSync(join(plan.root, path), { force: true });
  const rows: RegisterRow[] = [];
  const write = ({ path, bytes, sender, arrived }: Sent) => {
    mkdirSync(dirname(join(plan.root, path)), { recursive: true });
    writeFileSync(join(plan.root, path), bytes);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    rows.push({ sha256, path, sender, arrived, basis: "demonstration", note: `演示数据，种子${seed}` });
    onFile(path);
  };
  const forms = indicators.filter(({ layout }) => layout === "form");
  const others = indicators.filter(({ layout }) => layout !== "form");
  for await (const form of drawForms(plan, areas, forms, periods, draw)) write(form);
  for await (const statistic of drawStatistics(plan, areas, others, periods, draw)) write(statistic);
  const kept = plan.register.rows.filter(({ basis }) => basis !== "demonstration");
  writeRegister(plan, [...kept.map(({ row: _, ...fields }) => fields), ...rows]);
  return rows.length;
}
