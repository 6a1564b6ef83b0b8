import { z } from "zod";
import { areaSource, type Draft, defineLoader, type Part, ZONE_WORDS } from "../src/intake/contract.ts";

/** The county form as a long list: reporting unit, period and one indicator in each row. */
export default defineLoader({
  name: "county-list",
  title: "县（市、区）季度报表（长表）",
  form: "季度报表",
  folder: "submissions",
  kind: "text",
  fills: "各行所列指标",
  row: z.object({
    area: z.string().min(1),
    period: z.string().min(1),
    zones: z.string().optional().transform(String),
    indicator: z.string().min(1),
    title: z.string().optional().transform(String),
    unit: z.string().min(1),
    numerator: z.string(),
    denominator: z.string(),
    value: z.string(),
  }),
  zones: ZONE_WORDS,
  readings({ area, period, indicator, title, unit, numerator, denominator, value }) {
    if (!area || !period || !indicator || !unit || !numerator || !denominator || !value) return [];
    const source = areaSource(area.text);
    const about = { indicator, title, area, period, unit, source };
    const ratio = numerator.text !== "" || numerator.fault || denominator.text !== "" || denominator.fault;
    if (!ratio) return [draft("value", value, about)];
    return [
      draft("numerator", numerator, about),
      draft("denominator", denominator, about),
      draft("value", value, about),
    ];
  },
});

/** Written out, since lists have millions of rows. */
function draft(
  part: Part,
  cell: Draft["cell"],
  about: Pick<Draft, "indicator" | "title" | "area" | "period" | "unit" | "source">,
): Draft {
  const { indicator, title, area, period, unit, source } = about;
  return { part, cell, indicator, title, area, period, unit, series: undefined, source };
}
