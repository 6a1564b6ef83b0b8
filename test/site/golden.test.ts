import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, inject, it } from "vitest";
import { filesBelow } from "../support/files.ts";
import { kindOf, kindsOf } from "../support/kinds.ts";
import { differing, pictureOf, smaller } from "../support/picture.ts";
import { served } from "../support/served.ts";

const site = inject("site");
const here = served(site);
const GOLDEN = join("test", "golden");
/** Where pictures go that differ from the golden ones. */
const ACTUAL = join("test", ".work", "golden");
/** Set it to write the golden pictures anew, then look at each. */
const rewrite = process.env.GOLDEN === "write";
const HEIGHT = 1200;
/** The most of a page's height that a picture shows: lists go on beyond it as they began, and in the dark as in the light. */
const MOST_HEIGHT = { light: 4000, paper: 4000, dark: 2000 };
/** How wide a sheet of A4 is between its margins, at 96 pixels to the inch. */
const SHEET = 673;
/** How many pixels may differ: fewer than a stroke of a character has. */
const MOST = 12;
/** What changes with each commit, which is no matter of looks: the version, the fingerprint and the hash of the page. */
const MASK = "footer.site p + p { visibility: hidden }";

/** A page of each kind: the one of which there are pictures, else the richest. */
function pages(): string[] {
  const drawn = new Map(
    (existsSync(GOLDEN) ? filesBelow(GOLDEN) : []).map((file) => [kindOf(pageOf(file)), pageOf(file)]),
  );
  return kindsOf(site).map((path) => {
    const page = drawn.get(kindOf(path));
    return page && existsSync(join(site, page)) ? page : path;
  });
}

/** The page that a golden picture is of. */
function pageOf(file: string): string {
  return `${dirname(file)}.html`;
}

const kinds = pages();

describe("the looks of every kind of page", () => {
  if (rewrite) rmSync(GOLDEN, { recursive: true, force: true });

  it.each([
    { width: 390, looks: ["light", "dark"] },
    { width: 1280, looks: ["light", "dark"] },
    { width: SHEET, looks: ["paper"] },
  ] as const)(
    "are as those that were looked at, as high as they are: $looks at $width px",
    async ({ width, looks }) => {
      const page = await here.browser.newPage({
        viewport: { width, height: HEIGHT },
        reducedMotion: "reduce",
        // For the mask, a style that is not the page's.
        bypassCSP: true,
      });
      const bench = await here.browser.newPage();
      const faults: string[] = [];
      for (const path of kinds) {
        await page.goto(pathToFileURL(join(site, path)).href);
        await page.addStyleTag({ content: MASK });
        for (const look of looks) {
          await page.emulateMedia(
            look === "paper"
              ? { media: "print", colorScheme: "light" }
              : { media: "screen", colorScheme: look },
          );
          const high = (await page.evaluate("document.documentElement.scrollHeight")) as number;
          const actual = await pictureOf(page, width, Math.min(high, MOST_HEIGHT[look]));
          const name = join(
            path.replace(/\.html$/, ""),
            look === "paper" ? "a4.png" : `${width}-${look}.png`,
          );
          const golden = join(GOLDEN, name);
          if (rewrite) write(golden, await smaller(bench, actual));
          const count = existsSync(golden)
            ? differing(readFileSync(golden), actual)
            : Number.POSITIVE_INFINITY;
          if (count <= MOST) continue;
          write(join(ACTUAL, name), actual);
          faults.push(`${path} ${width} px ${look}: ${count} pixels differ, see ${join(ACTUAL, name)}`);
        }
      }
      expect(faults, "look at the pictures, then run with GOLDEN=write").toEqual([]);
      await bench.close();
      await page.close();
    },
    600_000,
  );

  it("have no pictures of pages that there are none of", () => {
    expect(filesBelow(GOLDEN).filter((file) => !kinds.includes(pageOf(file)))).toEqual([]);
  });

  it("are found changed where one character is", async () => {
    const page = await here.browser.newPage({ viewport: { width: 390, height: 844 } });
    const bench = await here.browser.newPage();
    await page.goto(pathToFileURL(join(site, "index.html")).href);
    const before = await page.screenshot();
    expect(differing(await smaller(bench, before), before)).toBe(0);
    await page.evaluate("document.querySelector('h1').append('。')");
    expect(differing(await smaller(bench, before), await page.screenshot())).toBeGreaterThan(MOST);
    await bench.close();
    await page.close();
  });
});

function write(path: string, picture: Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, picture);
}
