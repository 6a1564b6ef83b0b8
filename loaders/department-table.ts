import { defineLoader } from "../src/intake/contract.ts";

/** A department's statistic of one period: areas down, the numbers of indicators across, a ratio's two parts side by side. */
export default defineLoader({
  name: "department-table",
  title: "部门统计表（多个指标）",
  form: "多指标统计表",
  folder: "statistics",
  kind: "either",
  fills: "各列所列指标，一个报告期",
});
