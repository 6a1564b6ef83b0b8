import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { axeFaults } from "../support/axe.ts";
import { workFolder } from "../support/files.ts";
import { layoutFaults } from "../support/layout.ts";
import { cli } from "../support/run.ts";
import { served } from "../support/served.ts";
import { drawnLists } from "./drawn.ts";
import { CREDIT, LADDERS, registersData } from "./ground.ts";

const site = join(workFolder("register-pages"), "site");
const here = served(site);
const pages = [
  ...["registers/hazards", "registers/brands", "areas/330481", "measures/4", "departments/zjj"],
  "enterprises",
];
const html = (path: string) => readFileSync(join(site, `${path}.html`), "utf8");
/** A row of the facts for download. */
type Row = Record<string, string>;

/** The page of an enterprise that has points and something overdue. */
const one = () =>
  readdirSync(join(site, "enterprises"))
    .map((name) => `enterprises/${name.replace(".html", "")}`)
    .find((path) => html(path).includes("proof/files/") && html(path).includes("（逾期）")) ?? "";

beforeAll(async () => {
  const root = registersData(drawnLists(), LADDERS, CREDIT);
  const bounds = ["--known-at", "2014-06-30", "--edition", "internal"];
  const built = await cli(["build", "--data", root, "--out", site, ...bounds]);
  expect(built.code, built.stderr).toBe(0);
}, 200_000);

async function faultsOf(path: string, width: number, media: "screen" | "print"): Promise<string[]> {
  const page = await here.browser.newPage({ viewport: { width, height: 900 } });
  await page.emulateMedia({ media });
  await page.goto(pathToFileURL(join(site, `${path}.html`)).href);
  const faults = await layoutFaults(page);
  await page.close();
  return faults;
}

describe("pages of registers", () => {
  it.each([
    [390, "screen"],
    [1280, "screen"],
    // The width of an A4 sheet without its margins.
    [672, "print"],
  ] as const)("have no fault of layout at %i px, %s", async (width, media) => {
    for (const path of [...pages, one()]) expect(await faultsOf(path, width, media), path).toEqual([]);
  });

  it("say nothing that axe-core finds", async () => {
    for (const path of [...pages, one()])
      for (const [colorScheme, width] of [
        ["light", 1280],
        ["dark", 390],
      ] as const) {
        const page = await here.browser.newPage({ colorScheme, viewport: { width, height: 900 } });
        await page.goto(pathToFileURL(join(site, `${path}.html`)).href);
        expect(await axeFaults(page), `${path} ${colorScheme}`).toEqual([]);
        await page.close();
      }
  });

  it("draw stages in their order, with the steps between them", () => {
    const [process, steps] = [html("registers/hazards"), html("registers/brands")].map((text) =>
      [...text.matchAll(/<h3>([^<]+)<\/h3>|class="(up|down)"/g)].map(([, stage, way]) => stage ?? way),
    );
    // What is to go on within some days goes downwards, a ladder upwards.
    expect(process).toEqual(["发现", "down", "整改中", "up", "down", "已验收", "销号"]);
    expect(steps).toEqual(["省级", "up", "down", "市级", "up", "县级", "撤销"]);
  });

  it("draw how long things have been overdue and in the register, the overdue and the longest first", () => {
    const labels = [...html("registers/hazards").matchAll(/>(逾期\d[^<]+|登记\d[^<]+|整改中\d[^<]+)</g)].map(
      ([, each]) => each,
    );
    expect(labels.slice(0, 5)).toEqual([
      ...["逾期10天以上", "逾期10天以内", "登记60天以上", "整改中30天以上", "登记60天以内"],
    ]);
  });

  it("tell measures, keepers and areas what is theirs and overdue", () => {
    for (const path of ["measures/4", "departments/zjj", "areas/330481"])
      expect(html(path), path).toMatch(/事故隐患<\/a><\/th><td>逾期隐患 <span class="range"><a[^>]*><data /);
    expect(html("departments/zjj")).not.toContain('registers/brands.html">品牌企业</a></th>');
  });

  it("tell of an enterprise what gives it points, and lead to the proofs of these", () => {
    expect(html(one())).toMatch(/信用分<a href="\.\.\/proof\/facts\/enterprise\/[^"]+"><data value="[^"]+">/);
    const [, file = "", anchor = ""] = /(proof\/files\/[0-9a-f]{12})\.html#([^"]+)"/.exec(html(one())) ?? [];
    // Its row in the picture of the list.
    expect(html(file)).toContain(`<a id="${decodeURIComponent(anchor)}"></a>`);
    expect(html("enterprises")).toContain('name="rating"');
    expect(readFileSync(join(site, "search-index.js"), "utf8")).toContain("甲0公司");
  });

  it("name in the internal edition the enterprises of which something came again, as many as are counted", () => {
    const [, list = ""] =
      /<h2>一年内再次整改的企业名单<\/h2>([\s\S]*?)<\/table>/.exec(html("registers/hazards")) ?? [];
    const named = new Set([...list.matchAll(/enterprises\/([0-9A-Z]{18})\.html/g)].map(([, code]) => code));
    const { number } = (JSON.parse(readFileSync(join(site, "data", "facts.json"), "utf8")) as Row[]).find(
      ({ fact }) => fact === "indicator/h21/330400/2013/actual",
    ) ?? { number: 0 };
    expect(named.size).toBe(Number(number));
    expect(named.size).toBeGreaterThan(1);
    expect(list).toMatch(/href="\.\.\/proof\/files\/[0-9a-f]{12}\.html#[^"]+"/);
  });
});
