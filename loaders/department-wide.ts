import { z } from "zod";
import { type Draft, defineLoader, ZONE_WORDS } from "../src/intake/contract.ts";

const YEAR = "[\\d零〇○一二三四五六七八九]{4}";
const MONTH = "(?:\\d{1,2}|元|[一二三四五六七八九十]{1,2})";
/** A head that names a period, in whatever words, and perhaps a part of a ratio. */
const HEAD = new RegExp(
  `^(${YEAR}(?:[QH]\\d|[MY]\\d\\d|年?度?(?:全年|第?[一二三四五六七八九1-9]季度?|[上下]半年|前[一二两三四]个?季度|${MONTH}(?:(?:月份?)?[-—–~至到](?:(?:\\d{4}|次)年)?${MONTH})?月份?)?)(?:\\(?累计数?\\)?)?)\\(?(分子|分母)?\\)?$`,
);
const PARTS = { 分子: "numerator", 分母: "denominator" } as const;

/** A department's statistic of one indicator: areas down, quarters across, a ratio's two parts side by side. */
export default defineLoader({
  name: "department-wide",
  title: "部门统计表（宽表）",
  form: "部门统计表",
  folder: "statistics",
  kind: "either",
  fills: "表头所列指标",
  across: HEAD,
  totals: ["合计", "总计", "小计", "全市合计"],
  row: z.object({ area: z.string().min(1), zones: z.string().optional().transform(String) }),
  zones: ZONE_WORDS,
  readings({ area }, { department, indicator, unit }, across) {
    if (!area || !department || !indicator || !unit) return [];
    const source = { id: department.text, kind: "department", title: department.text };
    return across.map(({ head, cell }): Draft => {
      const [, period = "", part] = HEAD.exec(head.text.normalize("NFKC").replace(/\s/g, "")) ?? [];
      return {
        cell,
        indicator,
        area,
        unit,
        source,
        series: undefined,
        part: PARTS[part as keyof typeof PARTS] ?? "value",
        period: { ...head, text: period },
      };
    });
  },
});
