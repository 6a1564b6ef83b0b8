import { z } from "zod";
import { defineLoader } from "../src/intake/contract.ts";

/** A department's list for one indicator: each row is an item, and the counts are ours. */
export default defineLoader({
  name: "department-items",
  title: "部门名单",
  form: "部门名单",
  folder: "statistics",
  kind: "either",
  fills: "表头所列指标，按名单逐项计数",
  header: {
    department: { words: ["报送部门"], required: true },
    indicator: { words: ["指标"], required: true },
    from: { words: ["名单起于"], required: false },
    until: { words: ["名单截至"], required: true },
  },
  columns: {
    name: { words: ["名称"], required: true },
    area: { words: ["地区"], required: true },
    day: { words: ["日期"], required: true },
    document: { words: ["文号"], required: true },
  },
  row: z.object({
    name: z.string().min(1),
    area: z.string().min(1),
    day: z.string().min(1),
    document: z.string(),
  }),
  records: {
    subject: { indicator: "indicator" },
    area: "area",
    day: "day",
    identity: ["name", "area", "day", "document"],
    department: "department",
  },
});
