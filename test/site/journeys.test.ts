import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { describe, expect, inject, it } from "vitest";
import { kindsOf } from "../support/kinds.ts";
import { sheetsOf } from "../support/pdf.ts";
import { served } from "../support/served.ts";

const site = inject("site");
const here = served(site);
const address = (path: string) => pathToFileURL(join(site, path)).href;

/** The sheets of the page that is open, with their texts in plain characters. */
async function printed(page: Page): Promise<string[]> {
  const sheets = sheetsOf(await page.pdf({ preferCSSPageSize: true }));
  return sheets.map(({ text }) => text.normalize("NFKC").replace(/[\s\p{Cc}]/gu, ""));
}

describe.each([true, false])("with scripts %s, from disk", (javaScriptEnabled) => {
  const opened = async () =>
    (await here.browser.newContext({ javaScriptEnabled, viewport: { width: 1280, height: 800 } })).newPage();

  it("a leader goes from the overview to the weakest target and an area, and prints each", async () => {
    const page = await opened();
    await page.goto(address("index.html"));
    const numbers = async () =>
      (await page.locator("main data:visible").allTextContents())
        .filter((text) => /^[\d.,%]+$/.test(text))
        .slice(0, 5);
    const weakest = page.locator(".targets tbody th > a[href*='indicators/'], .square.missed").first();
    for (const step of [
      async () => {},
      async () => {
        await weakest.click();
        expect(page.url()).toContain("/indicators/");
        expect(await page.locator("main .status").first().isVisible()).toBe(true);
      },
      async () => {
        await page.locator('main table a[href*="/areas/"], nav.site a[href*="areas/"]').first().click();
        expect(page.url()).toContain("/areas/");
      },
    ]) {
      await step();
      const sheets = await printed(page);
      expect(sheets.length).toBeGreaterThan(0);
      expect(sheets.length).toBeLessThan(15);
      for (const number of await numbers()) expect(sheets.join("")).toContain(number);
    }
    await page.context().close();
  });

  it("an auditor goes from a number to its proof, and to the cell in the file that it was read from", async () => {
    const page = await opened();
    const path = kindsOf(site).find((each) => /^indicators\/(?!index)/.test(each)) ?? "";
    await page.goto(address(path));
    const number = page.locator('main td a[href*="/actual"], main td a[href*="_actual"]').first();
    const said = await number.textContent();
    await page.goto(new URL((await number.getAttribute("href")) ?? "", page.url()).href);
    const proof = page.locator("section.proof:target");
    expect(await proof.locator("h2 data").first().textContent()).toBe(said);
    const cell = proof.locator("a.cell").first();
    const [text, place] = [await cell.locator("q").textContent(), await cell.locator("code").textContent()];
    await page.goto(new URL((await cell.getAttribute("href")) ?? "", page.url()).href);
    const drawn = page.locator(".sheet td:has(:target)");
    expect(await drawn.locator("q").textContent()).toBe(text);
    const row = await page.locator(".sheet tr:has(:target) th").textContent();
    expect(place).toMatch(new RegExp(`\\D${row}(?:\\D|$)`));
    await page.context().close();
  });

  it("a clerk goes from the submissions to the findings in the area's own files", async () => {
    const page = await opened();
    await page.goto(address("submissions.html"));
    await page.locator(".grid .found a").first().click();
    expect(page.url()).toMatch(/\/sources\/[^/]+\.html#findings$/);
    const area = (await page.locator("h1").textContent()) ?? "";
    const own = await page.locator("#findings ~ .table").first().locator("tbody tr").count();
    expect(own).toBeGreaterThan(0);
    await page.getByRole("link", { name: "核查问题" }).last().click();
    const all = await page.locator("main table").first().locator("tbody tr").count();
    expect(all).toBeGreaterThan(own);
    expect(area).not.toBe("");
    await page.context().close();
  });

  it("every kind of page has its styles, its figures at their size, and links that lead to files", async () => {
    const page = await opened();
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("requestfailed", (request) => faults.push(`failed: ${request.url()}`));
    for (const path of kindsOf(site)) {
      await page.goto(address(path));
      const seen = (await page.evaluate(`({
        styles: [...document.styleSheets].filter((sheet) => sheet.href?.startsWith("file:")).length,
        charts: [...document.querySelectorAll("main svg")].filter((svg) => svg.checkVisibility()).map((svg) => svg.getBoundingClientRect().height),
        links: [...document.querySelectorAll("a[href]")].map((link) => new URL(link.getAttribute("href"), document.baseURI).href.split("#")[0]),
      })`)) as { styles: number; charts: number[]; links: string[] };
      expect(seen.styles, path).toBeGreaterThanOrEqual(3);
      for (const height of seen.charts) expect(height, path).toBeGreaterThan(20);
      for (const link of new Set(seen.links))
        expect(() => readFileSync(new URL(link)), `${path} to ${link}`).not.toThrow();
    }
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

/** Common tasks: what is clicked on the way from the overview, and what answers. */
const TASKS: [task: string, clicks: string[], answer: string][] = [
  ["who must act on the worst target", [], '.targets tbody tr:first-child a[href*="departments/"]'],
  ["all targets that are missed", ['.tally a[href$="#missed"]'], "h2#missed"],
  ["what an area owes", ['main a[href*="areas/330481"]'], "#owes"],
  ["why an area is D", [], "p.said data.status.vetoed"],
  ["what an area lost points by", ['main a[href*="areas/330483"]'], "svg.points"],
  ["which areas miss a target", [".targets tbody th > a"], "main td .status.missed"],
  ["what a department must do", ['.targets a[href*="departments/"]'], "#tasks"],
  ["what changed since last year", [], ".targets td.change"],
  ["the cell behind a number", ['.targets td.figure a[href*="proof/facts"]'], "section.proof:target a.cell"],
  [
    "what is wrong in an area's forms",
    ['main a[href*="areas/330481"]', 'main a[href*="sources/330481"]'],
    "#findings",
  ],
  ["the course of a figure", [".targets tbody th > a", 'a[href*="trends.html?"]'], "#explorer svg.chart"],
  ["each line of a score", ['main a[href*="areas/330483"]', 'main a[href*="scores/"]'], "ul.things"],
];

describe("common tasks", () => {
  it.each(TASKS)("%s: from the overview in at most two clicks", async (_, clicks, answer) => {
    expect(clicks.length).toBeLessThanOrEqual(2);
    const page = await here.browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(address("index.html"));
    for (const click of clicks) await page.locator(click).filter({ visible: true }).first().click();
    await page.locator(answer).filter({ visible: true }).first().waitFor({ timeout: 5000 });
    await page.close();
  });
});
