import { defineLoader } from "../src/intake/contract.ts";

/** A department's list for one indicator: each row is an item, and the counts are ours. */
export default defineLoader({
  name: "department-items",
  title: "部门名单",
  form: "部门名单",
  folder: "statistics",
  kind: "either",
  fills: "表头所列指标，按名单逐项计数",
});
