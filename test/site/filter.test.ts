import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { served } from "../support/served.ts";

const here = served(inject("site"));
const LIST = "indicators/index.html";

/** The targets whose rows are shown, in their order. */
const shown = (page: Page): Promise<string[]> =>
  page.evaluate(
    "[...document.querySelectorAll('tr[data-order]')].filter((row) => row.checkVisibility()).map((row) => row.id)",
  );
const plain = (page: Page): Promise<string[]> =>
  page.evaluate(
    "[...document.querySelectorAll('main h2')].filter((head) => head.checkVisibility()).map((head) => head.textContent)",
  );

describe("a list", () => {
  let page: Page;
  beforeAll(async () => {
    page = await here.browser.newPage({ viewport: { width: 390, height: 844 } });
  });
  afterAll(() => page.close());

  it("is chosen from by what its rows say, with the choice in the address", async () => {
    await page.goto(`http://${here.host}/${LIST}`);
    const all = await shown(page);
    await page.getByLabel("牵头单位").selectOption({ label: "市质监局" });
    const some = await shown(page);
    expect(some.length).toBeGreaterThan(0);
    expect(some.length).toBeLessThan(all.length);
    expect(page.url()).toContain("department=");
    for (const id of some) expect(await page.locator(`#${id} .who`).textContent()).toContain("市质监局");
    expect(await page.locator("form.filters output").textContent()).toBe(`符合的条目：${some.length}`);
    await page.reload();
    expect(await shown(page)).toEqual(some);
    await page.getByLabel("牵头单位").selectOption("");
    expect(await shown(page)).toEqual(all);
    expect(page.url()).not.toContain("?");
  });

  it("shows no heading without a row", async () => {
    await page.goto(`http://${here.host}/${LIST}`);
    const heads = await plain(page);
    await page.getByLabel("牵头单位").selectOption({ index: 1 });
    const left = await plain(page);
    expect(left.length).toBeLessThan(heads.length);
    for (const table of await page.locator("table.targets").all())
      if (await table.isVisible()) expect(await table.locator("tbody tr:visible").count()).toBeGreaterThan(0);
  });

  it("stands in the order of the plan where that is asked for", async () => {
    await page.goto(`http://${here.host}/${LIST}?order=plan`);
    const places = (await page.evaluate(
      "[...document.querySelectorAll('table.targets')].map((table) => [...table.querySelectorAll('tr[data-order]')].map((row) => Number(row.dataset.order)))",
    )) as number[][];
    expect(places.length).toBeGreaterThan(1);
    for (const own of places) expect(own).toEqual(own.toSorted((a, b) => a - b));
  });

  it("is whole, and chosen from by nothing, with scripts off or on paper", async () => {
    const context = await here.browser.newContext({ javaScriptEnabled: false });
    const quiet = await context.newPage();
    await quiet.goto(`http://${here.host}/${LIST}?department=zjj`);
    expect(await quiet.locator("form.filters").isVisible()).toBe(false);
    await context.close();
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("form.filters").isVisible()).toBe(false);
    await page.emulateMedia({ media: "screen" });
  });

  it("of findings is chosen from by sender", async () => {
    await page.goto(`http://${here.host}/findings.html`);
    await page.getByLabel("报送").selectOption({ index: 1 });
    const value = new URL(page.url()).searchParams.get("sender");
    const rows = (await page.evaluate(
      "[...document.querySelectorAll('tr[data-sender]')].filter((row) => row.checkVisibility()).map((row) => row.dataset.sender)",
    )) as string[];
    expect(new Set(rows)).toEqual(new Set([value]));
  });
});
