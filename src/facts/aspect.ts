import { WORDS } from "./display.ts";

/** What the facts of a kind of subject say of it, by the ends of their ids, in words; `*` stands for any one id. */
const OF_INDICATORS = {
  actual: "实际数",
  "actual/*": "另一来源的实际数",
  "actual/*/areas": "同一来源的各地之和",
  numerator: "分子",
  denominator: "分母",
  yoy: "同比",
  "yoy-size": "同比的幅度",
  "no-change": "没有同比的原因",
  break: "口径变化",
  zones: "是否含功能区",
  "published-growth": "公布增幅",
  alone: "当期数",
  "since-last": "较上期的变化",
  part: "占全年的比重",
  season: "往年同期占比",
  outlook: "全年推算数",
  "outlook-low": "全年推算数的下限",
  "outlook-high": "全年推算数的上限",
  "outlook-linear": "按月推算的全年数",
  "outlook-error": "推算误差",
  "linear-error": "按月推算的误差",
  "difference/*": "两个来源之差",
  "difference-relative/*": "两个来源之差的比例",
  "difference/*/areas": "公布的总数与各地之和之差",
  "difference-relative/*/areas": "公布的总数与各地之和之差的比例",
  "interval-low": "可信区间的下限",
  "interval-high": "可信区间的上限",
  "rank-first": "名次",
  "rank-last": "名次",
  "change-part": "对整体同比的贡献",
  "gap-part/*": "对整体目标差距的贡献",
  "up-count/*": "拉高的地区数",
  "down-count/*": "拉低的地区数",
  "up-count/*/*": "拉高的地区数",
  "down-count/*/*": "拉低的地区数",
  reversal: "与各地走向相反的判定",
};
const OF_TARGETS = {
  goal: "目标数",
  share: "完成比例",
  ratio: "实际数",
  gap: "与目标之差",
  "gap-size": "与目标之差的幅度",
  status: "判定",
  pace: "按月应达数",
  "pace-low": "按往年应达数的下限",
  "pace-high": "按往年应达数的上限",
  needed: "仍需数",
  "needed-month": "每月仍需数",
  "needed-next": "今后的分母",
  "needed-passed": "今后须合格数",
  "needed-most": "今后至多数",
  attainable: "能否达标的判定",
  shortfall: "短缺程度",
  "shortfall-rank": "短缺程度的名次",
  fragile: "是否易变的判定",
};
const OF_TRAJECTORIES = {
  growth: "年均增速",
  required: "应有年均增速",
  progress: "轨迹比",
  reason: "无法计算的原因",
  verdict: "轨迹的判定",
};
const OF_SCORES = {
  "": "得分",
  total: "得分",
  exact: "舍入前的得分",
  band: "等次下限",
  grade: "等次",
  fragile: "等次是否易变的判定",
  conversion: "折算",
  "rank-score": "排名的依据",
  "rank-first": "名次",
  "rank-last": "名次",
  "veto/*": "一票否决的判定",
  "line/*": "分项得分",
  "line/*/exact": "舍入前的分项得分",
  "line/*/degree/*": "分项的完成程度",
  "line/*/weight": "分项所计的分值",
  "line/*/state": "分项的评分状态",
  "line/*/found": "分项所查数",
  "line/*/self": "分项的自评分",
  "line/*/conversion": "分项的折算",
};
/** What is counted, by the words before `-count`. */
const COUNTED = {
  target: "目标",
  measure: "任务",
  indicator: "指标",
  department: "部门",
  method: "计算方法",
  area: "地区",
  verdict: "判定",
  fragile: "易变的判定",
  reading: "读出的数",
  file: "文件",
  "faulty-file": "有问题的文件",
  finding: "问题",
  lead: "牵头的任务",
  responsible: "责任的任务",
  participants: "参加的任务",
  form: "应报报表",
  "form-superseded": "被取代的报表",
  deliverable: "工作任务",
  appeal: "申诉",
};
const OF_COUNTS = {
  verdict: "判定",
  ...Object.fromEntries(
    Object.entries(COUNTED).map(([counted, words]) => [`${counted}-count`, `${words}的数目`]),
  ),
  ...Object.fromEntries(
    Object.entries(WORDS).flatMap(([word, said]) => {
      const name = word.replaceAll(" ", "-");
      return [
        [`${name}-count`, `${said}的目标的数目`],
        [`form-${name}-count`, `${said}的报表的数目`],
        [`deliverable-${name}-count`, `${said}的工作任务的数目`],
        [`appeal-${name}-count`, `${said}的申诉的数目`],
      ];
    }),
  ),
};

/** What facts say of each kind of subject. */
export const ASPECTS: Record<string, Record<string, string>> = {
  indicator: OF_INDICATORS,
  target: OF_TARGETS,
  trajectory: OF_TRAJECTORIES,
  score: OF_SCORES,
  example: { ...OF_TARGETS, actual: "实际数" },
  deliverable: { state: "进展" },
  appeal: { state: "裁定" },
  area: { ...OF_COUNTS, form: "报送情况" },
  source: { "reading-count": "读出的数的数目", "finding-count": "问题的数目" },
  backtest: {
    better: "哪种推算更准",
    "seasonal-error": "按往年推算的误差",
    "linear-error": "按月推算的误差",
    "test-count": "回测的次数",
  },
  ...Object.fromEntries(
    ["plan", "section", "measure", "department", "areas", "parts", "period"].map((kind) => [kind, OF_COUNTS]),
  ),
};

/** The aspects of facts that stand for what was to be reported; others follow from these. */
export const REPORTED = ["actual", "numerator", "denominator", "state", "status"];
