import { defineLoader } from "../src/intake/contract.ts";

/** A register as its keeper sends it: each row says that a thing came to a stage, in an area on a day. */
export default defineLoader({
  name: "register-list",
  title: "名册",
  form: "名册",
  folder: "statistics",
  kind: "either",
  fills: "计划中按名册计数的指标",
});
