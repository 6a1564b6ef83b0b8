import { readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { Parser } from "htmlparser2";
import { describe, expect, inject, it } from "vitest";
import { assetIn } from "../support/asset.ts";
import { filesBelow } from "../support/files.ts";
import { isPage, kindsOf } from "../support/kinds.ts";
import { served } from "../support/served.ts";
import { limitsOf, visit } from "../support/visit.ts";

const site = inject("site");
const here = served(site);
const pages = filesBelow(site).filter(isPage);
const read = (path: string) => readFileSync(join(site, path), "utf8");

/** The names of all elements and attributes of a page. */
function namesIn(page: string): { elements: Set<string>; attributes: Set<string> } {
  const [elements, attributes] = [new Set<string>(), new Set<string>()];
  new Parser({
    onopentag(name, given) {
      elements.add(name);
      for (const attribute of Object.keys(given)) attributes.add(attribute.toLowerCase());
    },
  }).end(page);
  return { elements, attributes };
}

describe("light and closed", () => {
  it("no page weighs more than it may with its styles and scripts, not compressed", () => {
    for (const path of pages) {
      const parts = [...read(path).matchAll(/<(?:link|script)[^>]*(?:href|src)="([^"]+)"/g)];
      const own = parts.flatMap(([, to = ""]) => (to.startsWith("#") ? [] : [join(dirname(path), to)]));
      const files = [path, ...own];
      const bytes = files.reduce((sum, file) => sum + statSync(join(site, file)).size, 0);
      const most = limitsOf(path).bytes;
      expect(bytes, `${path} is ${bytes} bytes of at most ${most}: split it`).toBeLessThanOrEqual(most);
    }
  });

  it("each kind of page asks for little, of its own host, and nothing else", async () => {
    const page = await here.browser.newPage();
    for (const path of kindsOf(site)) {
      const { bytes, requests, elsewhere } = await visit(page, `http://${here.host}/${path}`);
      expect(elsewhere, path).toEqual([]);
      expect(requests, path).toBeLessThanOrEqual(limitsOf(path).requests);
      expect(bytes, path).toBeLessThanOrEqual(limitsOf(path).bytes);
    }
    await page.close();
  });

  it("every page has the policy, and no script or handler in itself", () => {
    for (const path of pages) {
      const page = read(path);
      const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(page)?.[1] ?? "";
      const rules = new Map(
        policy
          .replaceAll("&#39;", "'")
          .split("; ")
          .map((rule) => [rule.split(" ")[0], rule.split(" ").slice(1).join(" ")]),
      );
      expect(rules.get("default-src"), path).toBe("'none'");
      expect(rules.get("script-src"), path).toBe("'self'");
      expect(rules.get("style-src"), path).toBe("'self'");
      for (const [name, from] of rules) expect(from, `${path} ${name}`).toMatch(/^('none'|'self'( data:)?)$/);
      expect(page.indexOf("Content-Security-Policy"), path).toBeLessThan(page.indexOf("<title>"));
      expect(page, path).not.toMatch(/<script(?![^>]* src=)/);
      const { elements, attributes } = namesIn(page);
      expect(elements.has("style"), path).toBe(false);
      expect(
        [...attributes].filter((name) => name === "style" || name.startsWith("on")),
        path,
      ).toEqual([]);
    }
  });

  it("heads that the style sheet has by a name are those of every table of that name", () => {
    const sheet = read(assetIn(site, "style.css"));
    let tables = 0;
    for (const path of pages)
      for (const [, name = "", head = ""] of read(path).matchAll(
        /<div class="table [^"]*(heads-[\w-]+)"><table>[\s\S]*?<thead><tr>([\s\S]*?)<\/tr>/g,
      )) {
        tables += 1;
        const words = head.split("</th>").map((each) => each.replace(/<[^>]*>/g, ""));
        for (const [index, word] of words.slice(1, -1).entries())
          expect(sheet, `${path} ${word}`).toContain(
            `.${name} td:nth-of-type(${index + 1}){--head: "${word}"}`,
          );
        expect(sheet).not.toContain(`.${name} td:nth-of-type(${words.length - 1})`);
      }
    expect(tables).toBeGreaterThan(50);
  });

  it("no page of a kind does what its policy refuses, light or dark, nor where a reader uses it", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await here.browser.newPage({ colorScheme, acceptDownloads: true });
      await page.addInitScript(
        "window.refused = []; document.addEventListener('securitypolicyviolation', ({ effectiveDirective: what, sourceFile, lineNumber }) => window.refused.push([what, sourceFile, lineNumber].join(' ')));",
      );
      for (const path of kindsOf(site)) {
        await page.goto(`http://${here.host}/${path}`);
        for (const name of ["SVG", "PNG"]) {
          const button = page.locator(".take button", { hasText: name }).first();
          if ((await button.count()) === 0) continue;
          const [file] = await Promise.all([page.waitForEvent("download"), button.click()]);
          expect(await file.failure(), path).toBe(null);
        }
        const number = page.locator('main a[href*="/facts/"]:visible').first();
        if ((await number.count()) > 0) await number.click();
        expect(await page.evaluate("window.refused"), `${path} ${colorScheme}`).toEqual([]);
      }
      await page.close();
    }
  }, 600_000);

  it("the policy keeps out scripts and requests that a page does not bring", async () => {
    const page = await here.browser.newPage();
    for (const root of [`http://${here.host}/`, pathToFileURL(`${site}/`).href]) {
      await page.goto(`${root}index.html`);
      const kept = await page.evaluate(`new Promise((done) => {
        const kept = [];
        document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
          kept.push(effectiveDirective);
          if (kept.length === 3) done([kept.sort(), window.ran === undefined]);
        });
        const script = document.createElement("script");
        script.textContent = "window.ran = true";
        document.body.append(script);
        const image = new Image();
        image.src = "http://example.com/a.png";
        fetch("http://example.com/").catch(() => {});
      })`);
      expect(kept).toEqual([["connect-src", "img-src", "script-src-elem"], true]);
    }
    await page.close();
  });
});
