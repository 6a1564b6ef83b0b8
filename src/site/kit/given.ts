import type { Edition } from "../../facts/edition.ts";
import type { Observation } from "../../facts/observation.ts";
import type { Fact } from "../../facts/read.ts";
import { rowsWith } from "../kept/rows.ts";

/** What gave a figure, from those who report it first. */
const GIVERS = ["各地上报", "部门统计", "公开数据", "按裁定采用的数"] as const;
type Giver = (typeof GIVERS)[number];

/** In words, who gave the figures that facts show or follow from, whatever the plan's rule of authority is; "" where that is not known. */
export function giversOf(edition: Edition, facts: Fact[]): string {
  const figures = new Set(facts.map(({ indicator, area, period }) => `${indicator} ${area} ${period}`));
  const given = new Set(
    [...new Set(facts.map(({ indicator }) => indicator))]
      .flatMap((indicator) => rowsWith(edition, "observations", "indicator", String(indicator)))
      .filter(
        ({ chosen, indicator, area, period }) => chosen && figures.has(`${indicator} ${area} ${period}`),
      )
      .map(giverOf),
  );
  return GIVERS.filter((giver) => given.has(giver)).join("、");
}

function giverOf({ source, source_kind: kind }: Observation): Giver {
  if (source === "decided") return "按裁定采用的数";
  return kind === "area" ? "各地上报" : kind === "department" ? "部门统计" : "公开数据";
}
