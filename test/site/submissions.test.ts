import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { parseHTML } from "linkedom";
import Papa from "papaparse";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { build } from "../../src/cli/build.ts";
import { silent } from "../../src/core/progress.ts";
import type { Fact } from "../../src/facts/read.ts";
import { registerArrivals } from "../../src/intake/register.ts";
import { readPlan } from "../../src/plan/read.ts";
import { linksFrom } from "../../src/site/kit/link.ts";
import { submissionGrid } from "../../src/site/pages/submission.ts";
import { numbersOf } from "../support/cited.ts";
import { shippedEdition } from "../support/edition.ts";
import { workFolder } from "../support/files.ts";
import { smallData } from "../support/small.ts";

const read = (path: string) =>
  Papa.parse<Record<string, string>>(readFileSync(path, "utf8"), { header: true, skipEmptyLines: true }).data;
const factsOf = (site: string) =>
  JSON.parse(readFileSync(join(site, "data", "facts.json"), "utf8")) as Fact[];
const periods = read(join("data", "plan", "2013", "periods.csv"));
const areas = read(join("data", "reference", "areas.csv")).filter(({ kind = "" }) =>
  ["county", "zone"].includes(kind),
);

/** The files of which nothing could be read, by the faults planted in them. */
const unread = read(join("data", "plan", "2013", "demonstration", "faults.csv"))
  .filter(({ loses }) => loses === "file")
  .map(({ file }) => file);

/** When the first form of an area for a period was received, by the register and the folders alone. */
function arrivalOf(area: string, period: string, knownAt = "9999"): string | undefined {
  return read(join("data", "register.csv"))
    .filter(({ path }) => path?.startsWith(`submissions/${period}/${area}/`) && !unread.includes(path))
    .map(({ arrived = "" }) => arrived)
    .filter((arrived) => arrived <= knownAt)
    .sort()[0];
}

describe("submissions", () => {
  const site = inject("site");
  const facts = new Map(factsOf(site).map((fact) => [fact.fact, fact]));
  const { document } = parseHTML(readFileSync(join(site, "submissions.html"), "utf8"));

  it("are on time or late by the register and the due days, each with the day it arrived", () => {
    for (const { area = "" } of areas)
      for (const { period = "", due = "" } of periods) {
        const id = `area/${area}/${period}/form`;
        const arrived = arrivalOf(area, period);
        const state = arrived === undefined ? "no data" : arrived <= due ? "on time" : "late";
        expect(facts.get(id)?.value, id).toBe(state);
        const cell = document.querySelector(`.grid :is(${numbersOf(id)})`)?.closest("td");
        expect(cell?.querySelector("time")?.getAttribute("datetime") ?? undefined, id).toBe(arrived);
        expect(cell?.querySelector("data")?.getAttribute("class")).toBe(
          `status ${state.replaceAll(" ", "-")}`,
        );
      }
  });

  it("have counts that a recount gives", () => {
    const forms = [...facts.values()].filter(({ aspect }) => aspect === "form");
    expect(forms.length).toBe(areas.length * periods.length);
    const expectCounts = (subject: string, own: Fact[]) => {
      expect(facts.get(`${subject}/2013/form-count`)?.value).toBe(String(own.length));
      for (const state of ["on time", "late", "no data", "not due"])
        expect(facts.get(`${subject}/2013/form-${state.replaceAll(" ", "-")}-count`)?.value, subject).toBe(
          String(own.filter(({ value }) => value === state).length),
        );
    };
    expectCounts("plan/2013", forms);
    for (const { area } of areas)
      expectCounts(
        `area/${area}`,
        forms.filter((fact) => fact.area === area),
      );
    for (const { period } of periods)
      expectCounts(
        `period/${period}`,
        forms.filter((fact) => fact.period === period),
      );
  });

  it("have a legend of words, and one row a period and one column an area", () => {
    const words = [...document.querySelectorAll(".legend .status")].map((item) => item.textContent);
    expect(words).toEqual(["按时", "迟报", "未报", "未到期", "重报"]);
    expect(document.querySelectorAll(".grid tbody tr").length).toBe(periods.length);
    expect(document.querySelectorAll(".grid thead th").length).toBe(areas.length + 1);
  });
});

describe("submissions as they were known earlier", () => {
  it("are not due before their day is over, and none is of a later period", async () => {
    const edition = await shippedEdition({ asOf: "2013Q3", knownAt: "2013-10-11" });
    const { facts } = edition;
    for (const { area = "" } of areas) {
      const arrived = arrivalOf(area, "2013Q3", "2013-10-11");
      expect(facts.get(`area/${area}/2013Q3/form`)?.value, area).toBe(arrived ? "on time" : "not due");
      expect(facts.has(`area/${area}/2013Q4/form`)).toBe(false);
    }
    expect(submissionGrid(edition, linksFrom(0)).markup).toContain(">未到期</data>");
  });
});

describe("submissions of which one was sent again and one is missing", () => {
  const out = join(workFolder("again"), "site");
  let page: Document;
  let facts: Map<string, Fact>;
  let sentOn: string | undefined;

  beforeAll(async () => {
    const data = await smallData();
    const [sent, again] = ["季度报表.xlsx", "更正.xlsx"].map((name) =>
      join(data, "submissions", "2013Q3", "330481", name),
    ) as [string, string];
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(sent);
    const sheet = book.worksheets[0];
    sheet?.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.value === "1.4") row.getCell(Number(cell.col) + 5).value = "约12";
      }),
    );
    await book.xlsx.writeFile(again);
    sentOn = readPlan(data).register.rows.find(({ path }) => sent.endsWith(path))?.arrived;
    registerArrivals(readPlan(data), { arrived: "2013-11-28", from: "海宁市", basis: "demonstration" });
    const missing = "submissions/2013Q4/330482/季度报表.xlsx";
    rmSync(join(data, missing));
    const register = join(data, "register.csv");
    const lines = readFileSync(register, "utf8").split("\n");
    writeFileSync(register, lines.filter((line) => !line.includes(missing)).join("\n"));
    await build({ data, out, site: true }, silent);
    facts = new Map(factsOf(out).map((fact) => [fact.fact, fact]));
    page = parseHTML(readFileSync(join(out, "submissions.html"), "utf8")).document;
  });

  it("say which file replaced which, and judge the day by the first", () => {
    expect(facts.get("area/330481/2013Q3/form")?.value).toBe("on time");
    expect(facts.get("area/330481/2013/form-superseded-count")?.value).toBe("1");
    const cell = page.querySelector(numbersOf("area/330481/2013Q3/form"))?.closest("td");
    expect(cell?.textContent).toContain("重报");
    expect(cell?.querySelector("time")?.getAttribute("datetime")).toBe(sentOn);
    const text = page.querySelector("main")?.textContent ?? "";
    expect(text).toContain(`海宁市 2013年三季度 季度报表（${sentOn}收到）`);
    expect(text).toContain("海宁市 2013年三季度 季度报表（2013-11-28收到）");
    expect(text).not.toContain("没有被取代的文件");
  });

  it("say who owes what", () => {
    expect(facts.get("area/330482/2013Q4/form")?.value).toBe("no data");
    const cell = page.querySelector(numbersOf("area/330482/2013Q4/form"))?.closest("td");
    expect(cell?.textContent).toBe("未报");
    expect(page.querySelector("main")?.textContent).not.toContain("都已收到");
  });
});
