import { defineLoader } from "../src/intake/contract.ts";

/** The county form as a long list: reporting unit, period and one indicator in each row. */
export default defineLoader({
  name: "county-list",
  title: "县（市、区）季度报表（长表）",
  form: "季度报表",
  folder: "submissions",
  kind: "text",
  fills: "各行所列指标",
});
