import { createHash } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { writeRegister } from "../intake/register.ts";
import { applicablePairs } from "../plan/applies.ts";
import { parsePeriod } from "../plan/period.ts";
import type { Plan } from "../plan/plan.ts";
import type { RegisterRow } from "../plan/schemas.ts";
import { noise, seeded } from "./draw.ts";
import { drawFigures, withZones } from "./figures.ts";
import { formBytes } from "./form.ts";
import { readProfiles } from "./profile.ts";

/**
 * Writes the demonstration forms of a plan: one of each area for each reporting period, below `submissions/` of
 * its data folder, and their rows in the register in place of earlier demonstration ones. The same seed writes
 * the same bytes. Returns the number of forms; `onForm` is told of each.
 */
export async function writeDemonstration(
  plan: Plan,
  seed: number,
  onForm: (path: string) => void = () => {},
): Promise<number> {
  const draw = seeded(seed);
  const { areas, indicators } = readProfiles(plan);
  const periods = plan.periods.rows.flatMap((row) => parsePeriod(row.period) ?? []);
  const applicable = new Set(applicablePairs(plan).map(({ indicator, area }) => `${indicator} ${area}`));
  const drawn = indicators.flatMap((profile) => {
    const indicator = plan.indicators.rows.find((row) => row.indicator === profile.indicator);
    if (!indicator) throw new Error(`unknown indicator in the demonstration profiles: ${profile.indicator}`);
    return [
      { indicator, written: withZones(drawFigures(indicator, profile, areas, periods, draw), areas, plan) },
    ];
  });
  const kept = plan.register.rows.filter((row) => row.basis !== "demonstration");
  const rows: RegisterRow[] = [];
  for (const { path, basis } of plan.register.rows)
    if (basis === "demonstration") rmSync(join(plan.root, path), { force: true });
  for (const [place, period] of periods.entries())
    for (const [index, profile] of areas.entries()) {
      const area = plan.areas.rows.find((row) => row.area === profile.area);
      if (!area) throw new Error(`unknown area in the demonstration profiles: ${profile.area}`);
      const due = plan.periods.rows[place]?.due ?? "";
      const filled = shiftDays(due, Math.round(noise(draw, 6)) - 4);
      const bytes = await formBytes({
        title: plan.head.title,
        areaName: area.name,
        profile,
        period,
        filled,
        lines: drawn.flatMap(({ indicator, written }) =>
          applicable.has(`${indicator.indicator} ${area.area}`)
            ? [{ indicator, written: written[index]?.[place] ?? {} }]
            : [],
        ),
      });
      const path = `submissions/${period.id}/${area.area}/季度报表.xlsx`;
      mkdirSync(dirname(join(plan.root, path)), { recursive: true });
      writeFileSync(join(plan.root, path), bytes);
      rows.push({
        sha256: createHash("sha256").update(bytes).digest("hex"),
        path,
        sender: area.name,
        arrived: shiftDays(filled, 1),
        basis: "demonstration",
        note: `演示数据，种子${seed}`,
      });
      onForm(path);
    }
  writeRegister(plan, [...kept.map(({ row: _, ...fields }) => fields), ...rows]);
  return rows.length;
}

function shiftDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
