import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, inject, it } from "vitest";
import { kindsOf } from "../support/kinds.ts";
import { sheetsOf } from "../support/pdf.ts";
import { served } from "../support/served.ts";

const site = inject("site");
const here = served(site);
const manifest = JSON.parse(readFileSync(join(site, "manifest.json"), "utf8")) as {
  fingerprint: string;
  knownAt: string;
  contents: Record<string, string>;
};
const address = (path: string) => pathToFileURL(join(site, path)).href;

/** What of a page, as it stands on paper, is not for paper; run in the page. */
const FAULTS = `(() => {
  const faults = [];
  const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  const grey = (colour) => {
    const [red, green, blue, alpha = 1] = colour.match(/[\\d.]+/g).map(Number);
    return red === green && green === blue ? (alpha === 0 ? 255 : red) : NaN;
  };
  for (const element of document.querySelectorAll("nav, form, button, input, select, summary, dialog, .crumbs, .skip"))
    if (shown(element)) faults.push("on paper: " + element.tagName + " " + element.textContent.slice(0, 20));
  for (const element of document.querySelectorAll("main *, footer *")) {
    if (element.closest("svg, details:not([open])") || !shown(element)) continue;
    const style = getComputedStyle(element);
    const text = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== "");
    if (element.tagName === "A" && style.textDecorationLine !== "none") faults.push("underlined: " + element.textContent);
    if (text && !(grey(style.color) <= 0x33) && !element.matches(".square, .square *"))
      faults.push(style.color + ": " + element.textContent.slice(0, 20));
    const filled = element.matches(".heat :is(.missed, .behind)");
    if (filled !== (grey(style.backgroundColor) < 255) && !element.matches(".square")) faults.push("filled or not: " + element.className);
    if (filled && !(grey(style.backgroundColor) >= 0xd0)) faults.push("too dark to read: " + element.className);
    if (element.tagName === "P" && element.className === "" && !element.closest("footer, figure, section, td, .glance-row") && style.fontSize !== "16px")
      faults.push("not of 12 points: " + style.fontSize + " " + element.textContent.slice(0, 20));
    if (element.matches("tr:not(:has(li)), td li, .glance-row") && style.breakInside !== "avoid") faults.push("may be split: " + element.tagName);
    if (element.matches("tr:has(li)") && style.breakInside === "avoid") faults.push("a row with a list of any length goes to a sheet of its own");
    if (element.tagName === "THEAD" && style.display !== "table-header-group") faults.push("a head is not repeated");
    if (element.tagName === "TABLE" && style.fontSize !== "13.3333px") faults.push("a table of " + style.fontSize);
  }
  for (const chart of document.querySelectorAll("main svg"))
    if (shown(chart) && getComputedStyle(chart).breakInside !== "avoid") faults.push("a chart may be split");
  return [...new Set(faults)];
})()`;

describe("on paper", () => {
  it("no page has links, buttons, navigation, colour, small text or lines of a table that are split", async () => {
    const page = await here.browser.newPage({ viewport: { width: 673, height: 970 } });
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    for (const path of kindsOf(site)) {
      await page.goto(address(path));
      expect(await page.evaluate(FAULTS), path).toEqual([]);
    }
    await page.close();
  });

  it("each sheet is A4, with its number, what the page is, the bounds and the fingerprint", async () => {
    const page = await here.browser.newPage();
    for (const path of ["index.html", "assessment.html", "submissions.html"]) {
      await page.goto(address(path));
      const sheets = sheetsOf(await page.pdf({ preferCSSPageSize: true }));
      expect(sheets.length, path).toBeGreaterThan(1);
      sheets.forEach(({ width, height, text }, index) => {
        expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
        const said = text.normalize("NFKC").replace(/[\s\p{Cc}]/gu, "");
        expect(said, path).toContain(`${index + 1}/${sheets.length}`);
        expect(said).toContain(manifest.fingerprint.slice(0, 16));
        expect(said).toContain(manifest.knownAt);
        expect(said).toContain(manifest.contents[path]?.slice(0, 16));
        expect(said).toContain("依据:");
      });
    }
    await page.close();
  });

  it("the table of all areas has every row and column, and no sheet holds less than a few lines", async () => {
    const page = await here.browser.newPage();
    for (const path of kindsOf(site)) {
      await page.goto(address(path));
      const sheets = sheetsOf(await page.pdf({ preferCSSPageSize: true }));
      // The head and foot of a sheet are some five lines.
      const last =
        sheets
          .at(-1)
          ?.text.split("\n")
          .filter((line) => line.trim()) ?? [];
      if (sheets.length > 1) expect(last.length, path).toBeGreaterThan(8);
      if (path !== "compare.html") continue;
      const printed = sheets.map(({ text }) => text.normalize("NFKC").replace(/\s/g, "")).join("");
      const areas = await page.locator(".heat thead th a").allTextContents();
      expect(areas.filter((name) => !printed.includes(name))).toEqual([]);
      const goals = await page.locator(".heat tbody th .note").count();
      expect(printed.match(/(不低于|不少于|不高于|不超过|等于)\d/g)).toHaveLength(goals);
    }
    await page.close();
  });

  it("what a reader has opened is printed, and of proofs the one that a number has led to", async () => {
    const page = await here.browser.newPage();
    const sheets = async () => sheetsOf(await page.pdf({ preferCSSPageSize: true }));
    const folding = kindsOf(site).find((path) =>
      /<main[\s\S]*<details/.test(readFileSync(join(site, path), "utf8")),
    );
    await page.goto(address(folding ?? ""));
    const folded = (await sheets()).length;
    await page.evaluate('for (const each of document.querySelectorAll("main details")) each.open = true');
    expect((await sheets()).length).toBeGreaterThan(folded);
    const rich = kindsOf(site).find((path) => path.startsWith("proof/facts/")) ?? "";
    await page.goto(address(rich));
    const whole = (await sheets()).length;
    const anchor = await page.locator("section.proof").first().getAttribute("id");
    await page.goto(`${address(rich)}#${anchor}`);
    expect((await sheets()).length).toBeLessThan(whole);
    await page.close();
  });

  it("a title ends no attribute of the page", async () => {
    const { paperAttributes } = await import("../../src/site/shell/paper.ts");
    const edition = { plan: { head: { title: 'A"}\\' } }, bounds: { audience: "public" } };
    const title = '"; }\n</style>\\';
    const written = paperAttributes(edition as unknown as Parameters<typeof paperAttributes>[0], title);
    const page = await here.browser.newPage();
    const read = await page.evaluate(
      `(() => { const made = new DOMParser().parseFromString(${JSON.stringify(`<html${written}>`)}, "text/html").documentElement; return [made.attributes.length, made.dataset.page]; })()`,
    );
    expect(read).toEqual([2, `A"}\\：${title}`]);
    await page.close();
  });
});
