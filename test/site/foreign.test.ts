import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { build, type Summary } from "../../src/cli/build.ts";
import { trace, traceLines } from "../../src/cli/trace.ts";
import { silent } from "../../src/core/progress.ts";
import type { Fact } from "../../src/facts/read.ts";
import { verify } from "../../src/verify/verify.ts";
import { rewrite } from "../plan/bare.ts";
import { launch } from "../support/browser.ts";
import { filesBelow, workFolder } from "../support/files.ts";
import { foreignData } from "../support/foreign.ts";
import { isPage } from "../support/kinds.ts";

const out = join(workFolder("foreign"), "site");
let summary: Summary;
let data: string;
let facts: Map<string, Fact>;
const page = (path: string) => readFileSync(join(out, path), "utf8");

beforeAll(async () => {
  data = foreignData();
  summary = await build({ data, out, site: true }, silent);
  const list = JSON.parse(page("data/facts.json")) as Fact[];
  facts = new Map(list.map((fact) => [fact.fact, fact]));
});

describe("a folder of another city's rows", () => {
  it("is built whole, with a page for each area and indicator", () => {
    expect(summary).toMatchObject({ files: 8, readings: 4240, asOf: "2012", knownAt: "2013-03-01" });
    expect(summary.findings).toEqual({ error: 0, warning: 0, notice: 0 });
    const pages = filesBelow(out).filter(isPage);
    expect(pages.filter((path) => /^areas\/(?!index)/.test(path))).toHaveLength(14);
    expect(pages.filter((path) => /^indicators\/(?!index)/.test(path))).toHaveLength(40);
    expect(pages.filter((path) => path.startsWith("measures/"))).toEqual(["measures/index.html"]);
  });

  it("is judged by its own targets: of years, of spans and of years to come", () => {
    const status = (target: string) =>
      [...facts.values()].find((fact) => fact.target === target && fact.aspect === "status")?.value;
    expect(["T1", "T2", "T3", "T5", "T6", "T7"].map(status)).toEqual([
      ...["met", "not due", "missed", "behind", "missed", "met"],
    ]);
    expect(facts.get("indicator/S1/city/2012/actual")?.display).toBe("1,911");
    expect(facts.get("target/T4/northern-ridge/2012/status")?.value).toBe("missed");
    expect(facts.get("target/T4/riverside/2012/goal")?.display).toBe("60%");
    expect(facts.get("target/T1/northern-ridge/2012/status")?.value).toBe("missed");
    expect(facts.has("target/T1/riverside/2012/status")).toBe(false);
    expect(facts.get("target/T8/city/2012/goal")?.display).toBe("81.5%");
    expect(page("indicators/S1.html")).toContain("分解到各地");
    expect(facts.get("plan/harbour-2030/2012/target-count")?.value).toBe("8");
    expect(facts.get("plan/harbour-2030/2012/not-due-count")?.value).toBe("1");
    expect(traceLines(trace(out, "target/T1/city/2012/status")).join("\n")).toContain(
      "goal: plan/harbour-2030/targets.csv",
    );
  });

  it("holds when it is read again from its originals", () => {
    expect(verify(out, data).failures).toEqual([]);
  });

  it("has trajectories to a target of a later year, and of what has a direction alone", () => {
    const says = (id: string) => facts.get(`trajectory/${id}`)?.display;
    expect(
      ["growth", "required", "progress", "verdict"].map((aspect) => says(`W1/city/2012/${aspect}`)),
    ).toEqual(["+2.23%", "+2.45%", "0.91", "进展偏慢"]);
    expect(says("W2/city/2012/verdict")).toBe("进展顺利");
    expect(["verdict", "reason"].map((aspect) => says(`W3/city/2012/${aspect}`))).toEqual([
      "无法计算",
      "基期数不全",
    ]);
    expect(page("indicators/S1.html")).toContain("Cycle paths to 2030变化轨迹");
    expect(page("methods.html")).toContain("没有可供检验的往年数");
  });

  it("says nothing that is another plan's, and nothing empty", () => {
    for (const path of filesBelow(out).filter(isPage)) {
      // What to do about a finding is told with examples.
      const text = page(path)
        .replace(/<caption>核查问题的种类[\s\S]*?<\/table>/, " ")
        .replace(/<[^>]*>/g, " ");
      // Rules, models and proofs say how each source counts the port.
      const own = /^(?:(?:rules|models)\.html|lineage\/|proof\/)/.test(path) ? [] : ["功能区"];
      for (const word of ["全市", "通知", "县（市、区）", "嘉兴", "质量", "季度", "质量办", ...own])
        expect(text.includes(word), `${word} in ${path}`).toBe(false);
      const main = /<main[\s\S]*<\/main>/.exec(page(path))?.[0];
      expect(main, path).not.toMatch(/<(ul|dl|tbody)[^>]*>\s*<\/\1>/);
      expect(main, path).not.toMatch(/共[项、，。]|据任务|undefined/);
    }
    expect(page("index.html")).toContain("据The Harbour City Plan 2005-2030（");
    expect(page("measures/index.html")).toContain("本计划不分部分。");
    expect(page("measures/index.html")).toContain("本计划没有列出任务。");
    expect(page("indicators/S3.html")).toContain("Plan只定Harbour City目标");
  });

  it("fits a phone, long names included, without scripts", async () => {
    const browser = await launch();
    const context = await browser.newContext({
      javaScriptEnabled: true,
      viewport: { width: 390, height: 800 },
    });
    const tab = await context.newPage();
    for (const path of [
      "index",
      "areas/index",
      "areas/free-port",
      "indicators/S3",
      "measures/index",
      "findings",
      "trends",
    ]) {
      await tab.goto(pathToFileURL(join(out, `${path}.html`)).href);
      expect(await tab.evaluate("document.documentElement.scrollWidth"), path).toBeLessThanOrEqual(390);
      const cut = await tab.evaluate(`[...document.querySelectorAll("svg text")].filter((text) => {
        const [inner, outer] = [text.getBoundingClientRect(), text.closest("svg").getBoundingClientRect()];
        return inner.width > 0 && (inner.left < outer.left - 1 || inner.right > outer.right + 1);
      }).map((text) => text.textContent)`);
      expect(cut, path).toEqual([]);
    }
    await browser.close();
  });

  it("may have no target and no figure at all", async () => {
    const data = foreignData();
    for (const table of ["targets", "shares", "periods", "trajectories"])
      rewrite(data, `plan/harbour-2030/${table}.csv`, (records) => records.slice(0, 1));
    rmSync(join(data, "public"), { recursive: true });
    writeFileSync(join(data, "register.csv"), "sha256,path,sender,arrived,basis,note\n");
    const empty = join(workFolder("empty"), "site");
    const { readings, pages } = await build({ data, out: empty, site: true }, silent);
    expect({ readings, pages }).toEqual({ readings: 0, pages: summary.pages });
    const index = readFileSync(join(empty, "index.html"), "utf8");
    expect(index).toContain("本计划没有量化目标。");
    expect(index).not.toContain("量化目标完成情况如下");
  });
});
