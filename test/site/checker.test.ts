import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { receivedEntries } from "../../src/intake/receive.ts";
import { POLICY } from "../../src/site/shell/policy.ts";
import type { ReceivedFile } from "../../src/verify/expect/format.ts";
import { axeFaults } from "../support/axe.ts";
import { launch } from "../support/browser.ts";
import { smallSite } from "../support/small.ts";
import { withCell } from "../verify/cell.ts";

/** A check in a browser takes so long, at most, on a machine that does much else. */
const PATIENCE = 240_000;
const MARKUP = "<img src=x onerror=alert(1)>";
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** The page of the checker of a site, opened from disk, with what went wrong in it and what it asked for. */
async function opened(site: string): Promise<{ page: Page; faults: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const faults: string[] = [];
  page.on("console", (message) => faults.push(message.text()));
  page.on("pageerror", ({ message }) => faults.push(message));
  page.on("dialog", (dialog) => {
    faults.push(dialog.message());
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (!/^(?:file|blob):/.test(request.url())) faults.push(request.url());
  });
  await page.goto(`file://${site}/verify.html`);
  return { page, faults };
}

/** Drops folders onto the page, as from the desktop. */
async function drop(page: Page, files: string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files, dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const)
    await session.send("Input.dispatchDragEvent", { type, x: 300, y: 300, data });
  await session.detach();
}

/** Checks what was chosen; returns the three answers and the places that do not hold, in words. */
async function checked(page: Page): Promise<{ answers: string[]; wrong: string }> {
  await page.click("#start");
  await page.waitForSelector("#result:not([hidden])", { timeout: PATIENCE });
  const answers = await page.locator(".verdicts strong").allTextContents();
  const wrong = await page.locator("details.wrong > ul").allTextContents();
  return { answers, wrong: wrong.join("\n") };
}

