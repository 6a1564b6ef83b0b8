/** How much a finding matters: a figure is lost, may be lost, or was read with a note. */
export type Severity = "error" | "warning" | "notice";
/** Who has to mend it: the sender of the file, or the quality office that receives it. */
type Owner = "sender" | "office";

interface Kind {
  severity: Severity;
  title: string;
  remedy: string;
  english: string;
  owner: Owner;
}

/** Every kind of finding: what is wrong and what to do, in the words of those who fill in and receive forms. */
export const CATALOGUE = {
  "file-unregistered": {
    severity: "error",
    title: "文件未登记",
    remedy: "核对来件后用 receive 命令登记，再重新生成",
    english: "the file is not in the register; register it with the receive command",
    owner: "office",
  },
  "file-changed": {
    severity: "error",
    title: "文件与登记时不同",
    remedy: "恢复原件，或将改动后的文件作为新来件登记",
    english: "the file differs from the one registered; restore it, or register it as a new arrival",
    owner: "office",
  },
  "file-missing": {
    severity: "error",
    title: "已登记的文件不在",
    remedy: "放回原处，或说明缘由后删去登记行",
    english: "a registered file is not there; put it back, or remove its row with a reason",
    owner: "office",
  },
  "file-too-large": {
    severity: "error",
    title: "文件过大",
    remedy: "拆分后重报，单个文件不超过20MB；逐条记录的另存为 .csv，大小不限",
    english:
      "the file is too large; split it into files of at most 20 MB, or save lists of records as .csv, of any size",
    owner: "sender",
  },
  "file-unreadable": {
    severity: "error",
    title: "文件无法打开",
    remedy: "用表格软件另存为 .xlsx（或 UTF-8 的 .csv）后重报",
    english: "the file cannot be opened; save it again as .xlsx, or as .csv in UTF-8",
    owner: "sender",
  },
  "file-unclaimed": {
    severity: "error",
    title: "文件版式无法识别",
    remedy: "改用下发的表式填报，表头文字不要改动",
    english: "no loader knows this layout; use the form as issued, with its header words unchanged",
    owner: "sender",
  },
  "file-claimed-twice": {
    severity: "error",
    title: "文件同时符合两种版式",
    remedy: "修改其中一个装载程序的表头文字，使两者可以区分",
    english: "two loaders claim this file; change the header words of one",
    owner: "office",
  },
  "header-missing": {
    severity: "error",
    title: "表头缺项",
    remedy: "补填表头中的该项后重报",
    english: "an entry of the header block is missing or empty",
    owner: "sender",
  },
  "header-invalid": {
    severity: "error",
    title: "表头填写不合规定",
    remedy: "按表式注明的写法填写后重报",
    english: "an entry of the header block is not one of those allowed",
    owner: "sender",
  },
  "sender-differs": {
    severity: "error",
    title: "填报单位与登记的来件单位不一致",
    remedy: "核对该表由谁报送，更正表头或登记",
    english: "the reporting unit is not the registered sender",
    owner: "office",
  },
  "record-unreadable": {
    severity: "error",
    title: "记录无法读出",
    remedy: "检查该条记录的引号是否成对、编码是否与全文一致，更正后重报",
    english: "the record cannot be read; check its quotes and its encoding",
    owner: "sender",
  },
  "row-invalid": {
    severity: "error",
    title: "该行填写不合规定",
    remedy: "按表式要求补齐或更正该行",
    english: "the row does not have the form asked for",
    owner: "sender",
  },
  "area-unknown": {
    severity: "error",
    title: "地区名称无法识别",
    remedy: "填写地区全称、简称或代码",
    english: "unknown area; write its name, short name or code",
    owner: "sender",
  },
  "indicator-unknown": {
    severity: "error",
    title: "指标无法识别",
    remedy: "填写指标编号或表式上的指标名称",
    english: "unknown indicator; write its number or its name on the form",
    owner: "sender",
  },
  "indicator-not-applicable": {
    severity: "warning",
    title: "该地区不适用这一指标",
    remedy: "删去该行，或由质量办在适用范围中增列该地区",
    english: "the indicator does not apply to this area",
    owner: "sender",
  },
  "period-unknown": {
    severity: "error",
    title: "报告期无法识别",
    remedy: "写成“2013年三季度”或“2013Q3”的形式",
    english: "unknown period; write it like 2013Q3",
    owner: "sender",
  },
  "source-unknown": {
    severity: "error",
    title: "来源类别无法识别",
    remedy: "填写 reference/sources.csv 中已有的类别，或在其中增列",
    english: "unknown kind of source; use one of reference/sources.csv, or add it there",
    owner: "office",
  },
  "unit-differs": {
    severity: "error",
    title: "计量单位与指标规定的不同",
    remedy: "按规定的计量单位换算后重填",
    english: "not the indicator's unit; convert the figure",
    owner: "sender",
  },
  "department-unknown": {
    severity: "error",
    title: "部门名称无法识别",
    remedy: "填写部门全称，或在 reference/departments.csv 中增列",
    english: "unknown department; write its name as in reference/departments.csv",
    owner: "sender",
  },
  "deliverable-unknown": {
    severity: "error",
    title: "任务编号无法识别",
    remedy: "填写计划中的任务编号，如 D3.1",
    english: "unknown deliverable; write its number as in the plan",
    owner: "sender",
  },
  "kind-unknown": {
    severity: "error",
    title: "类别无法识别",
    remedy: "按规定的类别填写",
    english: "unknown kind of record; write one that the plan counts",
    owner: "sender",
  },
  "word-unknown": {
    severity: "error",
    title: "用词不在规定之列",
    remedy: "从规定的用词中选填一个",
    english: "not one of the words allowed here",
    owner: "sender",
  },
  "day-unreadable": {
    severity: "error",
    title: "日期无法辨认",
    remedy: "写成“2013-09-30”或“2013年9月30日”的形式",
    english: "not a day; write it like 2013-09-30",
    owner: "sender",
  },
  "evidence-missing": {
    severity: "warning",
    title: "已完成而没有证明材料",
    remedy: "补填文号或材料名称",
    english: "reported as done without evidence; name the document",
    owner: "sender",
  },
  "number-missing": {
    severity: "warning",
    title: "应填数字为空",
    remedy: "补填；没有发生的填0",
    english: "a figure is missing; write it, or 0 where nothing happened",
    owner: "sender",
  },
  "number-unreadable": {
    severity: "error",
    title: "数字无法辨认",
    remedy: "只填数字，文字说明写在备注栏",
    english: "not a number; write digits only and put words in the remarks",
    owner: "sender",
  },
  "number-too-long": {
    severity: "error",
    title: "数字位数过多",
    remedy: "保留至多6位小数后重填",
    english: "too many digits; keep at most 6 decimals",
    owner: "sender",
  },
  "number-negative": {
    severity: "error",
    title: "计数不能为负",
    remedy: "核对后重填；冲减以前多报的数，请更正原来的报表",
    english: "a count below zero; to take back what was reported too high, correct the earlier form",
    owner: "sender",
  },
  "parts-missing": {
    severity: "warning",
    title: "比率缺少分子分母",
    remedy: "补填分子和分母；没有它们，全市比率无法汇总",
    english: "a ratio without its numerator and denominator cannot go into the city's ratio",
    owner: "sender",
  },
  "parts-unwanted": {
    severity: "error",
    title: "该指标不分分子分母",
    remedy: "把数字填在“数值”栏，分子、分母栏留空",
    english: "the indicator is no ratio; write the figure in the value column",
    owner: "sender",
  },
  "zones-unsaid": {
    severity: "error",
    title: "没有说明是否含功能区",
    remedy: "在表头“功能区统计口径”处填“含功能区”或“不含功能区”后重报",
    english: "the form does not say whether its figures include the zone",
    owner: "sender",
  },
  "numerator-exceeds": {
    severity: "error",
    title: "分子大于分母",
    remedy: "核对分子与分母是否填反",
    english: "the numerator exceeds the denominator; check whether they are swapped",
    owner: "sender",
  },
  "reading-repeated": {
    severity: "error",
    title: "同一指标重复填报且数字不同",
    remedy: "只保留正确的一行",
    english: "the same figure stands twice with different numbers; keep the right one",
    owner: "sender",
  },
  "zones-mixed": {
    severity: "error",
    title: "所在地区对功能区的统计口径不一致",
    remedy: "请所在各地统一为“含”或“不含”后重报",
    english: "the areas that contain a zone disagree whether their figures include it",
    owner: "sender",
  },
} satisfies Record<string, Kind>;
