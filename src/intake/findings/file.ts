import type { Kind } from "./kind.ts";

/** What may be wrong with a file as a whole, its header block, or what it says beside other files. */
export const OF_FILES = {
  "file-unregistered": {
    severity: "error",
    title: "文件未登记",
    remedy: "核对来件后用 receive 命令登记，再重新生成",
    english: "the file is not in the register; register it with the receive command",
    owner: "office",
    audience: "public",
  },
  "file-changed": {
    severity: "error",
    title: "文件与登记时不同",
    remedy: "恢复原件，或将改动后的文件作为新来件登记",
    english: "the file differs from the one registered; restore it, or register it as a new arrival",
    owner: "office",
    audience: "public",
  },
  "file-missing": {
    severity: "error",
    title: "已登记的文件不在",
    remedy: "放回原处，或说明缘由后删去登记行",
    english: "a registered file is not there; put it back, or remove its row with a reason",
    owner: "office",
    audience: "public",
  },
  "file-closed": {
    severity: "error",
    title: "文件或文件夹打不开",
    remedy: "由管理员给生成网站的用户读取权限，再重新生成",
    english: "the file or folder may not be read; let the user who builds read it",
    owner: "office",
    audience: "public",
  },
  "file-special": {
    severity: "error",
    title: "不是文件",
    remedy: "把收到的原件本身放在此处，不放链接、管道等",
    english: "a link, a pipe, a socket or a device stands where a file should; put the file itself there",
    owner: "office",
    audience: "public",
  },
  "file-too-large": {
    severity: "error",
    title: "文件过大",
    remedy: "拆分后重报，单个文件不超过20MB；逐条记录的另存为 .csv，大小不限",
    english:
      "the file is too large; split it into files of at most 20 MB, or save lists of records as .csv, of any size",
    owner: "sender",
    audience: "public",
  },
  "file-unreadable": {
    severity: "error",
    title: "文件无法打开",
    remedy:
      "在填报的电脑上打开核对：能打开的，另存为 .xlsx（或 UTF-8 的 .csv）后重报；打不开的，找出完好的一份重报",
    english:
      "the file is broken; if it opens where it was made, save it again as .xlsx, else send a sound copy",
    owner: "sender",
    audience: "public",
  },
  "file-empty": {
    severity: "error",
    title: "文件是空的",
    remedy: "核对发出的文件，重报填好的一份",
    english: "the file is empty; send the one that was filled in",
    owner: "sender",
    audience: "public",
  },
  "line-too-long": {
    severity: "error",
    title: "文本的一行过长",
    remedy: "从业务系统重新导出，每条记录单独一行；不是逐条记录的，用下发的表式填报",
    english: "a line of the text is too long; export it again with a line for each record",
    owner: "sender",
    audience: "public",
  },
  "quotes-unpaired": {
    severity: "error",
    title: "引号没有成对",
    remedy: "检查该条记录及其后的引号，使其成对；或用表格软件重新另存为 .xlsx 后重报",
    english:
      "a quote is not closed, or closed within a field; mend the quotes of the record, or save it as .xlsx",
    owner: "sender",
    audience: "public",
  },
  "file-format": {
    severity: "error",
    title: "文件格式无法读取",
    remedy: "按说明另存为 .xlsx（或 UTF-8 的 .csv）后重报，不要只改文件名",
    english:
      "not a format that can be read; save it again as .xlsx as its detail says, do not just rename it",
    owner: "sender",
    audience: "public",
  },
  "file-encoding": {
    severity: "error",
    title: "文字编码无法读出",
    remedy: "用表格软件打开，核对文字无误后另存为 .xlsx（或“CSV UTF-8”）后重报",
    english:
      "the text is in another encoding; open it, check the words, and save it as .xlsx or as CSV in UTF-8",
    owner: "sender",
    audience: "public",
  },
  "sheet-hidden": {
    severity: "warning",
    title: "隐藏的工作表中有报表",
    remedy: "要上报的，取消隐藏后重报；不上报的，删去该工作表",
    english: "a hidden sheet holds a form, which was not read; show the sheet, or delete it",
    owner: "sender",
    audience: "public",
  },
  "cells-hidden": {
    severity: "warning",
    title: "隐藏的行或列中有数字",
    remedy:
      "取消隐藏（有筛选的先清除筛选）后逐行核对：要上报的显示出来，不上报的删去，再重报；目前隐藏的也照读",
    english:
      "figures or records stand in rows or columns that are hidden, perhaps by a filter, and count; show them, and delete what is not to be reported",
    owner: "sender",
    audience: "public",
  },
  "column-repeated": {
    severity: "error",
    title: "表头同一栏目出现两次",
    remedy: "表中每个栏目只保留一列，上年同期等对比数另表填写",
    english: "a column of the form stands twice in its head; keep one, and put other figures elsewhere",
    owner: "sender",
    audience: "public",
  },
  "file-unclaimed": {
    severity: "error",
    title: "文件版式无法识别",
    remedy: "改用下发的表式填报，表头文字不要改动",
    english: "no loader knows this layout; use the form as issued, with its header words unchanged",
    owner: "sender",
    audience: "public",
  },
  "file-claimed-twice": {
    severity: "error",
    title: "文件同时符合两种版式",
    remedy: "修改其中一个装载程序的表头文字，使两者可以区分",
    english: "two loaders claim this file; change the header words of one",
    owner: "office",
    audience: "public",
  },
  "header-missing": {
    severity: "error",
    title: "表头缺项",
    remedy: "补填表头中的该项后重报",
    english: "an entry of the header block is missing or empty",
    owner: "sender",
    audience: "public",
  },
  "header-invalid": {
    severity: "error",
    title: "表头填写不合规定",
    remedy: "按表式注明的写法填写后重报",
    english: "an entry of the header block is not one of those allowed",
    owner: "sender",
    audience: "public",
  },
  "list-partial": {
    severity: "error",
    title: "名单列不全该指标要计的时期",
    remedy: "该指标从{年}初或最早一条起累计，名单要从那时列起，并改正或删去表头的“起于”后重报",
    english:
      "the indicator counts from the start of the year, or from the beginning; list all records from then on, and correct the day in the head",
    owner: "sender",
    audience: "public",
  },
  "list-narrowed": {
    severity: "error",
    title: "后报的名单没有原名单所列时期的记录",
    remedy:
      "后报的只列新增记录的，在表头写明“记录起于”（名单、登记相同）哪一天，再重报，原名单即仍计其时期；确无记录的，答复汇总单位",
    english:
      "a later list holds no record of a period for which an earlier one has some, which no longer count; if it lists new records only, say in its head from which day on, and the earlier list counts for its own time",
    owner: "sender",
    audience: "public",
  },
  "records-between": {
    severity: "warning",
    title: "有记录所在的报告期名单没有列全",
    remedy: "这些记录不计。名单从报告期第一天列到最后一天，改正表头的“起于”“截至”后重报",
    english:
      "records lie in a reporting period of which the list does not state every day, and do not count; list the period from its first day to its last, and correct the days in the head",
    owner: "sender",
    audience: "public",
  },
  "records-omitted": {
    severity: "warning",
    title: "后报的名单没有写前一份里的几条记录",
    remedy: "这几条不再计。确实撤销的，答复汇总单位；漏写的，补上后重报整份名单",
    english:
      "a later list leaves out records of the one before it, which no longer count; say that they are withdrawn, or send the whole list again with them",
    owner: "sender",
    audience: "public",
  },
  "sender-differs": {
    severity: "error",
    title: "填报单位与登记的来件单位不一致",
    remedy: "核对该表由谁报送，更正表头或登记",
    english: "the reporting unit is not the registered sender",
    owner: "office",
    audience: "public",
  },
  "zones-unsaid": {
    severity: "error",
    title: "没有说明是否含功能区",
    remedy:
      "在“功能区统计口径”处填“含功能区”或“不含功能区”后重报，长表逐行填；部门统计和公开数据也可加注，或由汇总单位在 reference/zones.csv 中写明；在此之前全市合计不加该功能区的数，并标“缺”",
    english:
      "it is not said whether an area's figures include its zone; say it, in each row of a long list; for tables of departments and published ones a row of reference/zones.csv may say it; until then the city's sum leaves the zone out, and is marked",
    owner: "sender",
    audience: "public",
  },
  "zones-contradict": {
    severity: "warning",
    title: "功能区统计口径与实际不符",
    remedy:
      "核对该地区有没有功能区、数字含不含功能区：填错的改正后重报；areas.csv 有误的请汇总单位更正；该地区有功能区的，在此之前全市合计不加该功能区的数，并标“缺”",
    english:
      "what is said of how zones are counted cannot be so, by areas.csv or by the table's own total; correct it; until then the city's sum leaves a zone of that area out, and is marked",
    owner: "sender",
    audience: "public",
  },
  "table-empty": {
    severity: "error",
    title: "表中没有数据行",
    remedy: "在表头下逐行填写后重报；没有发生的填0",
    english: "the table has a head and no rows; fill in its rows",
    owner: "sender",
    audience: "public",
  },
} satisfies Record<string, Kind>;
