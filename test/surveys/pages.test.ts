import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { axeFaults } from "../support/axe.ts";
import { workFolder } from "../support/files.ts";
import { layoutFaults } from "../support/layout.ts";
import { cli } from "../support/run.ts";
import { served } from "../support/served.ts";
import { addedSurveys } from "./added.ts";

const site = join(workFolder("survey-pages"), "site");
const here = served(site);
const SURVEYS = ["meals", "canteens", "checks", "kitchens"].map((survey) => `surveys/${survey}`);
const pages = [
  ...[
    "surveys",
    ...SURVEYS,
    "indicators/meals-liked",
    "indicators/checks-passed",
    "indicators/food-index",
    "indicators/kitchen-index",
  ],
  ...["areas/330481", "measures/26", "departments/jyj"],
];
const html = (path: string) => readFileSync(join(site, `${path}.html`), "utf8");
/** What a page says, without markup and signs of basis. */
const said = (path: string) =>
  (/<main[^>]*>([\s\S]*)<\/main>/.exec(html(path))?.[1] ?? "")
    .replace(/<abbr[^>]*>[^<]*<\/abbr>/g, "")
    .replace(/<[^>]+>/g, "")
    .replace(/\s+/g, "");
const MOST_BYTES = 120_000;

describe("pages of surveys that the plan adds by rows alone", () => {
  let root = "";
  beforeAll(async () => {
    root = addedSurveys();
    const built = await cli(["build", "--data", root, "--out", site, "--known-at", "2014-06-30"]);
    expect(built.code, built.stderr).toBe(0);
  }, 200_000);

  it.each([
    [390, "screen"],
    [1280, "screen"],
    // The width of an A4 sheet without its margins.
    [672, "print"],
  ] as const)("have no fault of layout at %i px, %s", async (width, media) => {
    for (const path of pages) {
      const page = await here.browser.newPage({ viewport: { width, height: 900 } });
      await page.emulateMedia({ media });
      await page.goto(pathToFileURL(join(site, `${path}.html`)).href);
      expect(await layoutFaults(page), path).toEqual([]);
      await page.close();
    }
  });

  it("say nothing that axe-core finds, and are light", async () => {
    for (const path of pages) {
      for (const [colorScheme, width] of [
        ["light", 1280],
        ["dark", 390],
      ] as const) {
        const page = await here.browser.newPage({ colorScheme, viewport: { width, height: 900 } });
        await page.goto(pathToFileURL(join(site, `${path}.html`)).href);
        expect(await axeFaults(page), `${path} ${colorScheme}`).toEqual([]);
        await page.close();
      }
      if (path.startsWith("surveys"))
        expect(statSync(join(site, `${path}.html`)).size).toBeLessThan(MOST_BYTES);
    }
  });

  it("lead with the figure, its interval in words, and whether a change is more than chance", () => {
    expect(said("surveys/meals")).toMatch(
      /2013年，全市食堂满意度[\d.]+分（95%可信：[\d.]+分至[\d.]+分），比上次（2012年）高[\d.]+分，确有上升/,
    );
    expect(said("surveys/meals")).toMatch(/回收率[\d.]+%/);
    expect(said("indicators/meals-clean")).toContain("确有上升");
    expect(html("indicators/meals-liked")).toContain("这样得出的可信区间有");
  });

  it("say why there is no figure, and never that it was not reported", () => {
    expect(said("surveys/meals")).toMatch(/桐乡有效份数不足[^桐]*3人/);
    expect(said("surveys/canteens")).toMatch(/平湖不公开|不公开/);
    expect(said("surveys/kitchens")).toContain("还没有答卷");
    for (const path of [...SURVEYS, "indicators/meals-liked", "indicators/canteens-food"])
      expect(said(path), path).not.toContain("未报");
  });

  it("draw the parts of a whole, and put together what is too few to be told", () => {
    expect(html("surveys/canteens")).toMatch(/class="levels legend"/);
    expect(said("surveys/canteens")).toContain("“其他”合并了单位太少、不单独公开的类别");
    for (const few of ["医院", "工厂"]) expect(said("surveys/canteens")).not.toContain(few);
    expect(html("surveys/meals")).not.toContain("levels legend");
  });

  it("draw categories with their intervals, the worst first, and what failed by kind", () => {
    const marks = [...html("surveys/checks").matchAll(/<rect[^>]*data-fact="[^"]*estimate-of\/([^"]+)"/g)];
    expect(new Set(marks.map(([, cell]) => cell))).toEqual(new Set(["fault-count", "fault-label"]));
    expect(said("surveys/checks")).toMatch(/菜品.*凉菜[\d.]+%.*热菜[\d.]+%/);
    expect(html("surveys/checks")).toContain("estimate-low-of_dish-cold");
  });

  it("are found from the index, the measure, the keeper, the area, the target and the search", () => {
    for (const path of ["surveys", "measures/26", "departments/jyj", "areas/330481"])
      expect(html(path), path).toContain("surveys/meals.html");
    expect(html("areas/330481")).not.toContain("surveys/kitchens.html");
    expect(said("surveys/meals")).toContain("据此判定的目标");
    expect(said("surveys")).toMatch(/食堂满意度调查2013年[\d.]+人/);
    expect(readFileSync(join(site, "search-index.js"), "utf8")).toContain("食堂满意度调查");
  });

  it("make an index where all its parts have a figure, and say why where one has none", () => {
    expect(said("indicators/food-index")).toMatch(/2013年，饮食质量指数[\d.]+分/);
    expect(said("indicators/food-index")).toMatch(/海宁[\d.]+分/);
    expect(said("indicators/kitchen-index")).toContain("2013年，厨房质量指数：有组成项没有数");
    expect(said("surveys")).toMatch(/食堂满意度（权数3）.*海宁[\d.]+分[\d.]+%[\d.]+分/);
  });

  it("are proven by verify", async () => {
    const verified = await cli(["verify", site, "--originals", root]);
    expect(verified.stdout).toMatch(/numbers +yes/);
  });
});
