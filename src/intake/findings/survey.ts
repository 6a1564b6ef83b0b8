import type { Kind } from "./kind.ts";

/** What may be wrong or doubtful in lists of what units of a survey answered. */
export const OF_SURVEYS = {
  "survey-unknown": {
    severity: "error",
    title: "调查名称不在计划之内",
    remedy: "整份没有读：按所列的调查名称填写后重报",
    english: "the plan has no survey of this name, so nothing of the list is read; write one of those named",
    owner: "sender",
    audience: "public",
  },
  "survey-period": {
    severity: "warning",
    title: "调查按年汇总而所写的不是一年",
    remedy: "目前按所写的期间单独计，全年的数没有算：是全年的调查，报告期改成“2013年”的形式后重报",
    english:
      "the survey is held for other periods than the list names, which counts for that period alone; where it is of the whole year, write that year",
    owner: "sender",
    audience: "public",
  },
  "question-unknown": {
    severity: "error",
    title: "题目不在调查之内",
    remedy: "这一题没有读：表头按所列的题目原文填写后重报；改了问法的是新题，请汇总单位先列入计划",
    english:
      "the survey has no such question, so that it is not read; write the head as listed; one that is reworded is a new question, for the plan to name first",
    owner: "sender",
    audience: "public",
  },
  "question-missing": {
    severity: "error",
    title: "调查的题目有的没有列",
    remedy: "用到这些题目的数没有算：补上所列题目的各列后重报",
    english:
      "questions of the survey have no column, so that what is made of them is not; add the columns named",
    owner: "sender",
    audience: "public",
  },
  "answer-unknown": {
    severity: "error",
    title: "填的不是这一题的选项",
    remedy: "这一题按没有回答计：对照原卷，改为所列的选项之一后重报；填的是编码的，换成选项的文字",
    english:
      "this is none of the answers of the question, which counts as not answered; look at the sheet and write one of those listed, the word and not its number",
    owner: "sender",
    audience: "public",
  },
  "answer-beyond": {
    severity: "error",
    title: "填的数超出这一题的范围",
    remedy: "这一题按没有回答计：对照原卷，按所列的范围改正后重报",
    english:
      "the number is beyond what the question allows, and counts as not answered; correct it by the sheet",
    owner: "sender",
    audience: "public",
  },
  "answer-at-odds": {
    severity: "warning",
    title: "这一题与同一份的另一题矛盾",
    remedy: "两题照所填的计：对照原卷，改正填错的一题后重报；没有这种情形的，空着不填",
    english:
      "this and another answer of the sheet cannot both be so; both count as written; look at the sheet, and correct one, or leave this blank",
    owner: "sender",
    audience: "public",
  },
  "inspection-day": {
    severity: "error",
    title: "评定日期不是报告期之内的一天",
    remedy: "这一天没有读，得分照常计：写明报告期之内的年、月、日后重报",
    english:
      "this is no day, or none of the period; it is not read, and the scores count; write year, month and day, within the period",
    owner: "sender",
    audience: "public",
  },
  "body-persons": {
    severity: "warning",
    title: "该填单位的一栏像是人名",
    remedy:
      "公开版没有列出：写检查的单位或者组；计划要的是个人的，请汇总单位把这一题改为个人，只在内部版列出",
    english:
      "what should name a body looks like names of persons, and is left out of the public edition; write the body, or let the plan ask for persons",
    owner: "office",
    audience: "internal",
  },
  "unit-missing": {
    severity: "error",
    title: "没有填编号",
    remedy: "这一份没有计：填写编号或者统一社会信用代码后重报",
    english: "the sheet has no number or code, so that it does not count; write it",
    owner: "sender",
    audience: "public",
  },
  "sheet-repeated": {
    severity: "warning",
    title: "同一份答卷列了两次",
    remedy: "只计前一份：删去重复的一行",
    english: "one sheet is listed twice, and counts once; take out the second",
    owner: "sender",
    audience: "public",
  },
  "sheet-sum": {
    severity: "warning",
    title: "合计或者平均与各题不符",
    remedy: "各题照常计，这一栏没有用：对照原卷，错在哪一题就改哪一题后重报",
    english:
      "this is neither the sum nor the mean of the answers beside it, which count; look at the sheet, and correct whichever is wrong",
    owner: "sender",
    audience: "public",
  },
  "unit-repeated": {
    severity: "error",
    title: "同一编号有两份不同的答卷",
    remedy: "只计前一份：确是两个对象的，改正编号；是同一个的，删去作废的一份",
    english:
      "one number has two sheets that differ, of which the first counts; where they are of two, correct the number, else take out the one that is void",
    owner: "sender",
    audience: "public",
  },
  "answer-repeated": {
    severity: "error",
    title: "同一地区同一题的同一选项列了两行",
    remedy: "只计前一行：合并两行，或者删去多列的一行后重报",
    english:
      "an area has one answer to a question in two rows, of which the first counts; put them together, or take one out",
    owner: "sender",
    audience: "public",
  },
  "city-beside": {
    severity: "warning",
    title: "全市的一行与各地并列",
    remedy: "全市的一行没有计：各地已经列出，是合计的删去；是市本级另外收回的，并入所在的地区后重报",
    english:
      "a row of the whole city stands beside those of areas, and does not count; take it out where it adds them up",
    owner: "sender",
    audience: "public",
  },
  "unit-of-whole": {
    severity: "error",
    title: "填的是全市而不是其中一地",
    remedy: "这一份没有计：填写所在的县（市、区）或者功能区后重报",
    english:
      "a sheet is of the whole and of none of its areas, so that it does not count; write in which of them it is",
    owner: "sender",
    audience: "public",
  },
  "straight-line": {
    severity: "notice",
    title: "各题都选了同一项",
    remedy: "照常计：回访核实是不是随意填写，确系随意的，删去后重报",
    english:
      "a sheet gives the same answer to every question of a scale; it counts; ask again whether it was meant",
    owner: "office",
    audience: "internal",
  },
} as const satisfies Record<string, Kind>;
