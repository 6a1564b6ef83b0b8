import { defineLoader } from "../src/intake/contract.ts";

/** A department's inspection records: each row is one sample, and the pass rates are counted by us. */
export default defineLoader({
  name: "inspection-records",
  title: "抽检记录",
  form: "抽检记录",
  folder: "statistics",
  kind: "either",
  fills: "环节所对应的指标，按记录逐批计数",
});
