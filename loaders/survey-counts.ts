import { defineLoader } from "../src/intake/contract.ts";

/** A survey as its keeper sends it where sheets are counted by answer: each row says how many of an area gave one. */
export default defineLoader({
  name: "survey-counts",
  title: "调查汇总",
  form: "调查汇总",
  folder: "statistics",
  kind: "either",
  fills: "计划中按调查估计的指标",
});
