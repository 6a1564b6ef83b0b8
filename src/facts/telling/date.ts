const YEAR = String.raw`(?<year>[12]\d\d\d)`;
const MONTH = "(?:1[0-2]|0?[1-9])";
const DAY = String.raw`(?:3[01]|[12]\d|0?[1-9])`;
const TIME = String.raw`(?:[ T]\d{1,2}:\d\d(?::\d\d)?)?`;

/** A day, in digits with one sign between them or in words. */
const DAYS = [
  new RegExp(
    `${YEAR}(?<sign>[-/.])${MONTH}\\k<sign>${DAY}${TIME}(?![\\p{N}\\p{Script=Latin}]|[-/.]\\p{N})`,
    "uy",
  ),
  new RegExp(`${YEAR}年${MONTH}月${DAY}日${TIME}(?!\\p{N})`, "uy"),
];
/** A period by its id, or in words. */
const PERIODS = [
  new RegExp(`${YEAR}[QHMY]\\d{1,2}(?![\\p{N}\\p{Script=Latin}])`, "uy"),
  new RegExp(
    `${YEAR}年(?:${[
      "度|全年|底|末|初|第?[一二三四1-4]季度?末?|[上下]半年末?|前[一二两三四]个?季度末?",
      `${MONTH}(?:月份?)?[-—–~至到](?:(?:[12]\\d\\d\\d|次)年)?${MONTH}月份?末?`,
      `${MONTH}月份?末?`,
    ].join("|")})?(?:累计数?)?(?!\\p{N})`,
    "uy",
  ),
];

/** The day or period that begins at a place of a text: whether it may stand, which a day may only in one of `years`. */
export function dateAt(
  text: string,
  at: number,
  years: Set<number>,
): { text: string; stands: boolean } | undefined {
  if (/[\p{N}\p{Script=Latin}]$|\p{N}[-/.]$/u.test(text.slice(Math.max(0, at - 2), at))) return undefined;
  for (const pattern of DAYS) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) return { text: found[0], stands: years.has(Number(found.groups?.year)) };
  }
  for (const pattern of PERIODS) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) return { text: found[0], stands: true };
  }
  return undefined;
}
