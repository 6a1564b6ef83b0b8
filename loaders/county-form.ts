import { defineLoader } from "../src/intake/contract.ts";

/** The quarterly form of a county, city, district or zone: a header block, and one indicator a row. */
export default defineLoader({
  name: "county-form",
  title: "县（市、区）季度报表",
  form: "季度报表",
  folder: "submissions",
  kind: "either",
  fills: "表内各行所列指标",
});
