import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseHTML } from "linkedom";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { launch } from "../support/browser.ts";
import { filesBelow } from "../support/files.ts";
import { isPage, WHOLE } from "../support/kinds.ts";

const site = inject("site");
const pages = filesBelow(site).filter((path) => isPage(path) && path !== WHOLE && !path.startsWith("proof/"));
const read = (path: string) => readFileSync(join(site, path), "utf8");
const documentOf = (path: string) => parseHTML(read(path)).document;
const texts = (list: Iterable<Element>) => [...list].map((element) => element.textContent?.trim());

describe("the navigation", () => {
  it("marks the page one is on, or the branch that holds it, on every page", () => {
    for (const path of pages) {
      const marked = [...documentOf(path).querySelectorAll("nav.site [aria-current]")];
      const here = marked.filter((link) => link.getAttribute("aria-current") === "page");
      if (here.length > 0) expect(here.length, path).toBe(1);
      const target = here.map((link) => join(path, "..", link.getAttribute("href") ?? ""));
      const branch = {
        ...{ indicators: ["目标"], scores: ["考核评分"], lineage: ["计算方法"] },
        ...{ sources: ["报送", "数据来源"], registers: ["任务", "名册"] },
        surveys: ["任务", "调查"],
      }[path.split("/")[0] ?? ""];
      if (path.startsWith("measures/") && path !== "measures/index.html") {
        expect(
          marked.map((link) => link.getAttribute("aria-current")),
          path,
        ).toEqual(["true", "true"]);
        expect(texts(marked)[0]).toBe("任务");
      } else if (branch && path !== "indicators/index.html") {
        expect(texts(marked), path).toEqual(branch);
        for (const link of marked) expect(link.getAttribute("aria-current")).toBe("true");
      } else expect(target, path).toEqual([path]);
    }
  });

  it("has twelve branches, and below them what is in the one that one is in", () => {
    const document = documentOf("measures/3.html");
    expect(texts(document.querySelectorAll("nav.site ul:not(.inside) > li > a"))).toEqual([
      "总览",
      "任务",
      "目标",
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
    expect(texts(document.querySelectorAll("nav.site .inside > li > a"))).toEqual([
      "工作任务进展",
      "名册",
      "调查",
      "一、深化示范创建",
      "二、质量安全监管",
      "三、三大战略",
      "四、四大惠民行动",
      "五、质量管理水平",
      "六、质量基础建设",
      "七、质量制度与文化",
    ]);
    expect(texts(document.querySelectorAll("nav.site [aria-current]"))).toEqual(["任务", "二、质量安全监管"]);
    expect(documentOf("index.html").querySelector("nav.site .inside")).toBeNull();
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

  it.each([
    [390, 844],
    [1280, 800],
  ])(
    "leaves room on the first screen for the sentence and the first three who must act: %i × %i",
    async (width, height) => {
      const page = await browser.newPage({ viewport: { width, height } });
      await page.goto(pathToFileURL(join(site, "index.html")).href);
      const third = await page.locator("table.targets tbody tr").nth(2).boundingBox();
      expect((third?.y ?? height) + (third?.height ?? 0)).toBeLessThanOrEqual(height);
      await page.close();
    },
  );

  it("stands in one line at a desk, nothing of it beyond the page", async () => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 1280, height: 900 },
    });
    const page = await context.newPage();
    await page.goto(pathToFileURL(join(site, "index.html")).href);
    expect(await page.getByText("目录", { exact: true }).isVisible()).toBe(false);
    const boxes = await Promise.all(
      (await page.locator("nav.site ul:not(.inside) a").all()).map((link) => link.boundingBox()),
    );
    expect(boxes.length).toBe(12);
    expect(new Set(boxes.map((box) => box?.y)).size).toBe(1);
    const search = await page.locator(".search").boundingBox();
    const last = boxes.at(-1);
    expect((last?.x ?? 0) + (last?.width ?? 0)).toBeLessThan(search?.x ?? 0);
    await context.close();
  });
});
