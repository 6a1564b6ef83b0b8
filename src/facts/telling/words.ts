import type { Loader } from "../../intake/contract.ts";
import { foreignKinds } from "../../intake/open/kind.ts";

/** Words that findings say beside what they quote, and that stand in cells in place of numbers. */
const SAID = [
  "是否 或者 另一文件 为准的是 另有 不小于 不大于 计量单位 各行之和 所填的单位是 分母为 制表符",
  "公式没有结果 合并单元格 错误值 全文没有读 全文不是同一种编码 开头 没有换行",
  "文件不完整或已损坏 逐行读不下去 换行写法可能前后不一 内容不是工作簿 用表格软件打开后另存为",
  "既不是 也不是 繁体中文 日文 韩文 加密的压缩包 解压后报送其中的表格文件",
  "链接 管道 套接字 设备 没有读取权限 读取时已不在 文件夹没有读取权限 一栏 一项 中没有位于该地区的功能区 所列的 位于该地区 areas.csv withdrawals.csv 前一份的记录",
  "各行连同功能区之和 各行除去功能区之和 与合计相符 即各地 而所写是",
  "待报 待核 待定 待查 暂无 暂缺 未统计 无数据 不适用 不涉及 没有 未发生 未知 不详 已报 未报 合计 总计 小计",
  "大约 大概 将近 接近 超过 不足 不到 不低于 不少于 不高于 不多于 大于 小于 高于 低于 至少 至多 最多 最少 百分点 个百分点 左右 上下 以上 以下 以内",
  "百分之 千分之 基本 部分 全部 其中 累计 本期 上期 同期 上年 本年 今年 去年 年底 年末 年初 季度 月份 上半年 下半年",
  "全市 全县 全区 市本级 开发区 新区 经开区 来件 各地来件 部门来件 公开资料 未登记的来件 收到 截至 记录 工作表",
  "UTF Big5 GB18030 Shift_JIS EUC-KR KB Excel WPS Word PDF RTF XML ODF Numbers xlsx csv xls xlsb ods fods et official work report yearbook percentage points percent area department",
];

/** What may stand behind a figure besides the plan's units. */
export const BEHIND_FIGURES = "年月日时分秒季次至到";
/** What may stand between a figure and its unit. */
export const ODD_ONES = "余多来几";
/** Single signs that may stand alone between marks and figures. */
export const ALONE = new Set("约近超逾无空");

/** The words of the product that the public may be told as they stand in files: of loaders, forms and findings. */
export function productWords(loaders: Loader[]): string[] {
  const words = loaders.flatMap(
    ({ name, title, form, header, columns, zones = {}, totals = [], records }) => [
      ...[name, title, form, ...Object.keys(zones), ...totals],
      ...[...Object.values(header), ...Object.values(columns)].flatMap((field) => field.words),
      ...Object.keys(records?.passed?.words ?? {}),
      ...Object.keys(columns),
    ],
  );
  const states = ["未启动", "进行中", "已完成"];
  return [...new Set([...words, ...states, ...SAID, ...foreignKinds()])].sort();
}
