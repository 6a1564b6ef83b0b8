import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { importSource } from "../../src/core/compile.js";
import { cutSource } from "../../src/facts/telling/cited.ts";
import { cutText } from "../../src/facts/telling/cut.ts";
import { cutFormat } from "../../src/facts/telling/format.ts";
import { type Vocabulary, vocabularyOf } from "../../src/facts/telling/vocabulary.ts";
import { productWords } from "../../src/facts/telling/words.ts";
import { loadLoaders } from "../../src/intake/loaders.ts";
import { readPlan } from "../../src/plan/read.ts";
import { cut as cutAgain } from "../../src/verify/originals/cut/cut.ts";
import { cutFormat as cutFormatAgain, cutTitle } from "../../src/verify/originals/cut/source.ts";
import { readVocabulary } from "../../src/verify/originals/cut/vocabulary.ts";
import { readPlanTables } from "../../src/verify/originals/plan.ts";
import { ways } from "../corpus/personal/ways.ts";

let vocabulary: Vocabulary;
let again: ReturnType<typeof readVocabulary>;
let words: string[];
beforeAll(async () => {
  words = productWords(await loadLoaders("loaders", importSource));
  vocabulary = vocabularyOf(readPlan("data"), words);
  again = readVocabulary(readPlanTables("data", "2013"), words);
});
const told = (text: string) => cutText(text, vocabulary);

/** Texts in which a way may stand. */
const AROUND: ((text: string) => string)[] = [
  (text) => text,
  (text) => `海宁市 ${text}`,
  (text) => `${text}（海宁市2013年三季度）`,
  (text) => `合格率：${text}，食品`,
  (text) => `填报人${text}`,
  (text) => `2013Q3 ${text}；2013Q2 ${text}`,
  (text) => `约30家，${text}`,
];

describe("what everybody is told of a text", () => {
  it("is nothing of who is written down in it, in 300 ways and more", () => {
    const all = ways();
    expect(new Set(all.map(({ text }) => text)).size).toBeGreaterThanOrEqual(300);
    for (const { text, never } of all)
      for (const around of AROUND) {
        const said = told(around(text)).normalize("NFKC");
        for (const each of never) expect(said, around(text)).not.toContain(each.normalize("NFKC"));
      }
  });

  it.each([
    ["约30", "约30"],
    ["1,234家", "1,234家"],
    ["2010年五季度", "2010年五季度"],
    ["嘉政发〔2013〕12号", "嘉政发〔2013〕12号"],
    ["2013年9月30日前", "2013年9月30日〔文字〕"],
    ["嘉兴新区", "嘉兴新区"],
    ["各行之和172家；所填的单位是万元", "各行之和172家；所填的单位是万元"],
    ["是否“海盐县”或者“海宁市”", "是否“海盐县”或者“海宁市”"],
    ["共150条：3、5–9、1000–2000", "共150条：3、5–9、1000–2000"],
    ["行3–5、7，列A、B", "行3–5、7，列A、B"],
    ["南湖", "南湖"],
    ["张南湖", "〔文字〕"],
    ["南湖区张三", "〔文字〕"],
    ["填报人：张三，电话13805731234", "填报人:〔文字〕〔号码〕"],
    ["138 0573 1234", "〔号码〕"],
    ["30多户人家", "30〔文字〕"],
    ["1985年3月12日", "〔号码〕"],
  ])("keeps figures, days, units and known words: %s", (text, wanted) => expect(told(text)).toBe(wanted));

  it("is what the checker makes of it by code of its own, and does not change when it is cut again", () => {
    expect([...again.words].sort()).toEqual([...vocabulary.words].sort());
    expect([...again.codes].sort()).toEqual([...vocabulary.codes].sort());
    expect([...again.behind].sort()).toEqual([...vocabulary.behind].sort());
    expect([...again.years].map(Number).sort()).toEqual([...vocabulary.years].sort());
    const pieces = fc.oneof(
      fc.constantFrom(...ways().map(({ text }) => text)),
      fc.constantFrom(...vocabulary.words, ...vocabulary.codes),
      fc.constantFrom(
        "家",
        "万",
        "市",
        "年",
        "三季度",
        "〔文字〕",
        "〔号码〕",
        "（",
        "）",
        "：",
        " ",
        "、",
        "–",
        "行3",
        "列B",
        "第",
      ),
      fc.constantFrom(
        "2013年",
        "2013-09-30",
        "2013Q3",
        "2013年1-9月累计",
        "嘉政发〔2013〕12号",
        "A",
        "12.5",
        "1,234",
      ),
      fc.string({ unit: "binary", maxLength: 3 }),
      fc.integer({ min: 0, max: 99999 }).map(String),
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 7 }), (parts) => {
        const text = parts.join("");
        const said = told(text);
        expect(cutAgain(text, again)).toBe(said);
        expect(told(said)).toBe(said);
      }),
      { numRuns: 3000, seed: 17 },
    );
  });

  it.each([
    ["F01 https://www.jiaxing.gov.cn/art/2013/7/26/art_1591186_26395025.html", true],
    ["F25 http://ciudsrc.com/webdiceng.php?id=62511", true],
    ["F31 浙江统计年鉴2016", true],
    ["F31 https://a.cn/13805731234.html", false],
    ["F31 https://a.cn/x?tel=82081234", false],
    ["F31 https://wang:secret@a.cn/", false],
    ["F31 王建国提供", false],
  ])("of a cited source is its id, a page's address or known words: %s", (source, whole) => {
    const said = cutSource(source, vocabulary);
    expect(said === source).toBe(whole);
    expect(said).not.toMatch(/13805731234|82081234|secret|王建国/);
    expect(cutSource(said, vocabulary)).toBe(said);
    expect(cutTitle(source.slice(4), again)).toBe(said.slice(4));
  });

  it.each([
    ["0.00%", true],
    ['#,##0.0"万元"', true],
    ['yyyy"年"m"月"', true],
    ["[$-804]yyyy-mm-dd;@", true],
    ['0"王建国"', false],
    ["0\\1\\3\\8\\0\\5\\7\\3\\1\\2\\3\\4", false],
    ["[$王建国-804]0", false],
  ])("of a number format is its signs and known words: %s", (format, whole) => {
    expect(cutFormat(format, vocabulary)).toBe(whole ? format : "〔文字〕");
    expect(cutFormatAgain(format, again)).toBe(whole ? format : "〔文字〕");
  });
});
