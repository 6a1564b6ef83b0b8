import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseHTML } from "linkedom";
import type { Page } from "playwright-core";
import { describe, expect, inject, it } from "vitest";
import type { Fact } from "../../src/facts/read.ts";
import { Places } from "../../src/site/audit/places.ts";
import { addressOf, choiceFrom } from "../../src/site/explorer/choice.ts";
import type { PeriodKind } from "../../src/site/explorer/table.ts";
import { parseCsv } from "../publish/support.ts";
import { axeFaults } from "../support/axe.ts";
import { served } from "../support/served.ts";

const site = inject("site");
const here = served(site);
const facts = new Map(
  (JSON.parse(readFileSync(join(site, "data", "facts.json"), "utf8")) as Fact[]).map((fact) => [
    fact.fact,
    fact,
  ]),
);
const places = new Places(facts.keys());

const table = {
  indicators: [
    { id: "a", name: "A", unit: "" },
    { id: "b", name: "B", unit: "" },
  ],
  areas: [{ id: "x", name: "X" }],
  kinds: ["year", "quarter"] as PeriodKind[],
  years: [2001, 2002],
};
const otherwise = { indicators: ["a"], areas: ["x"], lead: "", kind: "year" as const, from: 2001, to: 2002 };

describe("the address of a choice", () => {
  it("gives the same choice again, nothing chosen included", () => {
    for (const choice of [
      otherwise,
      { ...otherwise, indicators: [], lead: "x", kind: "quarter" as const, from: 2002 },
    ])
      expect(choiceFrom(addressOf(choice), table, otherwise)).toEqual({ choice, unknown: [] });
  });

  it("leaves out what there is none of, and says what", () => {
    expect(choiceFrom("?indicators=b,c&areas=y&lead=y&period=week&to=1999", table, otherwise)).toEqual({
      choice: { ...otherwise, indicators: ["b"], areas: [] },
      unknown: ["c", "y", "y", "week", "1999"],
    });
  });
});

/** Whether the first chosen option of a list is in sight. */
function firstInSight(list: Element): boolean {
  const [box, option] = [list, list.querySelector("input:checked") ?? list].map((each) =>
    each.getBoundingClientRect(),
  ) as [DOMRect, DOMRect];
  return option.top >= box.top && option.bottom <= box.bottom;
}

/** The facts that a page shows in the explorer, by id. */
async function shown(page: Page): Promise<Record<string, string>> {
  const links = await page.$$eval("#explorer-shown td a", (all) =>
    all.map((each) => [each.getAttribute("href") ?? "", each.textContent ?? ""] as const),
  );
  return Object.fromEntries(
    links.map(([href, text]) => [places.factAt(href, "trends.html") ?? href, text] as const),
  );
}

