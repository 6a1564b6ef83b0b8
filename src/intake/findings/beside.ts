import type { Kind } from "./kind.ts";

/** What may be wrong with what stands in and beside a table, so that it may change what figures mean. */
export const OF_TABLES = {
  "layout-unconfirmed": {
    severity: "error",
    title: "表式没有确认",
    remedy: "本表没有读：请按下发的表式填报；确需使用这种表式的，请汇总单位确认后再读",
    english:
      "a head says what is not known, so the table is not read; use the form as issued, or have this one confirmed",
    owner: "sender",
    audience: "public",
  },
  "form-altered": {
    severity: "error",
    title: "表式与表号不符",
    remedy:
      "本表没有读：在下发的表上重新填报，不增删、不改动栏目和表头；确需使用这种表式的，删去表号并请汇总单位确认",
    english:
      "the labels and heads are not those of the form that its number names, so the table is not read; fill in the form as issued, or take the number out and have the form confirmed",
    owner: "sender",
    audience: "public",
  },
  "header-repeated": {
    severity: "error",
    title: "表头的同一项写了两次而且不同",
    remedy: "只留正确的一处后重报",
    english: "the same entry stands twice above the table and says two things; leave the right one",
    owner: "sender",
    audience: "public",
  },
  "cell-unaccounted": {
    severity: "warning",
    title: "表头上方的这一格没有读",
    remedy: "写在对应的栏目里（填报单位、报告期等），与数字无关的删去",
    english:
      "nobody knows what this cell above the table is for, so it was not read; put it where it belongs, or leave it out",
    owner: "sender",
    audience: "public",
  },
  "period-differs": {
    severity: "error",
    title: "报告期与报送的时间对不上",
    remedy: "本表没有读：核对报告期、报送所属的期间和填报日期，改一致后重报",
    english:
      "the period is not the one under which the file was filed, or is later than the day it was filled in, so the table is not read; make them agree",
    owner: "sender",
    audience: "public",
  },
  "period-further": {
    severity: "warning",
    title: "同一份报表里还有别的报告期",
    remedy: "这张表按它自己写的报告期读：确是补报以前各期的，不必改；不是的，改正报告期后重报",
    english:
      "a further table of the file is of another period than the one under which it was filed, and is read as that period's; correct the period if it is not",
    owner: "sender",
    audience: "public",
  },
  "sheet-unread": {
    severity: "error",
    title: "这张工作表里有数而没有读",
    remedy: "每张工作表都写全填报单位、报告期等表头，或者并入第一张表后重报",
    english:
      "the sheet has figures and was not read; give it a header of its own, or put its rows into the first sheet",
    owner: "sender",
    audience: "public",
  },
  "line-doubtful": {
    severity: "error",
    title: "表上的文字可能改变数字的含义",
    remedy:
      "有关的行没有读：只填报告期的实际数；属于别的期间、地区、计划或者更正的，另表填报；只是说明的，删去后重报",
    english:
      "a line beside the table may change what its figures mean, so the rows concerned are not read; leave it out, or report them apart",
    owner: "sender",
    audience: "public",
  },
  "remark-doubtful": {
    severity: "error",
    title: "备注可能改变本行数字的含义",
    remedy: "本行没有读：在数字栏填写报告期最终的实际数，备注只写来源，再重报",
    english:
      "the remark may change what the row's figures mean, so it is not read; write the final figure, and no other in the remark",
    owner: "sender",
    audience: "public",
  },
  "beside-differs": {
    severity: "error",
    title: "同一行的另一栏与本行不符",
    remedy: "本行没有读：核对该栏所写的时间、地区、来源或者审核意见，不属于本表的行删去，写错的改正后重报",
    english:
      "another column says of the row that it is of another time or area, or was not passed, so it is not read; correct it, or leave the row out",
    owner: "sender",
    audience: "public",
  },
  "mode-differs": {
    severity: "error",
    title: "统计方式与该指标的规定不同",
    remedy: "本行没有读：按指标规定的统计方式填数，或更正统计方式后重报",
    english:
      "the row says that it is counted otherwise than the indicator asks; correct the figure or the mode",
    owner: "sender",
    audience: "public",
  },
} satisfies Record<string, Kind>;
