import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { describe, expect, inject, it } from "vitest";
import type { Fact } from "../../src/facts/read.ts";
import { numbersOf } from "../support/cited.ts";
import { filesBelow } from "../support/files.ts";
import { isPage, WHOLE } from "../support/kinds.ts";
import { served } from "../support/served.ts";

const site = inject("site");
const pages = filesBelow(site).filter((path) => isPage(path) && path !== WHOLE && !path.startsWith("proof/"));
const here = served(site);

describe("pages in chromium", () => {
  it("ask nothing of another host and have no console error over http", async () => {
    const page = await here.browser.newPage();
    const faults: string[] = [];
    page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("request", (request) => {
      if (new URL(request.url()).host !== here.host) faults.push(`asks ${request.url()}`);
    });
    page.on("response", (response) => response.status() >= 400 && faults.push(response.url()));
    for (const path of pages) {
      await page.goto(`http://${here.host}/${path}`);
      expect(await page.evaluate("document.documentElement.lang")).toBe("zh-CN");
    }
    expect(faults).toEqual([]);
    await page.close();
  });

  it("show text, numbers, charts and styles from disk with scripts off, and their links work", async () => {
    const context = await here.browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(pathToFileURL(join(site, "index.html")).href);
    expect(await page.locator("h1").textContent()).toBe("嘉兴市2013年质量强市建设评估");
    expect(await page.locator(".square").count()).toBe(50);
    await page.getByRole("link", { name: "初级农产品抽查合格率" }).first().click();
    expect(page.url()).toContain("indicators/3-2.html");
    const facts = JSON.parse(readFileSync(join(site, "data", "facts.json"), "utf8")) as Fact[];
    const actual = facts.find(({ fact }) => fact === "indicator/3.2/330400/2013/actual");
    const shown = page.locator(numbersOf(actual?.fact ?? "")).first();
    expect(await shown.textContent()).toBe(actual?.display);
    expect(await page.locator("svg.chart").count()).toBe(5);
    for (const chart of await page.locator("svg.chart").all())
      expect((await chart.boundingBox())?.height).toBeGreaterThan(50);
    await page.getByRole("link", { name: "任务3 食品质量安全监管" }).click();
    expect(await page.locator("h1").textContent()).toContain("食品质量安全监管");
    await page.getByRole("link", { name: "总览" }).click();
    expect(page.url()).toContain("index.html");
    await context.close();
  });

  it("have no scroll of the page sideways on a phone and at a desk", async () => {
    const kinds = [
      "index",
      "measures/index",
      "measures/3",
      "indicators/index",
      "indicators/3-2",
      "indicators/gdp",
      "areas/330481",
      "departments/index",
      "departments/zjj",
      "departments/cydw",
      "sections/2",
      "submissions",
      "deliverables",
      "downloads",
      "trends",
      "sources",
      "findings",
      "methods",
    ];
    for (const width of [390, 1280]) {
      const page = await here.browser.newPage({ viewport: { width, height: 900 } });
      for (const kind of kinds) {
        await page.goto(pathToFileURL(join(site, `${kind}.html`)).href);
        const wide = await page.evaluate("document.documentElement.scrollWidth");
        expect(wide, `${kind} at ${width}`).toBeLessThanOrEqual(width);
      }
      // Tables of few columns fit, whatever the width.
      for (const kind of ["departments/index", "areas/index", "indicators/3-2", "indicators/15-1"]) {
        await page.goto(pathToFileURL(join(site, `${kind}.html`)).href);
        const cut = await page.evaluate(
          `[...document.querySelectorAll("main .table")].filter((each) => each.scrollWidth > each.clientWidth).map((each) => each.querySelector("caption").textContent)`,
        );
        expect(cut, `${kind} at ${width}`).toEqual([]);
      }
      await page.close();
    }
  });
});
