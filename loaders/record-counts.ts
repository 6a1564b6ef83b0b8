import { defineLoader } from "../src/intake/contract.ts";

/** Counts of records that lie in a lake, by part, indicator, area and day: what a fold gives, and what its proofs hold. */
export default defineLoader({
  name: "record-counts",
  title: "记录计数表",
  form: "记录计数表",
  folder: "statistics",
  kind: "text",
  fills: "记录所对应的指标，逐条记录另存，按部分、地区和日期计数",
});
