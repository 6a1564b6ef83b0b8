import { z } from "zod";
import { defineLoader } from "../src/intake/contract.ts";

/** A department's report on deliverables: the state of each, with evidence and day. */
export default defineLoader({
  name: "deliverable-report",
  title: "工作任务进展表",
  form: "工作任务进展表",
  folder: "statistics",
  kind: "either",
  fills: "没有定数的工作任务的进展",
  row: z.object({
    deliverable: z.string().min(1),
    state: z.string().min(1),
    evidence: z.string(),
    day: z.string().min(1),
  }),
  states({ deliverable, state, evidence, day }) {
    if (!deliverable || !state || !evidence || !day) return [];
    const words = { 未启动: "not started", 进行中: "under way", 已完成: "done" } as const;
    return [{ deliverable, state, words, evidence, day }];
  },
});
