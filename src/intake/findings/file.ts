import type { Kind } from "./kind.ts";

/** What may be wrong with a file as a whole, its header block, or what it says beside other files. */
export const OF_FILES = {
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
  "file-format": {
    severity: "error",
    title: "文件不是能读的表格",
    remedy: "按说明另存为 .xlsx（或 UTF-8 的 .csv）后重报，不要只改文件名",
    english:
      "not a format that can be read; save it again as .xlsx as its detail says, do not just rename it",
    owner: "sender",
  },
  "file-encoding": {
    severity: "error",
    title: "文字编码无法读出",
    remedy: "用表格软件打开，核对文字无误后另存为 .xlsx（或“CSV UTF-8”）后重报",
    english:
      "the text is in another encoding; open it, check the words, and save it as .xlsx or as CSV in UTF-8",
    owner: "sender",
  },
  "sheet-hidden": {
    severity: "warning",
    title: "隐藏的工作表中有报表",
    remedy: "要上报的，取消隐藏后重报；不上报的，删去该工作表",
    english: "a hidden sheet holds a form, which was not read; show the sheet, or delete it",
    owner: "sender",
  },
  "column-repeated": {
    severity: "error",
    title: "表头同一栏目出现两次",
    remedy: "表中每个栏目只保留一列，上年同期等对比数另表填写",
    english: "a column of the form stands twice in its head; keep one, and put other figures elsewhere",
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
  "zones-unsaid": {
    severity: "error",
    title: "没有说明是否含功能区",
    remedy: "在表头“功能区统计口径”处填“含功能区”或“不含功能区”后重报",
    english: "the form does not say whether its figures include the zone",
    owner: "sender",
  },
  "table-empty": {
    severity: "error",
    title: "表中没有数据行",
    remedy: "在表头下逐行填写后重报；没有发生的填0",
    english: "the table has a head and no rows; fill in its rows",
    owner: "sender",
  },
  "form-copied": {
    severity: "warning",
    title: "与另一份报表数字全部相同",
    remedy: "核对是否误用了别处或别期的报表；用错的重报，确属相同的向汇总单位说明",
    english: "every figure equals that of a form of another area or period; check which is the right one",
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
