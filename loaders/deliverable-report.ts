import { defineLoader } from "../src/intake/contract.ts";

/** A department's report on deliverables: the state of each, with evidence and day. */
export default defineLoader({
  name: "deliverable-report",
  title: "工作任务进展表",
  form: "工作任务进展表",
  folder: "statistics",
  kind: "either",
  fills: "没有定数的工作任务的进展",
});
