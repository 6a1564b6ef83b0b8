import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { build, type Summary } from "../../src/cli/build.ts";
import { writeDemonstration } from "../../src/cli/demo/write.ts";
import { silent } from "../../src/core/progress.ts";
import type { Fact } from "../../src/facts/read.ts";
import { registerArrivals } from "../../src/intake/register.ts";
import { readPlan } from "../../src/plan/read.ts";
import { assetIn } from "../support/asset.ts";
import { launch } from "../support/browser.ts";
import { append, edit, filesBelow, workFolder } from "../support/files.ts";
import { isPage } from "../support/kinds.ts";
import { smallData } from "../support/small.ts";

const HOSTILE =
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it must stand in pages as it is
  "${1+1}</data><script>globalThis.taken=1</script>*星* [x](http://x.test) <img src=x onerror=taken=1>";
const LONG = "很长的名称".repeat(40);
const PUBLIC = join("public", "jiaxing-public-figures.csv");

/** A loader for a layout that the product does not know, as its author would write it. */
const LOADER = `
import { z } from "zod";
import { defineLoader } from ${JSON.stringify(join(process.cwd(), "src/intake/contract.ts"))};
export default defineLoader({
  name: "bureau-list", title: "部门年报", form: "部门年报", folder: "statistics", kind: "text", fills: "名称列所列指标",
  header: {},
  columns: {
    area: { words: ["地区"], required: true }, period: { words: ["年度"], required: true },
    indicator: { words: ["名称"], required: true }, value: { words: ["数量"], required: true },
  },
  row: z.object({ area: z.string().min(1), period: z.string().min(1), indicator: z.string().min(1), value: z.string() }),
  readings: ({ area, period, indicator, value }) => [
    { part: "value", cell: value, indicator, area, period, unit: undefined, series: undefined,
      source: { id: "市经信委", kind: "department", title: "市经信委" } },
  ],
});
`;

let data: string;
const out = join(workFolder("changed"), "site");
let facts: Map<string, Fact>;
let summary: Summary;

beforeAll(async () => {
  data = await smallData();
  const plan = (table: string) => join(data, "plan", "2013", `${table}.csv`);
  const quoted = `"${HOSTILE.replaceAll('"', '""')}"`;
  append(
    plan("indicators"),
    `28.1,3,${quoted},,个,up,1,0,,sum,to-date,percent,area,,,,,public`,
    `28.2,3,${LONG},,个,up,1,0,,none,none,percent,department,,,,,public`,
  );
  append(plan("applicability"), "28.1,county;zone,", "28.2,330400,");
  append(plan("targets"), `28.1,3,${quoted},28.1,330400,,2013,>=,20,个,must,count-floor,${quoted},public,`);
  append(join(data, "plan", "2013", "demonstration", "indicators.csv"), "28.1,form,,,30,0.1,,0.2,,,");
  edit(plan("measures"), "食品质量安全监管", LONG);
  append(
    join(data, PUBLIC),
    `X1,${quoted},2012,地区生产总值,,1,亿元,,,newspaper,s`,
    `X2,嘉兴市,2012,财政总收入,,471.8,亿元,,,newspaper,${quoted}`,
  );
  append(
    join(data, "statistics", "bureau", "list.csv"),
    "地区,年度,名称,数量",
    `嘉兴市,2013,${LONG},77`,
    `嘉兴市,2013年,${quoted},5`,
  );
  await writeDemonstration(readPlan(data), 5);
  edit(join(data, "register.csv"), `,${PUBLIC},`, ",public/earlier.csv,");
  registerArrivals(readPlan(data), { arrived: "2014-02-01", from: "某局", basis: "reported" });
  const loaders = workFolder("loaders");
  for (const name of readdirSync("loaders").map((file) => file.replace(".ts", "")))
    writeFileSync(
      join(loaders, `${name}.ts`),
      `export { default } from ${JSON.stringify(join(process.cwd(), "loaders", `${name}.ts`))};\n`,
    );
  writeFileSync(join(loaders, "bureau-list.ts"), LOADER);
  summary = await build({ data, out, site: true, loaders }, silent);
  facts = new Map(
    (JSON.parse(readFileSync(join(out, "data", "facts.json"), "utf8")) as Fact[]).map((fact) => [
      fact.fact,
      fact,
    ]),
  );
});

