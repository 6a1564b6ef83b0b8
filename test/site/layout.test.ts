import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, inject, it } from "vitest";
import { kindsOf } from "../support/kinds.ts";
import { layoutFaults } from "../support/layout.ts";
import { served } from "../support/served.ts";

const site = inject("site");
const here = served(site);
const address = (path: string) => pathToFileURL(join(site, path)).href;
const kinds = kindsOf(site);

describe("the layout, measured", () => {
  it.each([390, 1280, 2560])("has no fault on any kind of page at %i px", async (width) => {
    const page = await here.browser.newPage({ viewport: { width, height: 900 } });
    for (const path of kinds) {
      await page.goto(address(path));
      expect(await layoutFaults(page), path).toEqual([]);
    }
    await page.close();
  });

  it("has none where everything that folds is open", async () => {
    const page = await here.browser.newPage({ viewport: { width: 390, height: 900 } });
    for (const path of kinds.filter((kind) => !kind.startsWith("proof/"))) {
      await page.goto(address(path));
      await page.evaluate("for (const each of document.querySelectorAll('main details')) each.open = true");
      expect(await layoutFaults(page), path).toEqual([]);
    }
    await page.close();
  });

  it.each([
    ["overlap", "main p { margin-top: -1.5em }"],
    ["type of 10.0 px", ".lead, main p { font-size: 10px }"],
    [
      "leaves its main",
      "main p { max-width: none; width: 200%; white-space: nowrap } main { overflow: visible }",
    ],
    ["leaves its svg", "svg text { transform: translateX(300px) }"],
    ["a chart without marks", "svg [data-fact] { display: none }"],
    ["scrolls sideways", "main h1 { width: 5000px }"],
  ])("is found where it has one: %s", async (fault, style) => {
    const page = await here.browser.newPage({ viewport: { width: 1280, height: 900 }, bypassCSP: true });
    await page.goto(address(kinds.find((path) => /^indicators\/(?!index)/.test(path)) ?? ""));
    await page.addStyleTag({ content: style });
    expect((await layoutFaults(page)).join("\n")).toContain(fault);
    await page.close();
  });
});
