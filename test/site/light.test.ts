import { readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, inject, it } from "vitest";
import { filesBelow } from "../support/files.ts";
import { kindsOf } from "../support/kinds.ts";
import { served } from "../support/served.ts";
import { limitsOf, visit } from "../support/visit.ts";

const site = inject("site");
const here = served(site);
const pages = filesBelow(site).filter((path) => path.endsWith(".html"));
const read = (path: string) => readFileSync(join(site, path), "utf8");

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
      for (const [name, from] of rules)
        expect(from, `${path} ${name}`).toMatch(/^('none'|'self'( data:| 'unsafe-inline')?)$/);
      expect(page.indexOf("Content-Security-Policy"), path).toBeLessThan(page.indexOf("<title>"));
      expect(page, path).not.toMatch(/<script(?![^>]* src=)/);
      expect(page.replace(/<(q|code)\b[^>]*>[^<]*<\/\1>/g, ""), path).not.toMatch(/<[a-z][^>]*\s(on[a-z]+)=/);
    }
  });

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
