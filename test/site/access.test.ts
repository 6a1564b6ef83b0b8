import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, inject, it } from "vitest";
import { axeFaults } from "../support/axe.ts";
import { kindsOf } from "../support/kinds.ts";
import { served } from "../support/served.ts";

const site = inject("site");
const here = served(site);
const kinds = kindsOf(site);
const address = (path: string) => pathToFileURL(join(site, path)).href;

describe("for everyone", () => {
  it.each(kinds)("axe-core finds nothing on a page such as %s", async (path) => {
    const page = await here.browser.newPage({ colorScheme: "light", viewport: { width: 1280, height: 900 } });
    await page.goto(address(path));
    expect(await axeFaults(page)).toEqual([]);
    await page.close();
  });

  it.each(kinds)("axe-core finds nothing of what differs in the dark and on a phone: %s", async (path) => {
    const page = await here.browser.newPage({ colorScheme: "dark", viewport: { width: 390, height: 844 } });
    await page.goto(address(path));
    const rules = ["color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block"];
    expect(await axeFaults(page, rules)).toEqual([]);
    await page.close();
  });

  it("axe-core tells of what is wrong", async () => {
    const page = await here.browser.newPage();
    await page.goto(address("index.html"));
    await page.evaluate("document.querySelector('h1').style.color = '#ccc'");
    expect((await axeFaults(page)).join()).toContain("color-contrast");
    await page.close();
  });

  it("every table has a caption and heads with scopes, and every chart is told of and has its numbers in the page", async () => {
    const page = await here.browser.newPage();
    for (const path of kinds) {
      await page.goto(address(path));
      const faults = await page.evaluate(`[
        ...[...document.querySelectorAll("table")].filter((table) => !table.caption?.textContent.trim()).map(() => "no caption"),
        ...[...document.querySelectorAll("th:not([scope])")].map((head) => "no scope: " + head.textContent),
        ...[...document.querySelectorAll("svg")].filter((svg) => !["img", "group"].includes(svg.role) || !svg.ariaLabel).map(() => "no words for a chart"),
      ]`);
      expect(faults, path).toEqual([]);
    }
    await page.close();
  });

  it("what is focused is seen, and every part of the page is reached by the keyboard", async () => {
    const page = await here.browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(address("submissions.html"));
    const wanted = await page.evaluate(
      `[...document.querySelectorAll("a[href], input, summary")].filter((each) => each.checkVisibility({ visibilityProperty: true })).length`,
    );
    const reached = new Set<string>();
    for (let steps = 0; steps < 400; steps += 1) {
      await page.keyboard.press("Tab");
      const { at, seen } = (await page.evaluate(`(() => {
        const here = document.activeElement;
        return { at: here === document.body ? "" : String([...document.querySelectorAll("*")].indexOf(here)),
          seen: getComputedStyle(here).outlineStyle === "solid" };
      })()`)) as { at: string; seen: boolean };
      if (at === "" || reached.has(at)) break;
      expect(seen, at).toBe(true);
      reached.add(at);
    }
    expect(reached.size).toBeGreaterThanOrEqual(Number(wanted));
    await page.close();
  });

  it("status is told by shape in a reader's own colours, and nothing moves where that is not wanted", async () => {
    const page = await here.browser.newPage({ forcedColors: "active", reducedMotion: "reduce" });
    await page.goto(address("index.html"));
    const faults = await page.evaluate(`[
      ...[...document.querySelectorAll("main .square, main .status")].filter((each) => {
        const style = getComputedStyle(each, "::before");
        return !/[^"]/.test(style.content) || style.content === "none" || style.color === getComputedStyle(each).backgroundColor;
      }).map((each) => each.className),
      ...[...document.querySelectorAll("*")].filter((each) => {
        const { animationName, transitionDuration } = getComputedStyle(each);
        return animationName !== "none" || transitionDuration !== "0s";
      }).map((each) => "moves: " + each.tagName),
    ]`);
    expect(faults).toEqual([]);
    const meta = await page.locator('meta[name="viewport"]').getAttribute("content");
    expect(meta).not.toMatch(/maximum-scale|user-scalable/);
    await page.close();
  });
});
