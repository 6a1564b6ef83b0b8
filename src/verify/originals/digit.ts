import type { Reading } from "../expect/format.ts";
import { powerIn, readAs } from "./number.ts";

/** What one unit of the last digit of a cell's number is worth, once it is read as the proof says; a decimal. */
export function digitOf({ text, how }: Pick<Reading, "text" | "how">): string {
  const number = readAs(how, text) ?? "";
  if (how.split("、").includes("去浮点尾数")) return power(-(number.split(".")[1] ?? "").length);
  const folded = text.normalize("NFKC");
  const [, behind = ""] = folded.split(/[.点]/);
  const places = /^\s*[\d零〇一二三四五六七八九]*/.exec(behind)?.[0].trim().length ?? 0;
  return power(powerIn(how) + (how.includes("按单元格的百分比格式") ? 2 : 0) - places);
}

function power(of: number): string {
  return of >= 0 ? `1${"0".repeat(of)}` : `0.${"1".padStart(-of, "0")}`;
}
