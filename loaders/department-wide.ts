import { defineLoader } from "../src/intake/contract.ts";

/** A department's statistic of one indicator: areas down, quarters across, a ratio's two parts side by side. */
export default defineLoader({
  name: "department-wide",
  title: "部门统计表（宽表）",
  form: "部门统计表",
  folder: "statistics",
  kind: "either",
  fills: "表头所列指标",
});
