/** What is read at a place before its runs are: what stands as it is, or a day of another time, which is cut. */
export interface Whole {
  text: string;
  /** `before a unit` may have a unit behind it. */
  is: "stands" | "before a unit" | "cut";
}

const Y = "([12][0-9]{3})";
const M = "(?:1[0-2]|0?[1-9])";
const D = "(?:3[01]|[12][0-9]|0?[1-9])";
const CLOCK = "(?:[ T]\\d{1,2}:\\d\\d(?::\\d\\d)?)?";
const sticky = (source: string) => new RegExp(source, "uy");

const DAY = [
  sticky(`${Y}([-/.])${M}\\2${D}${CLOCK}(?![\\p{N}\\p{Script=Latin}]|[-/.]\\p{N})`),
  sticky(`${Y}年${M}月${D}日${CLOCK}(?!\\p{N})`),
];
const PERIOD = [
  sticky(`${Y}[QHMY]\\d{1,2}(?![\\p{N}\\p{Script=Latin}])`),
  sticky(
    `${Y}年(?:度|全年|底|末|初|第?[一二三四1-4]季度?末?|[上下]半年末?|前[一二两三四]个?季度末?|${M}(?:月份?)?[-—–~至到](?:(?:[12][0-9]{3}|次)年)?${M}月份?末?|${M}月份?末?)?(?:累计数?)?(?!\\p{N})`,
  ),
];
const PAPER = sticky("\\p{Script=Han}{1,8}[〔[(](?:19|20)\\d\\d[〕\\])]第?\\d{1,5}号");
const ROWS = sticky("(?:共\\d{1,9}[条行]:|行)(\\d{1,7}(?:[–、]\\d{1,7})*)(?!\\p{N})");
const COLUMNS = sticky("列[A-Z]{1,3}(?:、[A-Z]{1,3})*(?!\\p{Script=Latin})");

/** What stands as a whole at a place of a folded text, or is cut as one; undefined where runs are to be read. */
export function wholeAt(text: string, at: number, years: Set<string>): Whole | undefined {
  if (text.startsWith("〔文字〕", at)) return { text: "〔文字〕", is: "stands" };
  if (text.startsWith("〔号码〕", at)) return { text: "〔号码〕", is: "before a unit" };
  const before = text.slice(Math.max(0, at - 2), at);
  const one = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  if (!/\p{L}$/u.test(before)) {
    const rows = one(ROWS);
    const rising = rows?.[1]
      ?.split(/[–、]/)
      .every((each, index, all) => index === 0 || Number(each) > Number(all[index - 1]));
    const found = one(PAPER) ?? (rising ? rows : null) ?? one(COLUMNS);
    if (found) return { text: found[0], is: "stands" };
  }
  if (/[\p{N}\p{Script=Latin}]$/u.test(before) || /\p{N}[-/.]$/u.test(before)) return undefined;
  for (const pattern of DAY) {
    const found = one(pattern);
    if (found) return { text: found[0], is: years.has(found[1] ?? "") ? "before a unit" : "cut" };
  }
  const period = one(PERIOD[0] as RegExp) ?? one(PERIOD[1] as RegExp);
  return period ? { text: period[0], is: "before a unit" } : undefined;
}
