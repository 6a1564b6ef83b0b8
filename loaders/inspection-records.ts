import { z } from "zod";
import { defineLoader } from "../src/intake/contract.ts";

/** A department's inspection records: each row is one sample, and the pass rates are counted by us. */
export default defineLoader({
  name: "inspection-records",
  title: "抽检记录",
  form: "抽检记录",
  folder: "statistics",
  kind: "either",
  fills: "环节所对应的指标，按记录逐批计数",
  row: z.object({
    batch: z.string().min(1),
    day: z.string().min(1),
    area: z.string().min(1),
    stage: z.string().min(1),
    product: z.string(),
    result: z.string().min(1),
  }),
  records: {
    subject: { kind: "stage" },
    area: "area",
    day: "day",
    passed: { field: "result", words: { 合格: true, 不合格: false } },
    identity: ["batch"],
    department: "department",
  },
});
