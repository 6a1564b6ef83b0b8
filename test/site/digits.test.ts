// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are sources as they stand in files
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { filesBelow } from "../support/files.ts";
import { numbersIn } from "../support/templates.ts";

/** The words of periods, which pages mark as dates, are made of numerals. */
const PERIODS = "src/site/kit/words.ts";
/** The sources whose texts come to stand in pages; what the audit knows is held against pages and stands in none. */
const SOURCES = [
  ...filesBelow("reports")
    .filter((path) => path.endsWith(".md"))
    .map((path) => `reports/${path}`),
  ...filesBelow("src/site")
    .filter((path) => path.endsWith(".ts") && !path.startsWith("audit/"))
    .map((path) => `src/site/${path}`),
];

/** A source in which `#{one}` stands for what is put into a template. */
const program = (source: string) => source.replaceAll("#{", "${");

describe("what pages are made of", () => {
  it("holds no number of its own", () => {
    const sources = SOURCES.filter((path) => path !== PERIODS);
    expect(sources.flatMap((path) => numbersIn(path, readFileSync(path, "utf8")))).toEqual([]);
    expect(SOURCES.length).toBeGreaterThan(100);
  });

  it.each([
    ["a template", "x.ts", 'html`<p class="at-2">共37项</p>`'],
    ["a template around what is put in", "x.ts", "html`<p>#{many}<b>37</b>项#{one}</p>`"],
    ["a template in a template", "x.ts", "html`#{some && html`共３７项`}`"],
    ["an attribute that readers meet", "x.ts", 'html`<p title="37">#{one}</p>`'],
    ["a numeral", "x.ts", 'const head = "三十七家"'],
    ["a text that a page is given", "x.ts", "say(`达到37#{unit}家`)"],
    ["a page of reports", "x.md", "共37项。"],
    ["a heading", "x.md", "## 三个地区"],
  ])("is refused with a number in %s", (_, path, source) => {
    expect(numbersIn(path, program(source))).toHaveLength(1);
  });

  it.each([
    ["markup", "x.ts", 'html`<h2 id="r#{at}" class="at-2">指标</h2>`'],
    ["a text that no page holds", "x.ts", 'const width = "340px"'],
    ["names of standards", "x.md", "编码为UTF-8，摘要为sha256"],
    ["a fence", "x.md", "```figure trend-2\n```"],
  ])("may hold digits in %s", (_, path, source) => {
    expect(numbersIn(path, program(source))).toEqual([]);
  });
});
