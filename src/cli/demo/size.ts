import type { Plan } from "../../plan/plan.ts";
import type { AreaProfile } from "./profile.ts";

/** An area with its share of all that is counted: the mean of its shares of the residents and of the GDP. */
export interface SizedArea extends AreaProfile {
  weight: number;
}

/** The areas in the order of their ids, each with its weight: what lies in a zone is the zone's, not the county's. */
export function sizedAreas(plan: Plan, profiles: AreaProfile[]): SizedArea[] {
  const own = new Map(profiles.map(({ area, residents, gdp }) => [area, { residents, gdp }]));
  for (const zone of profiles) {
    const inside = plan.areas.rows.find((row) => row.area === zone.area)?.inside ?? [];
    for (const county of inside.flatMap((id) => own.get(id) ?? [])) {
      county.residents -= zone.residents / inside.length;
      county.gdp -= zone.gdp / inside.length;
    }
  }
  const total = (of: "residents" | "gdp") => [...own.values()].reduce((sum, size) => sum + size[of], 0);
  const [residents, gdp] = [total("residents"), total("gdp")];
  return profiles
    .map((profile) => {
      const size = own.get(profile.area) ?? profile;
      return { ...profile, weight: (size.residents / residents + size.gdp / gdp) / 2 };
    })
    .sort((a, b) => (a.area < b.area ? -1 : 1));
}
