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
  header: {
    area: { words: ["填报单位"], required: true },
    period: { words: ["报告期"], required: true },
    zones: { words: ["功能区统计口径"], required: false },
    reporter: { words: ["填报人"], required: false, personal: true },
    telephone: { words: ["联系电话"], required: false, personal: true },
  },
  columns: {
    indicator: { words: ["指标编号"], required: true },
    title: { words: ["指标名称"], required: true },
    unit: { words: ["计量单位"], required: false },
    numerator: { words: ["分子"], required: true, figure: true },
    denominator: { words: ["分母"], required: true, figure: true },
    value: { words: ["数值"], required: true, figure: true },
  },
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
