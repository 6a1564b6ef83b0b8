import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { Originals } from "../../src/core/disk/originals.ts";
import { ConfigErrors } from "../../src/core/error.ts";
import { type Period, parsePeriod } from "../../src/core/period.ts";
import { absentFacts } from "../../src/facts/absent.ts";
import { readCells, selectingFrom } from "../../src/facts/cell.ts";
import type { Edition } from "../../src/facts/edition.ts";
import { lacksOf } from "../../src/facts/lacks.ts";
import type { Fact } from "../../src/facts/read.ts";
import { notesOf, type Prose, proseFor, readProse } from "../../src/plan/prose.ts";
import { type AuditGrounds, groundsOf } from "../../src/site/audit/account.ts";
import { linksFrom } from "../../src/site/kit/link.ts";
import { ProseWriter } from "../../src/site/prose/render.ts";
import { Warehouse } from "../../src/warehouse/open.ts";
import { shippedEdition } from "../support/edition.ts";
import { workFolder } from "../support/files.ts";

const HEAD = "---\nby: 市质量强市办\nwritten: 2014-02-20\n---\n";
const AS_OF = parsePeriod("2013") as Period;
const FACT = "indicator/3.2/330400/2013/actual";
let edition: Edition;
let grounds: AuditGrounds;

beforeAll(async () => {
  edition = await shippedEdition();
  grounds = groundsOf(edition);
});

