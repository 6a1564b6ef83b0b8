import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { build, type Summary } from "../../src/cli/build.ts";
import { silent } from "../../src/core/progress.ts";
import type { Fact } from "../../src/facts/read.ts";
import { verify } from "../../src/verify/verify.ts";
import { filesBelow, workFolder } from "../support/files.ts";
import { monthsData } from "../support/months.ts";

const out = join(workFolder("months-site"), "site");
let summary: Summary;
let data: string;
let facts: Map<string, Fact>;
const page = (path: string) => readFileSync(join(out, path), "utf8");

beforeAll(async () => {
  data = monthsData();
  summary = await build({ data, out, site: true }, silent);
  facts = new Map((JSON.parse(page("data/facts.json")) as Fact[]).map((fact) => [fact.fact, fact]));
});

describe("a city that reports by months", () => {
  it("is built whole", () => {
    expect(summary).toMatchObject({ files: 48, readings: 168, findings: { error: 1, warning: 0 } });
    expect(
      facts.get("target/towns/city/2013/actual")?.value ??
        facts.get("indicator/towns/city/2013/actual")?.value,
    ).toBe("240");
  });

  it("reads figures in words and in 万, and says how", () => {
    expect(facts.get("indicator/trained/city/2013/actual")?.value).toBe("480000");
    expect(facts.get("indicator/incidents/city/2013/actual")?.value).toBe("0");
    const sources = filesBelow(out)
      .filter((path) => path.startsWith("proof/files/") && path.endsWith(".html"))
      .map(page)
      .join("");
    for (const way of ["记为零", "去单位、乘以10000", "去单位、乘以100"])
      expect(sources).toContain(`<samp>${way}</samp>`);
  });

  it("tries both ways to look ahead at each month's end", () => {
    expect(page("methods.html").replace(/<[^>]*>/g, "")).toContain("1月末");
  });

  it("says of what could not grow yet nothing but that, and where a row has a field too many", () => {
    expect(facts.get("target/labs/city/2013/status")?.value).toBe("no data");
    expect(facts.has("indicator/labs/city/2013/yoy")).toBe(false);
    const row = /<tr id="tlabs"><td class="judged">[^\n]*检测机构[^\n]*/.exec(page("index.html"))?.[0] ?? "";
    expect(row).toContain('<td class="number figure"><b>—</b>');
    expect(page("findings.html")).toContain("栏数与表头不符");
  });

  it("has no page for a section that no measure has", () => {
    expect([...facts.keys()].filter((id) => id.startsWith("section/"))).toEqual([]);
    expect(facts.get("measure/2/2013/deliverable-count")?.value).toBe("1");
  });

  it("holds when it is read again from its originals, a gap with a plus sign too", () => {
    expect(facts.get("target/trained/city/2013/gap")?.display).toBe("+18.00万");
    expect(page("data/facts.csv")).toContain(",'+18.00万,");
    expect(verify(out, data).failures).toEqual([]);
  });
});
