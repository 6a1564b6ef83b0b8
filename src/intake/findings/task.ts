import type { Kind } from "./kind.ts";

/** What reports on deliverables may say that cannot be. */
export const OF_TASKS = {
  "day-early": {
    severity: "error",
    title: "日期早于计划印发的年份",
    remedy: "这一行没有读：核对日期的年份，写错的改正后重报；以前年度已经完成的，不在本计划填报",
    english: "the day lies in a year before the plan's own, so the row is not read; correct the year",
    owner: "sender",
    audience: "public",
  },
  "state-contradicts": {
    severity: "error",
    title: "同一任务的两行进展互相矛盾",
    remedy: "这两行都没有读：只留最新的一行，核对进展和日期后重报",
    english: "two rows say of one deliverable what cannot both be so, and neither is read; keep the latest",
    owner: "sender",
    audience: "public",
  },
  "evidence-doubtful": {
    severity: "error",
    title: "证明材料说明文件没有正式印发",
    remedy: "这一行没有读：已经印发的，写正式的文号或材料名称；没有印发的，进展改填“进行中”，再重报",
    english:
      "reported as done, while the evidence says that the document was not issued or is void, so the row is not read; name the document as issued, or report the work as under way",
    owner: "sender",
    audience: "public",
  },
  "evidence-missing": {
    severity: "warning",
    title: "已完成而没有证明材料",
    remedy: "补填文号或材料名称",
    english: "reported as done without evidence; name the document",
    owner: "sender",
    audience: "public",
  },
} satisfies Record<string, Kind>;
