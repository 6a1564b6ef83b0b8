import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FACT_STEPS } from "../../src/verify-page/words/fact-steps.ts";
import { FILE_STEPS } from "../../src/verify-page/words/file-steps.ts";
import { stepWords } from "../../src/verify-page/words/steps.ts";

const all = [...FILE_STEPS, ...FACT_STEPS];
/** Of the page's own, in the place of what Node says. */
const SAID_ELSEWHERE = new Set(["no public key of Ed25519"]);
const sources = readdirSync("src/verify", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => readFileSync(join("src/verify", name), "utf8"))
  .join("\n");

describe("what the checker says, in Chinese", () => {
  it("has words for nothing that the checker never says", () => {
    const stale = all.filter(([english]) =>
      english
        .split(/\{\}|"|: | is |, /)
        .map((part) => part.trim())
        .some((part) => part.length > 4 && !SAID_ELSEWHERE.has(part) && !sources.includes(part)),
    );
    expect(stale).toEqual([]);
  });

  it("takes from a sentence only what it has, and is in Chinese throughout", () => {
    for (const [english, chinese] of all) {
      const most = english.split("{}").length - 1;
      for (const [, index] of chinese.matchAll(/\$(\d)/g)) expect(Number(index)).toBeLessThanOrEqual(most);
      expect(chinese.replace(/sha256|Ed25519|keys\.csv|layouts\.csv/g, "")).not.toMatch(/[a-z]{3}/);
    }
  });

  it.each([
    ["sha256 is not abc", "内容变了：它的 sha256 不是清单所记的 abc"],
    ['表1!B5: the cell holds "7", the proof says "8"', '表1!B5：这一格里是 "7"，证明写的是 "8"'],
    ["indicator/a/b: its value is 1, the page says 2", "indicator/a/b：应是 1，网页上的数值是 2"],
    ["表1!F8: 表1!E4 does not name the period 2012Q3", "表1!F8：表1!E4 没有写明所说的时期（2012Q3）"],
    ["unreadable: no such file", "无法读取：缺少这个文件"],
    ["unreadable: it.findings[0] is no object", "无法读取：it.findings[0] 不是对象"],
    ["area/a/b: it.edges is no list", "area/a/b：it.edges 不是列表"],
    ["row 3 is another than that of data/a.json", "第3行与 data/a.json 的不同"],
    ["something else: quite new", "与核查结果不符（something else: quite new）"],
  ])("says %s", (english, chinese) => {
    expect(stepWords(english)).toBe(chinese);
  });
});
