import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { readPlan } from "../../src/plan/read.ts";
import { initialsOf, spelledOf } from "../../src/site/shell/search.ts";
import { filesBelow } from "../support/files.ts";
import { isPage } from "../support/kinds.ts";
import { served } from "../support/served.ts";

const site = inject("site");
const plan = readPlan("data");
const here = served(site);

/** Waits for the index; asked from outside the page, whose policy lets nothing be evaluated in it. */
async function indexRead(page: Page): Promise<void> {
  const read = () => page.evaluate("globalThis.searchIndex !== undefined");
  await expect.poll(read, { timeout: 20_000 }).toBe(true);
}

/** The addresses of what a query finds, best first. */
async function found(page: Page, query: string): Promise<string[]> {
  await page.getByRole("combobox").fill(query);
  const answered =
    "document.querySelector('[role=option]') !== null || document.querySelector('form.search [role=status]').textContent !== ''";
  await expect.poll(() => page.evaluate(answered), { timeout: 20_000 }).toBe(true);
  return page.evaluate("[...document.querySelectorAll('[role=option]')].map((item) => item.dataset.to)");
}

const PLACES = {
  "over http": (path: string) => `http://${here.host}/${path}`,
  "from disk": (path: string) => pathToFileURL(join(site, path)).href,
};

