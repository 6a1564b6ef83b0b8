import type { Role } from "./roles.ts";

/** What roles are called, in the order in which a key names them. */
export const ROLE_WORDS: Record<Role, string> = {
  ...{
    value: "读作数",
    name: "读作名称",
    unit: "计量单位",
    entry: "表头所填",
    label: "表头栏目",
    head: "列名",
  },
  ...{ sum: "合计（只核对）", remark: "备注（已核对）", quoted: "别的期间、计划等（不读）", title: "标题" },
  ...{
    plain: "与数无关",
    furniture: "签章、日期等",
    guidance: "说明",
    unread: "没有读",
    unaccounted: "不知何用",
  },
};