/** Every page of a site, and of its pages of proofs some. */
function sampleOf(out: string): string[] {
  const pages = filesBelow(out).filter(isPage);
  const [proofs, others] = [true, false].map((of) =>
    pages.filter((path) => path.startsWith("proof/") === of),
  );
  return [...(others ?? []), ...(proofs ?? []).filter((_, index) => index % 40 === 0)];
}

describe("another plan and other files", () => {
  it("take a new indicator from rows alone", () => {
    expect(facts.get("indicator/28.1/330400/2013/actual")?.value).toBe("30");
    expect(facts.get("target/28.1/330400/2013/status")?.value).toBe("met");
    expect(filesBelow(out)).toContain("indicators/28-1.html");
  });

  it("take a new source from one loader file alone", () => {
    const fact = facts.get("indicator/28.2/330400/2013/actual");
    expect(fact).toMatchObject({ value: "77", basis: "reported" });
    expect(readFileSync(join(out, "sources.html"), "utf8")).toContain("〔文字〕 2013年 部门年报");
  });

  it("tell of what cannot be read with its place, and count the rest", () => {
    const findings = readFileSync(join(out, "data", "findings.csv"), "utf8");
    expect(findings).toMatch(
      /^area-unknown,error,〔文字〕 2010年—2016年 公开数据,[0-9a-f]{64},〔文字〕,2012,,,28,region,/m,
    );
    expect(findings).toMatch(
      /^indicator-not-applicable,warning,〔文字〕 2013年 部门年报,[0-9a-f]{64},〔文字〕,2013,,,2,名称,/m,
    );
    expect(findings).toMatch(/^file-missing,error,质量强市办公室整理 来件,,/m);
    const planted = { error: 3, warning: 2 };
    expect(summary.findings).toEqual({ error: planted.error + 2, warning: planted.warning + 1, notice: 0 });
    expect(facts.get("indicator/gdp/330400/2013/actual")?.value).toBe("3147.7");
  });

  it("show hostile titles and texts as text, and nothing else", async () => {
    const browser = await launch();
    for (const javaScriptEnabled of [true, false]) {
      const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 390, height: 800 } });
      const page = await context.newPage();
      const asked: string[] = [];
      page.on("request", (request) => request.url().startsWith("file:") || asked.push(request.url()));
      for (const path of sampleOf(out)) {
        await page.goto(pathToFileURL(join(out, path)).href);
        if (!javaScriptEnabled) continue;
        expect(await page.evaluate("globalThis.taken")).toBeUndefined();
        expect(await page.evaluate("document.querySelectorAll('img').length")).toBe(0);
        const scripts = (await page.evaluate(
          "[...document.scripts].map((script) => script.src)",
        )) as string[];
        const own = [
          "search.js",
          "proof.js",
          "filter.js",
          "figures.js",
          "explorer-place.js",
          "explorer.js",
        ].map((name) => join(out, assetIn(out, name)));
        expect(own.map((file) => pathToFileURL(file).href)).toEqual(expect.arrayContaining(scripts));
        expect(await page.evaluate("document.documentElement.scrollWidth"), path).toBeLessThanOrEqual(390);
      }
      await page.goto(pathToFileURL(join(out, "indicators", "28-1.html")).href);
      expect(await page.locator("h1").textContent()).toBe(HOSTILE);
      expect(await page.title()).toContain(HOSTILE);
      await page.goto(pathToFileURL(join(out, "findings.html")).href);
      expect(await page.locator("q", { hasText: "1+1" }).first().textContent()).toBe(
        HOSTILE.replace("星", "〔文字〕"),
      );
      await page.goto(pathToFileURL(join(out, "measures", "3.html")).href);
      expect(await page.locator("h1").textContent()).toBe(`任务3 ${LONG}`);
      if (javaScriptEnabled) {
        await page.getByRole("combobox").fill("28.1");
        expect(await page.getByRole("option").first().locator("span").first().textContent()).toBe(HOSTILE);
        expect(await page.evaluate("globalThis.taken")).toBeUndefined();
      }
      expect(asked).toEqual([]);
      await context.close();
    }
    await browser.close();
  });

  it("leave the shipped site as it was", () => {
    expect(filesBelow(inject("site"))).not.toContain("indicators/28-1.html");
  });
});
