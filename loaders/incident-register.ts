import { defineLoader } from "../src/intake/contract.ts";

/** A department's register of incidents: the source of limits, counted for the kinds that the plan names. */
export default defineLoader({
  name: "incident-register",
  title: "事故登记表",
  form: "事故登记表",
  folder: "statistics",
  kind: "either",
  fills: "计划中按类别和死亡人数计数的指标",
});
