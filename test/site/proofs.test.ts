import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Locator, Page } from "playwright-core";
import { describe, expect, inject, it } from "vitest";
import type { Fact } from "../../src/facts/read.ts";
import { Places } from "../../src/site/audit/places.ts";
import { proofPath } from "../../src/site/kit/address.ts";
import type { ProofFiles } from "../../src/site/proofs/proofs.ts";
import { filesBelow } from "../support/files.ts";
import { isPage, kindOf, WHOLE } from "../support/kinds.ts";
import { served } from "../support/served.ts";

const site = inject("site");
const facts = new Map(
  (JSON.parse(readFileSync(join(site, "data", "facts.json"), "utf8")) as Fact[]).map((fact) => [
    fact.fact,
    fact,
  ]),
);
const places = new Places(facts.keys());
const pages = filesBelow(site).filter((path) => isPage(path) && path !== WHOLE);

/** A number in a page: the page, its place among the page's proof links, and its fact. */
interface Linked {
  page: string;
  index: number;
  fact: string;
}

const linked = pages
  .filter((page) => !page.startsWith("proof/"))
  .flatMap((page) =>
    [...readFileSync(join(site, page), "utf8").matchAll(/<a href="([^"]*\/facts\/[^"]*)"><data /g)].map(
      ([, href = ""], index): Linked => ({ page, index, fact: places.factAt(href, page) ?? "" }),
    ),
  );

const proofs = new Map<string, ProofFiles["facts"]>();
const operandKinds = (fact: string) => {
  const file = join(site, "proof", "facts", `${proofPath(fact)}.json`);
  if (!proofs.has(file)) proofs.set(file, JSON.parse(readFileSync(file, "utf8")));
  return (proofs.get(file)?.[fact]?.operands ?? []).map((operand) => {
    if (operand.kind !== "reading") return operand.kind;
    const source = JSON.parse(
      readFileSync(join(site, "proof", "files", `${operand.reading.split("/")[0]}.json`), "utf8"),
    ) as ProofFiles["file"];
    return `reading of ${source.loader}`;
  });
};

const SOURCES = /reading|records|state|plan|file|set|fact|run/;

/** One number of each aspect that pages show, and one that rests on each kind of source. */
const wanted = new Map<string, Linked>();
for (const each of linked) {
  const aspect = facts.get(each.fact)?.aspect ?? "";
  if (!wanted.has(aspect)) wanted.set(aspect, each);
}
for (const each of linked.filter((_, index) => index % 7 === 0))
  for (const kind of operandKinds(each.fact)) if (!wanted.has(kind)) wanted.set(kind, each);

/** Of those, one in each kind of page, and one that rests on each kind of source: the panel is the same for every aspect. */
const panelled = new Map([
  ...[...wanted.values()].map((each) => [kindOf(each.page), each] as const),
  ...[...wanted].filter(([kind]) => SOURCES.test(kind)),
]);

const here = served(site);

/** The fact that a number is, by the link in which it stands. */
async function factAt(number: Locator): Promise<string | undefined> {
  const address = await number.evaluate((element) => (element.parentElement as HTMLAnchorElement).href);
  return places.factAt(address.slice(address.indexOf("proof/facts/")), "");
}

/** Whether a proof names a cell, plan row, file or bound, or leads to one by the first fact in it, and so on. */
async function reachesCell(page: Page, proof: string): Promise<boolean> {
  const leaf = page.locator(`${proof} :is(.cell, a.path, dd > code)`);
  const head = page.locator(`${proof} :is(h2, h3) data`).first();
  for (let steps = 0; steps < 8 && (await leaf.count()) === 0; steps++) {
    const before = await factAt(head);
    await page.locator(`${proof} dd a:has(> data)`).first().click();
    await expect.poll(() => factAt(head)).not.toBe(before);
  }
  return (await leaf.first().textContent()) !== "";
}