/** The prose of a folder that holds one file. */
function prose(markdown: string, { name = "index.md", head = HEAD } = {}): Prose {
  const root = workFolder("prose");
  const path = join(root, "plan", "p", "prose", name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${head}${markdown}`);
  const { prose: found, faults } = readProse(new Originals(root), "p");
  if (faults.length) throw new ConfigErrors(faults);
  const [read] = found;
  if (!read) throw new Error("nothing read");
  return read;
}

const written = (markdown: string, options?: Parameters<typeof prose>[1]) =>
  String(new ProseWriter(edition, grounds).write(prose(markdown, options), linksFrom(0)));

describe("prose of analysts", () => {
  it("shows facts as they are published, and text as text", () => {
    const fact = edition.facts.get(FACT);
    const markup = written(`\n合格率为**{fact:${FACT}}**，<b>粗</b>&amp;[指标](indicators/3-2)\n`);
    expect(markup).toContain(`data-fact="${FACT}">${fact?.display}</data>`);
    expect(markup).toContain("&lt;b&gt;粗&lt;/b&gt;");
    expect(markup).toContain('<a href="indicators/3-2.html">指标</a>');
    expect(markup).toContain("分析人员的文字");
    expect(markup).toContain('<section class="prose" aria-label="分析">');
  });

  it.each([
    [
      "a fact that there is not",
      "\n一样\n{fact:indicator/3.2/330400/2031/actual}",
      7,
      /no fact .*2031.*the nearest is indicator\/3\.2\/330400\/20/,
    ],
    ["a number typed by hand", "\n合格率\n为97.3%，\n高", 7, /neither a fact.* 97\.3%.*cite a fact/],
    ["a Chinese numeral", "\n甲\n\n共三十七家", 8, /三十七/],
    ["a verdict", "\n- 甲\n- 海宁达标", 7, /达标/],
    ["a number with a fact beside it", `\n{value:${FACT}}，共37家`, 6, /37/],
    ["a unit that is not the fact's", "\n{value:indicator/gdp/330400/2013/actual}万元", 6, /万/],
    ["a number in code", "\n`97.3`", 6, /no code/],
    ["a number in a heading", "\n# 三十七家", 6, /三十七/],
    [
      "a figure that there is not",
      "\n甲\n\n```figure nothing\n```",
      8,
      /no figure nothing.*known figures are/,
    ],
    ["a figure of nothing", "\n```figure indicator-trend\n```", 6, /has no indicator.*name what it is about/],
    [
      "a figure of an indicator that there is not",
      "\n```figure indicator-trend indicator=0.0\n```",
      6,
      /no indicator 0\.0/,
    ],
    ["another fence", "\n```js\nalert()\n```", 6, /a fence that is no figure/],
    ["an image", "\n![图](x.png)", 6, /an image/],
    ["a link out of the site", "\n[站](https://example.org)", 6, /a link out of the site/],
    ["headings out of order", "\n## 甲", 6, /a heading of level 2/],
  ])("stops at %s, with file, line and remedy", (_, markdown, line, problem) => {
    expect(() => written(markdown)).toThrow(problem);
    expect(() => written(markdown)).toThrow(`plan/p/prose/index.md line ${line}: `);
  });

  it("takes what officials write: idioms, plans of five years, ordinals that begin a clause", () => {
    const text =
      "一是压实第一责任人；二是一律公开；三是两手抓、两手都要硬。十二五时间过半，其一，质量；第二，安全。";
    expect(written(`\n${text}`)).toContain("两手都要硬");
    expect(() => written("\n一是新增三家；二是完成两项")).toThrow(/三[\s\S]*两/);
    expect(() => written("\n海宁排第一，平湖第二")).toThrow(/一/);
  });

  it("offers the facts that say a number which was typed, those of the page first", () => {
    const typed = edition.facts.get(FACT)?.display ?? "";
    const named = { name: "indicators/3-2.md" };
    expect(() => written(`\n合格率为${typed}`, named)).toThrow(
      `for ${typed} write {fact:indicator/3.2/330400/2013/actual}`,
    );
    expect(() => written("\n合格率为12345.678%", named)).toThrow(/12345\.678%[^;]*\(cite a fact/);
  });

  it("names every fault at once", () => {
    const faults = "\n{fact:no/fact}\n\n{fact:none/either}\n";
    expect(() => written(faults)).toThrow(/line 6: no fact no\/fact[\s\S]*line 8: no fact none\/either/);
    const sorts = "\n{fact:no/fact}，共37家\n\n另有97.3%\n\n```figure nothing\n```\n";
    expect(() => written(sorts)).toThrow(
      /no fact no\/fact[\s\S]* 37 in[\s\S]* 97\.3% in[\s\S]*no figure nothing/,
    );
  });

  it("says in the place of a fact that may be and is not what is lacking, and stops at one that can never be", () => {
    const id = "indicator/3.2/330481/2012Q1/yoy-size";
    const absent = absentFacts({ plan: edition.plan, asOf: AS_OF, periods: ["2010"] });
    expect(edition.facts.has(id)).toBe(false);
    const { lacking, findings } = lacksOf([prose(`\n**{value:${id}}**\n`)], new Map(), edition.facts, absent);
    expect(findings).toMatchObject([
      {
        code: "prose-fact-lacking",
        name: "plan/p/prose/index.md",
        place: { line: 6 },
        text: `{value:${id}}`,
      },
    ]);
    const words =
      "海宁市2012年一季度“种养环节初级食用农产品抽查合格率”的同比的幅度，所依据的数字不全，或本次没有这一项";
    expect(lacking.get(id)).toBe(words);
    expect(findings[0]?.detail).toBe(words);
    const without = { ...edition, lacking };
    const write = (text: string) =>
      String(new ProseWriter(without, groundsOf(without)).write(prose(text), linksFrom(0)));
    expect(write(`\n增幅{value:${id}}`)).toContain(
      `增幅<span class="lacking" data-lacking="${id}">〔缺：${words}〕</span>`,
    );
    for (const never of [
      "indicator/0.0/330481/2012/actual",
      "indicator/3.2/999999/2012/actual",
      "indicator/3.2/330481/2012Q9/actual",
      "indicator/3.2/330481/2014/actual",
      "indicator/3.2/330481/1850/actual",
      "indicator/3.2/330481/2012/nothing",
      "indicator/3.2/330481/2012",
      "plan/2013/2012/met-count",
      "nothing/3.2/330481/2012/actual",
    ])
      expect(absent(never), never).toBeUndefined();
  });

  it("knows the form of every fact that there is", () => {
    const absent = absentFacts({
      ...{ plan: edition.plan, asOf: AS_OF },
      periods: [...edition.facts.values()].map(({ period }) => period),
    });
    expect([...edition.facts.keys()].filter((id) => absent(id) === undefined)).toEqual([]);
  });

  it.each([
    ["no head", "text", "甲", 1, /no head/],
    ["a key that is not known", "---\nby: x\nwritten: 2014-01-01\naudience: all\n---\n", "", 4, /audience/],
    ["no author", "---\nwritten: 2014-01-01\n---\n", "", 1, /by/],
    ["a day that is none", "---\nby: x\nwritten: 2014-02-31\n---\n", "", 3, /written/],
  ])("has a head: %s", (_, head, markdown, line, problem) => {
    expect(() => prose(markdown, { head })).toThrow(problem);
    expect(() => prose(markdown, { head })).toThrow(`plan/p/prose/index.md line ${line}: `);
  });

  it("has the address of a page, and a title where the page is its own", () => {
    expect(() => prose("", { name: "Notes/../x.txt" })).toThrow(/no address of a page|nothing read/);
    expect(() => notesOf([prose("\n甲", { name: "notes/a.md" })])).toThrow("notes/a.md line 6: no title");
    const note = prose("# 甲\n\n## 乙", { name: "notes/a.md" });
    expect(notesOf([note])[0]).toMatchObject({ page: "notes/a", title: "甲" });
    expect(written("# 甲\n\n## 乙", { name: "notes/a.md" })).toMatch(/<h1>甲<\/h1>[\s\S]*<h2>乙<\/h2>/);
  });

  it("counts for the period and the days that it is written for, drafts for the office alone", () => {
    const draft = prose("", { head: HEAD.replace("by:", "draft: true\nby:") });
    const quarter = prose("", { head: HEAD.replace("by:", "as-of: 2013Q3\nby:") });
    const year = prose("");
    const of = (asOf: string, knownAt: string, drafts = false) =>
      proseFor([draft, quarter, year], { asOf, knownAt, drafts, usual: "2013" });
    expect(of("2013", "2014-02-20")).toEqual([year]);
    expect(of("2013", "2014-02-19")).toEqual([]);
    expect(of("2013Q3", "2014-03-01")).toEqual([quarter]);
    expect(of("2013", "2014-03-01", true)).toEqual([draft, year]);
  });
});

describe("a query in prose", () => {
  const facts = new Map(["a/1", "a/2", "b/1"].map((fact) => [fact, { fact } as Fact]));

  const queried = (warehouse: Warehouse, text: string) =>
    readCells(selectingFrom(warehouse, new Map()), [prose(text)], facts, (id) => id.startsWith("a/"));

  async function cellOf(sql: string, info = "sql as table 表") {
    const warehouse = await Warehouse.open();
    try {
      await warehouse.run(
        "create table fact as select * from (values ('a/2', 2), ('a/1', 2), ('b/1', 1)) as t(fact, n)",
      );
      const { cells, faults } = await queried(warehouse, `\n\`\`\`${info}\n${sql}\n\`\`\`\n`);
      if (faults.length) throw new ConfigErrors(faults);
      return cells.get("plan/p/prose/index.md:6");
    } finally {
      warehouse.close();
    }
  }

  it("selects facts by their ids, always in the same order", async () => {
    const cell = await cellOf("select fact from fact order by n desc");
    expect(cell?.rows.map(({ fact }) => fact.fact)).toEqual(["a/1", "a/2", "b/1"]);
    expect(cell).toMatchObject({ as: "table", title: "表", others: [] });
    const limited = await cellOf(
      "with two as (select * from fact where n = 2) select fact from two limit 1;",
    );
    expect(limited?.rows.map(({ fact }) => fact.fact)).toEqual(["a/1"]);
    const pairs = await cellOf(
      "select x.fact as 又, y.fact from fact x join fact y on y.n = x.n and y.fact > x.fact",
    );
    expect(pairs?.others).toEqual(["又"]);
    expect(pairs?.rows[0]).toMatchObject({ fact: { fact: "a/2" }, others: [{ fact: "a/1" }] });
  });

  it.each([
    ["no select", "drop table fact", /SELECT/],
    ["what cannot be read", "selec fact from fact", /syntax error/],
    ["two statements", "select fact from fact; select 1", /more than one statement/],
    ["no facts", "select n from fact", /no column fact, only n/],
    [
      "a number of its own",
      "select fact, count(*) as 数 from fact group by fact",
      /column 数 holds no id of a fact: 1/,
    ],
    ["ids of no facts", "select 'x/1' as fact", /no id of a fact: x\/1/],
    ["a table that there is not", "select fact from facts", /may not have the table facts.*known are fact, /],
    ["the clock", "select fact from fact where now() > '2014-01-01'", /may not have the function now/],
    ["chance", "select fact from fact where random() < 1", /may not have the function random/],
    ["a file", "select fact from read_csv('/etc/passwd')", /may not have table function/],
    ["a file by its name", "select fact from '/etc/passwd.csv'", /plan\/p\/prose/],
    [
      "too many rows",
      "select 'a/1' as fact from fact a, fact b, fact c, fact d, fact e",
      /more than 200 rows/,
    ],
  ])("stops at %s, with file and line", async (_, sql, problem) => {
    await expect(cellOf(sql)).rejects.toThrow(problem);
    await expect(cellOf(sql)).rejects.toThrow("plan/p/prose/index.md line 6: ");
  });

  it("says of ids of facts that may be and are not, and of nothing selected", async () => {
    expect(await cellOf("select 'a/7' as fact union all select 'a/1'")).toMatchObject({
      rows: [{ fact: { fact: "a/1" } }],
      lacking: ["a/7"],
    });
    const beside = await cellOf("select fact, case when n = 2 then 'a/8' end as 又 from fact");
    expect(beside?.rows.map(({ others }) => others[0])).toEqual(["a/8", "a/8", null]);
    expect(await cellOf("select fact from fact where n > 2")).toMatchObject({ rows: [], lacking: [] });
  });

  it("stops where it has no form or title", async () => {
    await expect(cellOf("select fact from fact", "sql")).rejects.toThrow("write sql as table Title");
  });
});

describe("prose of the shipped plan", () => {
  const site = inject("site");
  const page = (path: string) => readFileSync(join(site, path), "utf8");

  it("stands on its pages and in the navigation, with its queries folded beneath their results", () => {
    expect(page("index.html")).toContain('<section class="prose" aria-label="分析">');
    expect(page("indicators/3-2.html")).toContain("高于目标");
    const note = page("notes/how-to.html");
    expect(note).toMatch(/<summary>查询语句<\/summary><pre><code>select fact/);
    expect(note.match(/<svg[^>]* class="chart"|<svg class="chart"|class="chart"/g)?.length).toBeGreaterThan(
      1,
    );
    expect(page("notes/index.html")).toContain('href="../notes/how-to.html"');
    expect(page("search-index.js")).toContain("notes/how-to.html");
  });
});
