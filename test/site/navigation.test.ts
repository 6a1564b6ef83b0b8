import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseHTML } from "linkedom";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { launch } from "../support/browser.ts";
import { filesBelow } from "../support/files.ts";

const site = inject("site");
const pages = filesBelow(site).filter((path) => path.endsWith(".html") && !path.startsWith("proof/"));
const read = (path: string) => readFileSync(join(site, path), "utf8");
const documentOf = (path: string) => parseHTML(read(path)).document;
const texts = (list: Iterable<Element>) => [...list].map((element) => element.textContent?.trim());

describe("the navigation", () => {
  it("marks the page one is on, or the branch that holds it, on every page", () => {
    for (const path of pages) {
      const marked = [...documentOf(path).querySelectorAll("nav.site [aria-current]")];
      const here = marked.filter((link) => link.getAttribute("aria-current") === "page");
      const target = here.map((link) => join(path, "..", link.getAttribute("href") ?? ""));
      const branch = { indicators: "指标", scores: "考核评分", sources: "报送", lineage: "计算方法" }[
        path.split("/")[0] ?? ""
      ];
      if (branch && path !== "indicators/index.html") {
        expect(texts(marked), path).toEqual([branch]);
        expect(marked[0]?.getAttribute("aria-current")).toBe("true");
      } else expect(target, path).toEqual([path]);
    }
  });

  it("has twelve branches, and the measures by section, folded but where one is", () => {
    const document = documentOf("measures/3.html");
    expect(texts(document.querySelectorAll("nav.site .menu > ul > li > a"))).toEqual([
      "总览",
      "任务",
      "指标",
      "地区",
      "部门",
      "趋势",
      "考核评分",
      "分析",
      "报送",
      "数据下载",
      "核查问题",
      "计算方法",
    ]);
    expect(document.querySelectorAll("nav.site li details").length).toBe(7);
    expect(texts(document.querySelectorAll("nav.site li details[open] > summary"))).toEqual([
      "二、质量安全监管",
    ]);
    expect(document.querySelectorAll("nav.site li details a[href*='measures/']").length).toBe(27);
  });

  it("adds at most 6 kB to a page", () => {
    for (const path of pages) {
      const nav = /<nav class="site"[\s\S]*?<\/nav>/.exec(read(path))?.[0] ?? "";
      expect(nav).not.toBe("");
      expect(Buffer.byteLength(nav), path).toBeLessThan(6000);
    }
  });

  it("says where a page stands", () => {
    const crumbs = (path: string) => texts(documentOf(path).querySelectorAll(".crumbs li"));
    expect(crumbs("index.html")).toEqual([]);
    expect(crumbs("measures/3.html")).toEqual(["首页", "任务", "二、质量安全监管", "任务3 食品质量安全监管"]);
    expect(crumbs("departments/zjj.html")).toEqual(["首页", "部门", "市质监局"]);
    expect(crumbs("sources.html")).toEqual(["首页", "报送", "数据来源"]);
    expect(crumbs("findings.html")).toEqual(["首页", "核查问题"]);
    for (const path of pages)
      expect(crumbs(path).at(-1) ?? "", path).toBe(
        path === "index.html" ? "" : documentOf(path).querySelector("h1")?.textContent?.trim(),
      );
  });
});

describe("the navigation in chromium", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  it("is folded on a phone so that the title is on the first screen, and opens without scripts", async () => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 390, height: 844 },
    });
    const page = await context.newPage();
    for (const path of ["index.html", "departments/zjj.html", "submissions.html"]) {
      await page.goto(pathToFileURL(join(site, path)).href);
      const heading = await page.locator("h1").boundingBox();
      expect((heading?.y ?? 0) + (heading?.height ?? 0), path).toBeLessThan(300);
    }
    const link = page.locator("nav.site").getByRole("link", { name: "部门" });
    expect(await link.isVisible()).toBe(false);
    await page.getByText("目录", { exact: true }).click();
    await link.click();
    expect(page.url()).toContain("departments/index.html");
    await context.close();
  });

  it("stands open at a desk", async () => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 1280, height: 900 },
    });
    const page = await context.newPage();
    await page.goto(pathToFileURL(join(site, "index.html")).href);
    expect(await page.getByText("目录", { exact: true }).isVisible()).toBe(false);
    const box = await page.locator("nav.site").getByRole("link", { name: "部门" }).boundingBox();
    expect(box?.height).toBeGreaterThan(20);
    expect(box?.x).toBeLessThan(300);
    await context.close();
  });
});