describe("from a number to its cell", () => {
  it("there is every kind of source among what is walked", () => {
    const kinds = [...wanted.keys()].filter((kind) => SOURCES.test(kind));
    for (const kind of ["records", "state", "plan", "file", "set", "fact", "reading of county-form"])
      expect(kinds).toContain(kind);
    expect(wanted.size).toBeGreaterThan(25);
  });

  it("by links, with scripts off, from disk", async () => {
    const context = await here.browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    for (const path of new Set([...wanted.values()].map((each) => each.page))) {
      const own = [...wanted].filter(([, each]) => each.page === path);
      await page.goto(pathToFileURL(join(site, path)).href);
      const addresses = await page.locator('a[href*="/facts/"]').evaluateAll(
        (links, places) => places.map((place) => (links[place] as HTMLAnchorElement).href),
        own.map(([, { index }]) => index),
      );
      for (const [place, [kind, { fact }]] of own.entries()) {
        await page.goto(addresses[place] ?? "");
        expect(await factAt(page.locator("section.proof:target :is(h2, h3) data").first()), kind).toBe(fact);
        expect(await reachesCell(page, "section.proof:target"), kind).toBe(true);
      }
    }
    await context.close();
  });

  it("in a panel, by mouse and by keyboard", async () => {
    const page = await here.browser.newPage();
    expect(panelled.size).toBeGreaterThan(15);
    for (const [kind, { page: path, index, fact }] of panelled) {
      await page.goto(`http://${here.host}/${path}`);
      const link = page.locator('main a[href*="/facts/"]').nth(index);
      await link.evaluate((element) => {
        for (let node = element.parentElement; node; node = node.parentElement)
          if (node instanceof HTMLDetailsElement) node.open = true;
      });
      for (const way of ["mouse", "keyboard"]) {
        if (way === "mouse") await link.click();
        else await link.press("Enter");
        const shown = page.locator("dialog[open] section.proof :is(h2, h3) data").first();
        await shown.waitFor();
        expect(await factAt(shown), `${kind} by ${way}`).toBe(fact);
        if (way === "mouse") expect(await reachesCell(page, "dialog[open] section.proof"), kind).toBe(true);
        await page.keyboard.press("Escape");
        expect(await page.locator("dialog[open]").count()).toBe(0);
      }
      expect(page.url()).toBe(`http://${here.host}/${path}`);
    }
    await page.close();
  });

  it("and it has a line below it, which is stronger where it is looked at", async () => {
    const page = await here.browser.newPage();
    for (const path of new Set([...wanted.values()].map((each) => each.page))) {
      await page.goto(pathToFileURL(join(site, path)).href);
      const lines = await page
        .locator('main a[href*="/facts/"]:has(> data):not(svg *)')
        .evaluateAll((links) => links.map((link) => getComputedStyle(link).textDecorationLine));
      expect([path, ...new Set(lines)]).toEqual([path, "underline"]);
    }
    const link = page.locator('main a[href*="/facts/"]:has(> data)').first();
    const colour = () => link.evaluate((element) => getComputedStyle(element).textDecorationColor);
    const before = await colour();
    await link.focus();
    expect(await colour()).not.toBe(before);
    await page.close();
  });

  it("and on to the received file's page, where the cell stands with everything about it", async () => {
    const page = await here.browser.newPage();
    const { page: path, index } = wanted.get("reading of county-form") as Linked;
    await page.goto(`http://${here.host}/${path}`);
    const href = await page.locator('main a[href*="/facts/"]').nth(index).getAttribute("href");
    await page.goto(new URL(href ?? "", page.url()).href);
    const cell = page.locator("section.proof:target a.cell").first();
    const written = await cell.locator("q").textContent();
    await cell.click();
    const drawn = page.locator(".sheet td", { has: page.locator(":target") });
    expect(await drawn.locator("q").textContent()).toBe(written);
    expect(await page.locator("dl.facts-of").textContent()).toMatch(/[0-9a-f]{64}/);
    await page.close();
  });

  it("from every number in every page, or from the page that its square leads to", () => {
    const square =
      /<a class="square [^"]*" href="([^"]*)"[^>]*>.*?<data [^>]*data-fact="([^"]*)"[^>]*>[^<]*<\/data><\/a>/g;
    for (const path of pages.filter((path) => !path.startsWith("proof/"))) {
      const whole = readFileSync(join(site, path), "utf8");
      for (const [, to = "", fact] of whole.matchAll(square))
        expect(
          linked.some((each) => each.page === join(dirname(path), to) && each.fact === fact),
          fact,
        ).toBe(true);
      const text = whole.replace(square, "");
      const all = text.match(/<data /g)?.length ?? 0;
      const own = text.match(/<a href="[^"]*\/facts\/[^>]*><data /g)?.length ?? 0;
      expect([path, own]).toEqual([path, all]);
    }
  });
});
