import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseHTML } from "linkedom";
import type { Page } from "playwright-core";
import { describe, expect, inject, it } from "vitest";
import type { Fact } from "../../src/facts/read.ts";
import { parseCsv } from "../publish/support.ts";
import { served } from "../support/served.ts";

const site = inject("site");
const here = served(site);
const facts = new Map(
  (JSON.parse(readFileSync(join(site, "data", "facts.json"), "utf8")) as Fact[]).map((fact) => [
    fact.fact,
    fact,
  ]),
);
const address = pathToFileURL(join(site, "indicators", "3-2.html")).href;
const { fingerprint } = JSON.parse(readFileSync(join(site, "manifest.json"), "utf8")) as {
  fingerprint: string;
};

/** The bytes and the name of the file that a button of a figure gives. */
async function taken(page: Page, name: string, place = 1): Promise<{ bytes: Buffer; file: string }> {
  const button = page.locator(".take").nth(place).getByRole("button", { name });
  const [file] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return { bytes: readFileSync(await file.path()), file: file.suggestedFilename() };
}

describe("a chart of a page from disk", () => {
  it("is given as SVG that stands alone and says what it is", async () => {
    const page = await here.browser.newPage({ colorScheme: "dark" });
    await page.goto(address);
    const chart = page.locator(".drawn svg").nth(1);
    const { bytes, file } = await taken(page, "SVG");
    const text = bytes.toString("utf8");
    expect(file).toBe("indicators-3-2-2.svg");
    expect(text).not.toMatch(/var\(|class=|data-fact|<script/);
    const { document } = parseHTML(text);
    const said = [...document.querySelectorAll("text")].map((each) => each.textContent).join("");
    expect(said).toContain(await chart.getAttribute("aria-label"));
    expect(said).toContain(fingerprint.slice(0, 16));
    for (const words of ["来源：", "依据：", "演示数据", "数据截至2013年末"]) expect(said).toContain(words);
    // On paper, whatever the screen is like.
    expect(document.querySelector("rect")?.getAttribute("fill")).toBe("#fdfdfb");
    expect(document.querySelectorAll("svg svg circle").length).toBe(await chart.locator("circle").count());
    await page.close();
  });

  it("is given as PNG, three times as large", async () => {
    const page = await here.browser.newPage();
    await page.goto(address);
    const { bytes } = await taken(page, "PNG");
    expect(bytes.subarray(1, 4).toString()).toBe("PNG");
    const width = await page.evaluate(
      "document.querySelectorAll('.drawn svg')[1].viewBox.baseVal.width + 32",
    );
    expect(bytes.readUInt32BE(16)).toBe(Number(width) * 3);
    expect(bytes.length).toBeGreaterThan(10_000);
    await page.close();
  });

  it("gives its facts as CSV", async () => {
    const page = await here.browser.newPage();
    await page.goto(address);
    const wanted = (await page.locator(".drawn svg").nth(1).getAttribute("data-facts"))?.split(" ");
    const { bytes, file } = await taken(page, "CSV");
    expect(file).toBe("indicators-3-2-2.csv");
    const text = bytes.toString("utf8");
    expect(text.startsWith("\ufeff")).toBe(true);
    const rows = parseCsv(text.slice(1).replaceAll("\r\n", "\n"));
    expect(rows.map((row) => row.编号).sort()).toEqual(wanted?.sort());
    const bases = {
      reported: "正式上报",
      public: "公开数据",
      demonstration: "演示数据",
      assumption: "含推定",
    };
    for (const { 编号, 值, 单位, 显示文字, 依据 } of rows) {
      const fact = facts.get(编号 ?? "");
      expect([值, 单位, 显示文字, 依据]).toEqual([
        fact?.value,
        fact?.unit,
        fact?.display,
        fact && bases[fact.basis],
      ]);
    }
    expect(rows.some(({ 名称 }) => 名称?.startsWith("2013年"))).toBe(true);
    await page.close();
  });

  it("offers nothing with scripts off, and nothing on paper", async () => {
    const context = await here.browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(address);
    expect(await page.locator(".take").first().isVisible()).toBe(false);
    await context.close();
    const paper = await here.browser.newPage();
    await paper.goto(address);
    expect(await paper.locator(".take").first().isVisible()).toBe(true);
    await paper.emulateMedia({ media: "print" });
    expect(await paper.locator(".take").first().isVisible()).toBe(false);
    await paper.close();
  });
});
