import { defineLoader } from "../src/intake/contract.ts";

/** Published figures with their sources: one figure a record. */
export default defineLoader({
  name: "public-figures",
  title: "公开数据表",
  form: "公开数据",
  folder: "public",
  kind: "text",
  fills: "每条记录的 indicator 列所列指标",
});
