import type { Edition } from "../../facts/edition.ts";
import type { Observation } from "../../facts/observation.ts";
import type { Fact } from "../../facts/read.ts";

/** What gave a figure, from those who report it first. */
const GIVERS = ["各地上报", "部门统计", "公开数据", "按裁定采用的数"] as const;
type Giver = (typeof GIVERS)[number];

const known = new WeakMap<Observation[], Map<string, Giver>>();

/** In words, who gave the figures that facts show or follow from, whatever the plan's rule of authority is; "" where that is not known. */
export function giversOf({ observations }: Pick<Edition, "observations">, facts: Fact[]): string {
  const givers = known.get(observations) ?? giversByFigure(observations);
  known.set(observations, givers);
  const given = new Set(
    facts.map(({ indicator, area, period }) => givers.get(`${indicator} ${area} ${period}`)),
  );
  return GIVERS.filter((giver) => given.has(giver)).join("、");
}

/** The giver of each figure that counts. */
function giversByFigure(observations: Observation[]): Map<string, Giver> {
  return new Map(
    observations
      .filter(({ chosen }) => chosen)
      .map((row) => [`${row.indicator} ${row.area} ${row.period}`, giverOf(row)]),
  );
}

function giverOf({ source, source_kind: kind }: Observation): Giver {
  if (source === "decided") return "按裁定采用的数";
  return kind === "area" ? "各地上报" : kind === "department" ? "部门统计" : "公开数据";
}
