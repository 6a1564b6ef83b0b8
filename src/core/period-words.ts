import { parsePeriod } from "./period.ts";

const QUARTERS = "一二三四";

/** A period in words: `2013年`, `2013年7月—2014年6月`, `2013年三季度`, `2013年9月`, `2011—2015年`. */
export function periodWords(id: string): string {
  const period = parsePeriod(id);
  if (!period) return id;
  const { year, place, kind, first, last } = period;
  const whole = kind === "span" || kind === "year";
  if (whole && first % 12 > 0) return monthsWords(first, last);
  if (kind === "span") return `${id.replace("-", "—")}年`;
  if (kind === "quarter") return `${year}年${QUARTERS[place - 1]}季度`;
  if (kind === "half") return `${year}年${place === 1 ? "上" : "下"}半年`;
  return kind === "month" ? `${year}年${place}月` : `${year}年`;
}

/** Two months that may lie in two years: `2013年7—12月`, `2013年7月—2014年3月`. */
export function monthsWords(first: number, last: number): string {
  const [from, to] = [Math.floor(first / 12), Math.floor(last / 12)];
  const [start, end] = [(first % 12) + 1, (last % 12) + 1];
  return from === to ? `${from}年${start}—${end}月` : `${from}年${start}月—${to}年${end}月`;
}