describe("the page of the checker", () => {
  it(
    "finds that the shipped site holds, asks for nothing, and shows a number down to the cell",
    async () => {
      const site = inject("site");
      const { page, faults } = await opened(site);
      await page.setInputFiles("#site", site);
      await page.setInputFiles("#originals", join(process.cwd(), "data"));
      expect(await checked(page)).toEqual({ answers: ["是", "未查", "未查"], wrong: "" });
      await page.fill("#text", "indicator/gdp/330400/2013/yoy");
      await page.click("#find button");
      await page.locator("#number summary").first().click();
      await page.locator("#number .below button").first().click();
      const picture = page.locator("#number figure").first();
      expect(await picture.locator("mark").textContent()).toBe("3147.7");
      expect(await picture.locator("figcaption").textContent()).toContain("公开数据");
      expect(faults).toEqual([]);
      await page.close();
    },
    PATIENCE,
  );

  it(
    "names a changed cell, a changed page, and a file that was put in another's place",
    async () => {
      const { site, data } = smallSite();
      const index = readFileSync(join(site, "index.html"), "utf8");
      const changed = index.replace(/(<data value="\d+">)\d+/, "$1987654");
      expect(changed).not.toBe(index);
      writeFileSync(join(site, "index.html"), changed);
      const [cell, other] = changeCell(site, data);
      const [first, second] = receivedEntries(data).filter(
        ({ path }) => path !== other && path.endsWith(".xlsx"),
      );
      copyFileSync(join(data, first?.path ?? ""), join(data, second?.path ?? ""));
      const { page, faults } = await opened(site);
      await drop(page, [site, data]);
      await page.waitForSelector("#originals-folder.chosen");
      const { answers, wrong } = await checked(page);
      expect(answers).toEqual(["否", "否", "未查"]);
      expect(wrong).toMatch(/index\.html内容变了/);
      expect(wrong).toContain("网页上写的是“987654”");
      expect(wrong).toContain(`${cell}：这一格里是`);
      expect(wrong.match(/同名的是另一个：文件被换过/g)).toHaveLength(2);
      await page.locator("details.wrong > ul button").first().click();
      await page.waitForSelector("#number:not([hidden])");
      expect(faults).toEqual([]);
      await page.close();
    },
    PATIENCE,
  );

  it(
    "holds a signature against a key or its fingerprint, shows hostile names as texts, and has no violations",
    async () => {
      const { site, data } = smallSite();
      const { publicKey, privateKey } = generateKeyPairSync("ed25519");
      const signature = sign(null, readFileSync(join(site, "manifest.json")), privateKey);
      writeFileSync(join(site, "manifest.sig"), `${signature.toString("base64")}\n`);
      const { page, faults } = await opened(site);
      await page.setInputFiles("#site", site);
      await page.setInputFiles("#originals", data);
      await page.fill("#key", publicKey.export({ type: "spki", format: "pem" }).toString());
      expect((await checked(page)).answers).toEqual(["是", "是", "未查"]);
      mkdirSync(join(site, "areas", MARKUP), { recursive: true });
      writeFileSync(join(site, "areas", MARKUP, "a.html"), MARKUP);
      await page.setInputFiles("#site", site);
      const unknown = createHash("sha256").update("other").digest("hex");
      await page.fill("#key", unknown);
      const { answers, wrong } = await checked(page);
      expect(answers).toEqual(["是", "否", "未查"]);
      expect(wrong).toContain(`areas/${MARKUP}/a.html`);
      expect(wrong).toContain(`keys.csv 中没有指纹是这样的公钥：${unknown}`);
      await page.selectOption("#year", { index: 1 });
      await page.click("#find button");
      await page.locator("#found button").first().click();
      for (const colorScheme of ["light", "dark"] as const)
        for (const width of [390, 1280]) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize({ width, height: 900 });
          expect(await axeFaults(page), `${colorScheme} ${width}`).toEqual([]);
          expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
        }
      expect(faults).toEqual([]);
      await page.close();
    },
    PATIENCE,
  );

  it("says which folder is still to be chosen, which is none, and which was taken for the other", async () => {
    const { site, data } = smallSite();
    const { page } = await opened(site);
    const said = () => page.locator("#said").textContent();
    await page.click("#start");
    expect(await said()).toContain("还没有选网站和来件文件夹");
    await page.setInputFiles("#site", join(data, "plan"));
    expect(await said()).toContain("没有网站，也没有来件");
    await page.setInputFiles("#site", data);
    expect(await said()).toContain("选反了：这是来件文件夹");
    await page.click("#start");
    expect(await said()).toBe("还没有选网站文件夹。");
    await page.close();
  });

  it("does not run where the server's own policy forbids it, and says what to do", async () => {
    const { site } = smallSite();
    const page = await browser.newPage();
    await page.route("http://site.test/verify.html", (route) =>
      route.fulfill({
        body: readFileSync(join(site, "verify.html"), "utf8"),
        contentType: "text/html; charset=utf-8",
        headers: { "content-security-policy": POLICY },
      }),
    );
    await page.goto("http://site.test/verify.html");
    expect(await page.locator("#blocked").isVisible()).toBe(true);
    expect(await page.locator("#ask").isVisible()).toBe(false);
    await page.close();
  });
});

const hashOf = (path: string) => createHash("sha256").update(readFileSync(path)).digest("hex");

/** Puts markup into a cell that a proof names; returns its place and its file. */
function changeCell(site: string, data: string): [place: string, path: string] {
  const paths = new Map(receivedEntries(data).map(({ path }) => [hashOf(join(data, path)), path]));
  const folder = join(site, "proof", "files");
  for (const name of readdirSync(folder).filter((each) => each.endsWith(".json"))) {
    const file = JSON.parse(readFileSync(join(folder, name), "utf8")) as ReceivedFile;
    const path = paths.get(file.sha256) ?? "";
    for (const { place } of file.readings) {
      if (!("cell" in place)) continue;
      const bytes = withCell(data, path, place, () => MARKUP.replaceAll("<", "&lt;"));
      if (!bytes) continue;
      writeFileSync(join(data, path), bytes);
      return [`${place.sheet}!${place.cell}`, path];
    }
  }
  throw new Error("no cell to change");
}