describe.each(Object.entries(PLACES))("the search %s", (_, address) => {
  let page: Page;
  const faults: string[] = [];
  const asked: string[] = [];
  beforeAll(async () => {
    page = await here.browser.newPage({ viewport: { width: 390, height: 844 } });
    page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(address("measures/3.html"));
  });
  afterAll(() => page.close());

  it("asks for its index only when it is used, and for nothing of another host", async () => {
    const index = () => asked.filter((url) => url.endsWith("/search-index.js"));
    expect(index()).toEqual([]);
    await page.getByRole("combobox").focus();
    await indexRead(page);
    expect(index()).toEqual([address("search-index.js")]);
    expect(asked.filter((url) => !url.startsWith(address("")))).toEqual([]);
  });

  it("finds by any two characters of a name, wherever they stand", async () => {
    expect(await found(page, "农产品抽")).toContain("indicators/3-2.html");
    for (const { indicator, title } of plan.indicators.rows) {
      const characters = [...title];
      for (let at = 0; at + 2 <= characters.length; at += 7) {
        const part = characters.slice(at, at + 2).join("");
        if (!/^\p{Script=Han}{2}$/u.test(part)) continue;
        const matches = plan.indicators.rows.filter((row) => row.title.includes(part));
        if (matches.length < 8)
          expect(await found(page, part), part).toContain(
            `indicators/${indicator.replaceAll(".", "-")}.html`,
          );
      }
    }
  });

  it("finds by code, the whole one first", async () => {
    expect((await found(page, "3.2"))[0]).toBe("indicators/3-2.html");
    expect(await found(page, "3.2")).not.toContain("indicators/13-2.html");
    expect((await found(page, "３．２"))[0]).toBe("indicators/3-2.html");
    expect((await found(page, "3"))[0]).toBe("measures/3.html");
    expect((await found(page, "D13.4"))[0]).toBe("deliverables.html#d13-4");
    expect((await found(page, "330481"))[0]).toBe("areas/330481.html");
    expect((await found(page, "GDP"))[0]).toBe("indicators/gdp.html");
  });

  it("finds by initials in pinyin", async () => {
    expect((await found(page, "zyhj"))[0]).toBe("indicators/3-2.html");
    expect((await found(page, "szjj"))[0]).toBe("departments/zjj.html");
    expect(await found(page, "hns")).toContain("areas/330481.html");
    expect(initialsOf("种养环节PM2.5（级）")).toBe("zyhjpm25j");
  });

  it("finds by whole pinyin, from the beginning of any syllable", async () => {
    expect((await found(page, "haining"))[0]).toBe("areas/330481.html");
    expect(await found(page, "nongchanpin")).toContain("indicators/3-2.html");
    expect(await found(page, "ongchanpin")).toEqual([]);
    expect(spelledOf("种养环节PM2.5（级）")).toBe("zhong yang huan jie p m 2 5 ji");
  });

  it("finds by a verdict, and an area before what mentions it", async () => {
    expect((await found(page, "海宁"))[0]).toBe("areas/330481.html");
    expect(await found(page, "未达标")).toContain("indicators/8-2.html");
    expect(await found(page, "未达标")).not.toContain("indicators/3-2.html");
    expect(await found(page, "一票否决")).toContain("areas/330483.html");
    expect(await found(page, "食品 海宁")).toContain("areas/330481.html#t11-1");
  });

  it("finds by several words, by earlier names, and tells when it finds nothing", async () => {
    expect((await found(page, "农产品 合格率"))[0]).toBe("indicators/3-2.html");
    expect(await found(page, "郊区")).toContain("areas/330411.html");
    const status = page.locator("form.search [role=status]");
    for (const [query, said] of [
      ["没有这个名称", "没有找到"],
      ["农", "请再输入一些字"],
      ["zzzzzz", "没有找到"],
      ["[.*", "没有找到"],
    ] as const) {
      expect(await found(page, query)).toEqual([]);
      expect(await status.textContent()).toContain(said);
      expect(await page.getByRole("combobox").getAttribute("aria-expanded")).toBe("false");
    }
  });

  it("is used with the keyboard alone", async () => {
    const box = page.getByRole("combobox");
    await box.evaluate((element) => (element as HTMLElement).blur());
    await page.keyboard.press("/");
    expect(await page.evaluate("document.activeElement.id")).toBe("search");
    await found(page, "质量");
    expect(await box.getAttribute("aria-expanded")).toBe("true");
    expect(await box.getAttribute("aria-controls")).toBe(await page.getByRole("listbox").getAttribute("id"));
    const current = () =>
      page.evaluate(
        "[...document.querySelectorAll('[aria-selected=true]')].map((item) => item.id).join() + ' ' + document.activeElement.getAttribute('aria-activedescendant')",
      );
    await box.press("ArrowDown");
    await box.press("ArrowDown");
    expect(await current()).toBe("search-result-1 search-result-1");
    await box.press("ArrowUp");
    await box.press("ArrowUp");
    const last = (await page.getByRole("option").count()) - 1;
    expect(await current()).toBe(`search-result-${last} search-result-${last}`);
    await box.press("Escape");
    expect(await page.getByRole("listbox").isHidden()).toBe(true);
    await box.press("Escape");
    expect(await box.inputValue()).toBe("");
    await found(page, "3.2");
    await box.press("Enter");
    await page.waitForURL(address("indicators/3-2.html"));
    expect(faults).toEqual([]);
  });

  it("takes a click, and stays within a phone", async () => {
    await page.goto(address("index.html"));
    await found(page, "质量");
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
    await page.getByRole("option").first().click();
    await page.waitForURL((url) => !url.href.endsWith("index.html"));
    expect(faults).toEqual([]);
  });
});

describe("the search index", () => {
  it("has every page of the site", async () => {
    const page = await here.browser.newPage();
    await page.goto(pathToFileURL(join(site, "index.html")).href);
    await page.getByRole("combobox").focus();
    await indexRead(page);
    const listed = await page.evaluate<string[]>("globalThis.searchIndex.map((entry) => entry.to)");
    await page.close();
    const pages = filesBelow(site).filter((path) => isPage(path) && !path.startsWith("proof/"));
    expect([...new Set(listed.map((to) => to.replace(/#.*/, "")))].sort()).toEqual(pages);
  });

  it("is not offered where scripts are off", async () => {
    const context = await here.browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(pathToFileURL(join(site, "index.html")).href);
    expect(await page.locator("form.search").isHidden()).toBe(true);
    await context.close();
  });
});
