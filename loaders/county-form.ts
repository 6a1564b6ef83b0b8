import { z } from "zod";
import { areaSource, type Draft, defineLoader, ZONE_WORDS } from "../src/intake/contract.ts";

/** The quarterly form of a county, city, district or zone: a header block, and one indicator a row. */
export default defineLoader({
  name: "county-form",
  title: "县（市、区）季度报表",
  form: "季度报表",
  folder: "submissions",
  kind: "either",
  fills: "表内各行所列指标",
  row: z.object({
    indicator: z.string().min(1),
    title: z.string(),
    unit: z.string().min(1),
    numerator: z.string(),
    denominator: z.string(),
    value: z.string(),
  }),
  zones: ZONE_WORDS,
  readings(row, header) {
    const { indicator, title, unit, numerator, denominator, value } = row;
    const { area, period } = header;
    if (!indicator || !unit || !numerator || !denominator || !value || !area || !period) return [];
    const source = areaSource(area.text);
    const draft = (part: Draft["part"], cell = value): Draft => ({
      part,
      cell,
      indicator,
      title,
      area,
      period,
      unit,
      source,
      series: undefined,
    });
    const ratio = [numerator, denominator].some(({ text, fault }) => text !== "" || fault);
    const parts = ratio ? [draft("numerator", numerator), draft("denominator", denominator)] : [];
    return [...parts, draft("value")];
  },
});
