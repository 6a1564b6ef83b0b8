import { z } from "zod";
import { defineLoader, ZONE_WORDS } from "../src/intake/contract.ts";

/** A published source stands in ids of facts, which everybody reads: up to three letters and a number, or the kind of source. */
const ID = /^[A-Za-z]{1,3}-?\d{1,5}$/;

/** Published figures with their sources: one figure a record. */
export default defineLoader({
  name: "public-figures",
  title: "公开数据表",
  form: "公开数据",
  folder: "public",
  kind: "text",
  fills: "每条记录的 indicator 列所列指标",
  row: z
    .object({
      id: z.string().min(1),
      area: z.string().min(1),
      period: z.string().min(1),
      indicator: z.string().min(1),
      series: z.string(),
      value: z.string(),
      unit: z.string().min(1),
      growth: z.string(),
      growthUnit: z.string(),
      kind: z.string().min(1),
      source: z.string().min(1),
      zones: z.string().optional().transform(String),
    })
    .refine(({ id, kind }) => ID.test(id) || id === kind, { path: ["id"] }),
  zones: ZONE_WORDS,
  readings({ id, area, period, indicator, series, value, unit, growth, growthUnit, kind, source }) {
    if (!id || !area || !period || !indicator || !value || !unit || !kind || !source) return [];
    const common = {
      indicator,
      area,
      period,
      series,
      source: { id: id.text, kind: kind.text, title: source.text },
      sourceKind: kind,
    };
    const figure = { ...common, part: "value" as const, cell: value, unit };
    return growth?.text
      ? [figure, { ...common, part: "published-growth", cell: growth, unit: growthUnit }]
      : [figure];
  },
});
