const DATE = String.raw`(\d{1,2})[月./-](\d{1,2})[日号]?`;
/** A stretch from one day to another, the year of the second perhaps left out. */
const DAYS = new RegExp(String.raw`^(\d{4})[年./-]${DATE}[-—–~至到](?:(\d{4})[年./-])?${DATE}$`);

/** A stretch of days that are whole months as a stretch of these: `2013年7月1日-9月30日` as `2013年7月-9月`; any other text as it is. */
export function asWholeMonths(text: string): string {
  const [, year, from, first, other = year, until, last] = DAYS.exec(text) ?? [];
  if (year === undefined || Number(first) !== 1) return text;
  const end = new Date(Date.UTC(Number(other), Number(until), 0));
  if (Number(until) > 12 || Number(from) > 12 || end.getUTCDate() !== Number(last)) return text;
  return `${year}年${Number(from)}月-${other === year ? "" : `${other}年`}${Number(until)}月`;
}
