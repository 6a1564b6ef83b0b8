import { defineLoader } from "../src/intake/contract.ts";

/** Answers of a survey as its keeper sends them: each row is one sheet, each further column a question. */
export default defineLoader({
  name: "survey-answers",
  title: "调查答卷",
  form: "调查答卷",
  folder: "statistics",
  kind: "either",
  fills: "计划中按调查估计的指标",
});