describe("the explorer of trends", () => {
  it("stands with a default choice from disk, with scripts on and off", async () => {
    for (const javaScriptEnabled of [true, false]) {
      const context = await here.browser.newContext({ javaScriptEnabled });
      const page = await context.newPage();
      const faults: string[] = [];
      page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
      await page.goto(pathToFileURL(join(site, "trends.html")).href);
      expect(await page.locator("#explorer svg circle[data-fact]").count()).toBeGreaterThan(10);
      expect(await page.locator("#explorer-controls input").count()).toBe(0);
      expect(await page.locator("#explorer-state").textContent()).toBe("");
      for (const [id, display] of Object.entries(await shown(page)))
        expect(facts.get(id)?.display).toBe(display);
      expect(faults).toEqual([]);
      await context.close();
    }
  });

  it("draws what is chosen, keeps it in the address, and gives the facts as CSV", async () => {
    const page = await here.browser.newPage();
    const faults: string[] = [];
    page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
    page.on("pageerror", (error) => faults.push(error.message));
    await page.goto(`http://${here.host}/trends.html`);
    const indicators = page.getByRole("group", { name: "指标" });
    await indicators.getByRole("checkbox").first().waitFor();
    const first = await shown(page);
    expect(Object.keys(first).length).toBeGreaterThan(10);
    await page.getByLabel("季度").check();
    await indicators.getByLabel("筛选指标").fill("生产总值");
    await indicators.getByRole("checkbox", { name: "生产总值" }).first().check();
    for (const box of (await page.getByRole("group", { name: "地区" }).getByRole("checkbox").all()).slice(2))
      await box.uncheck();
    await page.getByLabel("起始年份").selectOption({ index: 1 });
    expect(await axeFaults(page)).toEqual([]);
    const chosen = await shown(page);
    expect(chosen).not.toEqual(first);
    const address = page.url();
    const tab = await here.browser.newPage();
    await tab.goto(address);
    await tab.locator("#explorer-controls fieldset").first().waitFor();
    expect(await shown(tab)).toEqual(chosen);
    for (const list of await tab.locator("#explorer-controls .options").all())
      await expect.poll(() => list.evaluate(firstInSight)).toBe(true);
    expect(await tab.locator("#explorer-shown svg circle").count()).toBeGreaterThan(10);
    const [file] = await Promise.all([
      tab.waitForEvent("download"),
      tab.getByRole("button", { name: "下载所选数据" }).click(),
    ]);
    const text = readFileSync(await file.path(), "utf8");
    expect(text.startsWith("\ufeff")).toBe(true);
    const rows = parseCsv(text.slice(1).replaceAll("\r\n", "\n"));
    expect(Object.fromEntries(rows.map((row) => [row.编号, row.显示文字]))).toEqual(chosen);
    for (const { 编号, 值, 单位, 显示文字, 依据 } of rows)
      expect(facts.get(编号 ?? "")).toMatchObject({ value: 值, unit: 单位, display: 显示文字, basis: 依据 });
    for (let back = 0; page.url() !== `http://${here.host}/trends.html` && back < 20; back += 1)
      await page.goBack();
    await expect.poll(() => shown(page)).toEqual(first);
    await page.goForward();
    await expect.poll(() => page.getByLabel("季度").isChecked()).toBe(true);
    expect(faults).toEqual([]);
    await tab.close();
    await page.close();
  });

  it.each([390, 800, 1280])("does not shift when its script has come, at %i px", async (width) => {
    const page = await here.browser.newPage({ viewport: { width, height: 900 } });
    await page.addInitScript(`window.shifts = [];
      new PerformanceObserver((list) => shifts.push(...list.getEntries().map(({ value }) => value)))
        .observe({ type: "layout-shift", buffered: true });`);
    await page.goto(`http://${here.host}/trends.html`);
    await page.getByRole("group", { name: "指标" }).waitFor();
    expect(
      await page.evaluate(
        "new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(shifts))))",
      ),
    ).toEqual([]);
    await page.close();
  });

  it.each([390, 1280])(
    "draws lines as wide as there is room, with texts that can be read, one area and the goal apart, at %i px",
    async (width) => {
      const page = await here.browser.newPage({ viewport: { width, height: 900 } });
      await page.goto(`http://${here.host}/areas/330481.html`);
      await page.locator('a[href*="trends.html?"]').first().click();
      await page.locator("#explorer-shown svg.chart a circle").first().waitFor();
      const seen =
        (await page.evaluate(`[...document.querySelectorAll("#explorer-shown svg.chart")].map((svg) => ({
      share: svg.getBoundingClientRect().width / document.getElementById("explorer-shown").clientWidth,
      least: Math.min(...[...svg.querySelectorAll("text")].map((text) => parseFloat(getComputedStyle(text).fontSize) * svg.getScreenCTM().a)),
      ends: [...svg.querySelectorAll("text")].map((text) => text.textContent),
    }))`)) as { share: number; least: number; ends: string[] }[];
      expect(seen.length).toBeGreaterThan(1);
      for (const { share, least } of seen) {
        expect(share).toBeGreaterThan(0.95);
        expect(least).toBeGreaterThanOrEqual(10.99);
      }
      expect(seen.some(({ ends }) => ends.some((text) => text.startsWith("目标 ")))).toBe(true);
      expect(await page.locator("#explorer-shown thead th.number").first().textContent()).toBe("海宁");
      expect(await page.getByLabel("突出地区").inputValue()).toBe("海宁");
      await page.close();
    },
  );

  it("gives each chart as drawn as a picture that stands alone, light and in the fonts of the page", async () => {
    const page = await here.browser.newPage({ colorScheme: "dark" });
    await page.goto(`http://${here.host}/trends.html?indicators=3.2,gdp&areas=330400,330481`);
    await page.waitForSelector("#explorer-shown .take button");
    const chart = page.locator("#explorer-shown .drawn svg").first();
    const taken = async (name: string) => {
      const button = page.locator("#explorer-shown .take").first().getByRole("button", { name });
      const [file] = await Promise.all([page.waitForEvent("download"), button.click()]);
      return { bytes: readFileSync(await file.path()), file: file.suggestedFilename() };
    };
    const { bytes, file } = await taken("SVG");
    expect(file).toBe("trends-1.svg");
    const text = bytes.toString("utf8");
    expect(text).not.toMatch(/var\(|class=|href=|data-|<script/);
    const { document } = parseHTML(text);
    const said = [...document.querySelectorAll("text")].map((each) => each.textContent).join("");
    const title = await page.locator("#explorer-shown h2").first().textContent();
    for (const words of [`${title}，`, "至2013年走势", "依据：演示数据", "数据截至2013年末"])
      expect(said).toContain(words);
    expect(document.querySelector("rect")?.getAttribute("fill")).toBe("#fdfdfb");
    expect(document.querySelectorAll("svg svg circle").length).toBe(await chart.locator("circle").count());
    const picture = await taken("PNG");
    expect(picture.file).toBe("trends-1.png");
    expect(picture.bytes.subarray(1, 4).toString()).toBe("PNG");
    expect(picture.bytes.length).toBeGreaterThan(10_000);
    // Those of another choice are offered anew.
    await page.goto(`http://${here.host}/trends.html?indicators=3.2&areas=330400`);
    await page.waitForSelector("#explorer-shown .take button");
    expect(await page.locator("#explorer-shown .take").count()).toBe(1);
    expect(await page.locator("#explorer-shown .take button").allTextContents()).toEqual(["SVG", "PNG"]);
    await page.close();
  });

  it("says what it cannot draw, and lets every figure lead to its proof", async () => {
    const page = await here.browser.newPage();
    await page.goto(`http://${here.host}/trends.html?indicators=nothing`);
    const state = page.locator("#explorer-state");
    await expect.poll(() => state.textContent()).toContain("nothing");
    expect(await state.textContent()).toContain("请选定指标");
    expect(await page.getByRole("button", { name: "下载所选数据" }).isDisabled()).toBe(true);
    await page
      .getByRole("group", { name: "指标" })
      .getByRole("checkbox", { name: "生产总值" })
      .first()
      .press("Space");
    await expect.poll(() => page.locator("#explorer-shown td a").count()).toBeGreaterThan(0);
    const link = page.locator("#explorer-shown td a").first();
    const id = places.factAt((await link.getAttribute("href")) ?? "", "trends.html") ?? "";
    await link.click();
    await expect.poll(() => page.locator("dialog.proof-panel").textContent()).toContain(id);
    await page.close();
  });
});
