/** The words that verdicts are shown as. */
export const WORDS: Record<string, string> = {
  met: "达标",
  "on pace": "达序时",
  behind: "滞后",
  missed: "未达标",
  "no data": "未报",
  "not due": "未到期",
  "not applicable": "不适用",
  break: "口径变化",
  "not started": "未启动",
  "under way": "进行中",
  done: "已完成",
  "on time": "按时",
  late: "迟报",
  scored: "已评分",
  incomplete: "部分未报",
  vetoed: "一票否决",
  clear: "未触发",
  reversed: "走向相反",
  pending: "未裁定",
  upheld: "申诉成立",
  partly: "申诉部分成立",
  rejected: "申诉不成立",
};

/** What figures rest on, from the firmest to the weakest. */
export const BASES = ["reported", "public", "demonstration", "assumption"];
