import type { Kind } from "./kind.ts";

/** What may be wrong or doubtful in figures held against those of other periods and areas. */
export const OF_FIGURES = {
  "to-date-falls": {
    severity: "warning",
    title: "{年}初累计数比上一期小",
    remedy: "核对两期数字，改正填错的一期；上一期多报的，更正后重报上一期",
    english: "a figure from the start of the year is below that of an earlier period; correct the wrong one",
    owner: "sender",
    audience: "public",
  },
  "figures-standing": {
    severity: "notice",
    title: "后报的表没有写前一份里的这些指标",
    remedy: "这些指标仍按前一份计；不再算数的，请汇总单位登记撤回",
    english:
      "a later form leaves out figures of the one before it, which still count; where they are withdrawn, let the office say so",
    owner: "sender",
    audience: "public",
  },
  "month-set-aside": {
    severity: "warning",
    title: "只写一个月的表不代替全季的表",
    remedy: "这份没有计：要更正全季的数，报告期写明季度后重报",
    english:
      "a form names one month only, and there is one of the whole quarter, which counts; to correct that, name the quarter and send it again",
    owner: "sender",
    audience: "public",
  },
  "figures-withdrawn": {
    severity: "warning",
    title: "登记撤回后没有别的数",
    remedy: "这些指标按未报计：更正后重报；登记有误的，请汇总单位改正撤回登记",
    english: "figures were entered as withdrawn, and no other file gives them; send them again",
    owner: "sender",
    audience: "public",
  },
  "figures-restored": {
    severity: "notice",
    title: "登记撤回后改按另一份的数计",
    remedy: "这些指标改按没有撤回的那一份计；那一份也不对的，更正后重报",
    english:
      "figures were entered as withdrawn, and count as another file gives them; send them again if that is wrong too",
    owner: "sender",
    audience: "public",
  },
  "figure-jumps": {
    severity: "warning",
    title: "与上年同期相差过大",
    remedy: "核对数字和计量单位；确实如此的，说明原因",
    english:
      "the change since the same period a year before is beyond the plan's limit; check it, or say why",
    owner: "sender",
    audience: "public",
  },
  "denominator-shrinks": {
    severity: "notice",
    title: "分母明显减少而比率变好",
    remedy: "了解分母减少的原因，必要时请报送单位说明",
    english: "the denominator shrank while the rate improved; ask why",
    owner: "office",
    audience: "internal",
  },
  "equals-targets": {
    severity: "notice",
    title: "多项比率恰好等于目标数",
    remedy: "抽查这些指标的原始记录",
    english: "several rates equal their targets to the last digit; look at their records",
    owner: "office",
    audience: "internal",
  },
  "form-copied": {
    severity: "warning",
    title: "与另一份报表数字全部相同",
    remedy: "核对是否误用了别处或别期的报表；用错的重报，确属相同的向汇总单位说明",
    english: "every figure equals that of a form of another area or period; check which is the right one",
    owner: "office",
    audience: "internal",
  },
  "zones-mixed": {
    severity: "error",
    title: "所在地区对功能区的统计口径不一致",
    remedy: "请所在各地统一为“含”或“不含”后重报",
    english: "the areas that contain a zone disagree whether their figures include it",
    owner: "sender",
    audience: "public",
  },
  "zones-changed": {
    severity: "warning",
    title: "功能区统计口径与上年同期不同",
    remedy:
      "核对两年含不含功能区；写错的更正后重报，确有变化的，按同一口径另报一份上年同期数；在此之前不计算同比",
    english:
      "an area counts its zones otherwise than a year before; correct the wrong one, or report last year's figures anew; until then no change is computed",
    owner: "sender",
    audience: "public",
  },
  "zones-differ": {
    severity: "warning",
    title: "同一{年}内各期功能区统计口径不一致",
    remedy: "核对各期含不含功能区，按同一口径更正重报写错的各期；在此之前，合计数不与上年同期比较",
    english:
      "an area counts its zones otherwise than in the period of the same year before; correct the wrong ones; until then their sum is not compared with a year before",
    owner: "sender",
    audience: "public",
  },
  "answer-unmatched": {
    severity: "notice",
    title: "答复没有对应的问题",
    remedy: "原文已经改变的，该问题重新列出；核对后删去这一行答复，或重新答复",
    english: "an answer to no finding that stands; the text it answers has changed, or was never so",
    owner: "office",
    audience: "public",
  },
  "departments-several": {
    severity: "warning",
    title: "两个以上部门报送同一指标",
    remedy: "核定由哪个部门报送；目前依次以任务的牵头、责任、参加部门的数为准",
    english:
      "several departments report one indicator; settle who does; who leads its measure counts, then who answers for it, then who takes part",
    owner: "office",
    audience: "public",
  },
  "decision-unmatched": {
    severity: "warning",
    title: "裁定的来源没有数字",
    remedy: "核对裁定所写的指标、地区、时期和来源；裁定在此之前不起作用",
    english: "a decision for a source that gives no figure; it has no effect",
    owner: "office",
    audience: "public",
  },
  "withdrawal-unmatched": {
    severity: "warning",
    title: "撤回登记没有对上任何数",
    remedy: "核对撤回登记的文件、指标、地区和时期",
    english: "a withdrawal names nothing that its file gives; check its file, indicator, area and period",
    owner: "office",
    audience: "public",
  },
} satisfies Record<string, Kind>;
