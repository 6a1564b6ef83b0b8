import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { Account, groundsOf } from "../../src/site/audit/account.ts";
import { Places } from "../../src/site/audit/places.ts";
import { searchFaults, writtenFaults } from "../../src/site/audit/script.ts";
import {
  asCode,
  asConstant,
  asDate,
  asName,
  asOrdinal,
  asQuotation,
  asUnit,
  plainText,
} from "../../src/site/kit/text.ts";
import { readPage } from "../../src/site/shell/page.ts";
import { shippedEdition } from "../support/edition.ts";
import { markedPages } from "../support/marked.ts";

const site = inject("site");
let pages: Map<string, string>;
/** A page or script as the build gives it to be checked: the published one, and the marks of its texts. */
const read = (path: string) => {
  const text = pages.get(path) ?? "";
  expect(plainText(text)).toBe(
    readFileSync(join(site, path), "utf8").replace(
      /( data-own="|<code class="own">)[0-9a-f]{16}/g,
      (_, before: string) => before + "0".repeat(16),
    ),
  );
  return text;
};
let account: Account;
let places: Places;

beforeAll(async () => {
  const grounds = groundsOf(await shippedEdition());
  account = new Account(grounds);
  places = new Places(grounds.facts.keys());
  ({ pages } = await markedPages());
});

/** The faults of a page after `from` in it has become `to`. */
function faults(path: string, from: string | RegExp, to: string): string {
  const page = read(path);
  const changed = page.replace(from, to);
  expect(changed, String(from)).not.toBe(page);
  return account.page(readPage(changed, (href) => places.factAt(href, path))).join("\n");
}

describe("the account of a page", () => {
  it("finds nothing in the pages as they are, and counts what there is by kind", () => {
    for (const path of ["index.html", "indicators/3-2.html", "methods.html", "submissions.html"])
      expect(account.page(readPage(read(path), (href) => places.factAt(href, path))), path).toEqual([]);
    expect(account.tally.fact).toBeGreaterThan(100);
    expect(account.tally["axis tick"]).toBeGreaterThan(0);
  });

  it.each([
    ["a digit", "本市共37项"],
    ["a full-width digit", "本市共３７项"],
    ["a Chinese numeral", "本市有五个县"],
    ["a fraction in words", "提高百分之三"],
    ["a verdict", "海宁达标"],
    ["a claim", "各县均达标"],
    ["a rank", "海宁居首"],
    ["a percent sign", "<b>约</b>%"],
    ["a measure's number as a count", "完成任务3项"],
    ["a period that the edition does not know", "2037年"],
    ["a number in a heading's label", "</p><h2>五县达标</h2><p>"],
    ["a date that is none", '<time datetime="37">37</time>'],
    ["a date that the edition does not know", '<time datetime="2037-01-01">2037-01-01</time>'],
    ["a date with another text", '<time datetime="2013-06-17">37</time>'],
    ["a code that is no code", "<code>37.5</code>"],
    ["a value of some cell, with no source beside it", "<code>96.5</code>"],
    ["a quotation of nothing", "<q>共有三十七家</q>"],
    ["a number quoted alone", "<q>96</q>"],
    ["a term out of its place", "<dfn>达标</dfn>"],
    ["a number as data that names no fact", '<data value="37">37</data>'],
    ["an axis outside a chart", '<span data-part="y-axis tick label">37</span>'],
    [
      "an absence of what there is",
      '<span class="missing" data-missing="indicator/3.2 actual 330481 2013">未报</span>',
    ],
    ["an absence of no indicator", '<span class="missing" data-missing="indicator/x actual * *">未报</span>'],
    ["a mark that names no fact", '<span class="fact">37</span>'],
  ])("finds %s in a text", (_, planted) => {
    expect(faults("index.html", "</h1>", `</h1><p>${planted}</p>`)).not.toBe("");
  });

  it.each(["本市共37项", "本市有五个县", "各县均达标"])("finds %s wherever readers meet it", (planted) => {
    const found = expect.stringContaining("neither a fact nor accounted for otherwise");
    expect(faults("index.html", "<h1", `<h1 aria-label="${planted}"`)).toEqual(found);
    expect(faults("index.html", "<h1", `<h1 title="${planted}"`)).toEqual(found);
    expect(faults("index.html", "<h1", `<h1 data-anything="${planted}"`)).toEqual(found);
    expect(faults("index.html", "</head>", `<meta name="description" content="${planted}"></head>`)).toEqual(
      found,
    );
    expect(faults("index.html", "</title>", `${planted}</title>`)).toEqual(found);
    expect(faults("index.html", /placeholder="/, `placeholder="${planted}`)).toEqual(found);
    const chart = "indicators/3-2.html";
    expect(faults(chart, "</svg>", `<text>${planted}</text></svg>`)).toEqual(found);
    expect(faults(chart, "</svg>", `<title>${planted}</title></svg>`)).toEqual(found);
    expect(faults(chart, "</svg>", `<desc>${planted}</desc></svg>`)).toEqual(found);
    expect(faults(chart, /<svg aria-label="/, `<svg aria-label="${planted}`)).toEqual(found);
    expect(faults(chart, /data-head="/, `data-head="${planted}`)).toEqual(found);
  });

  it("finds a number of a chart that is not what its fact says", () => {
    expect(faults("indicators/3-2.html", />目标 96%</, ">目标 95%<")).toContain("95%");
    expect(faults("index.html", /title="([^"]*)：达标"/, 'title="$1：未达标"')).toContain("未达标");
  });

  it.each([
    ["a name", asName("三十七家")],
    ["a name that another begins", asName("三十七…")],
    ["a unit", asUnit("37")],
    ["a period", asDate("2037年")],
    ["a code", asCode("37.5")],
    ["a number of a measure", asOrdinal("370")],
    ["a quotation", asQuotation("共有三十七家")],
    ["words of a rule", asConstant("各县均达标")],
    ["a text that holds a mark itself", asName(`${asName("2013")}7`)],
  ])("finds what is marked as %s and is none", (_, planted) => {
    expect(faults("index.html", "</h1>", `</h1><p>${planted}</p>`)).toContain("that the edition knows");
    expect(faults("index.html", "<h1", `<h1 title="${planted}"`)).toContain("that the edition knows");
  });

  it("finds a unit that is marked and is not the fact's", () => {
    const gdp = '<data data-fact="indicator/gdp/330400/2013/actual" value="3147.7">3,147.7</data>';
    const said = (unit: string) => faults("index.html", "</h1>", `</h1><p>${gdp}${asUnit(unit)}</p>`);
    expect(said("亿元")).toBe("");
    expect(said("个百分点")).toContain("not the unit of indicator/gdp/330400/2013/actual");
  });

  it("finds a unit that is not the fact's", () => {
    expect(
      faults(
        "indicators/gdp.html",
        "</h1>",
        '</h1><p><data data-fact="indicator/gdp/330400/2013/actual">3,147.7</data>万元</p>',
      ),
    ).not.toBe("");
  });

  it("finds what is planted in the search index and in scripts", () => {
    const index = read("search-index.js");
    expect(searchFaults(index, account)).toEqual([]);
    for (const planted of ["共37项", "五个县", "均达标"]) {
      expect(searchFaults(index.replace('"title":"', `"title":"${planted}`), account)).not.toEqual([]);
      expect(searchFaults(index.replace('"more":["', `"more":["${planted}`), account)).not.toEqual([]);
      expect(writtenFaults(`status.textContent = "${planted}";`, account)).not.toEqual([]);
      expect(writtenFaults(`p::after { content: "${planted}"; }`, account)).not.toEqual([]);
    }
    expect(searchFaults(index.replace('"codes":["', '"codes":["37.5","'), account)).not.toEqual([]);
  });
});
