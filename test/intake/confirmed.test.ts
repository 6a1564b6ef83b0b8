import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { ConfigErrors } from "../../src/core/error.ts";
import { type Confirmation, confirmationsOf } from "../../src/intake/confirmed/confirmation.ts";
import { signedBy } from "../../src/intake/confirmed/signature.ts";
import { translate } from "../../src/intake/confirmed/translate.ts";
import { asConfirmed } from "../../src/intake/confirmed/unknown.ts";
import { readingGuide } from "../../src/intake/layout/guide.ts";
import { cellsOf, fold } from "../../src/intake/layout/sheet.ts";
import { inspect } from "../../src/intake/open/inspect.ts";
import { MAX_BYTES, openBook } from "../../src/intake/open/open.ts";
import { readPlan } from "../../src/plan/read.ts";
import { followConfirmed } from "../../src/verify/originals/confirmed.ts";
import type { Plan } from "../../src/verify/originals/plan.ts";
import { addressOf, whereIs } from "../../src/verify/originals/read/sheet.ts";
import { readWorkbook } from "../../src/verify/originals/read/workbook.ts";
import { turnedPlace } from "../../src/verify/originals/turned.ts";
import { LOADERS } from "./house.ts";
import { type FormCase, type FormRead, formCases, judged } from "./judged-form.ts";

const FOLDER = join(import.meta.dirname, "..", "fixtures", "layouts");
const plan = readPlan("data");
const guide = readingGuide(plan);
const cases = formCases(FOLDER).map((form) => [`${form.kinds[0]} (${form.id})`, form] as const);

function inspected({ file, path, sender }: FormCase, confirmed: Confirmation[]) {
  const loaders = LOADERS.filter(({ folder }) => path.startsWith(`${folder}/`));
  const source = { path, bytes: readFileSync(join(FOLDER, file)), at: "", sender };
  return inspect(source, { loaders, confirmed, guide }, MAX_BYTES);
}

function proposals(form: FormCase): Confirmation[] {
  return inspected(form, []).unknown?.().map(asConfirmed) ?? [];
}

describe("a table of an arrangement that nobody has confirmed", () => {
  const FORM = "填报单位：,海宁市,,报告期：,2013年三季度,,功能区统计口径：,无功能区";
  const HEADS = "地区,指标编号,计量单位,报告期,数值";
  it.each([
    // A search from each bracket to the end takes many seconds here.
    [
      "tens of thousands of brackets",
      [
        FORM,
        `指标编号,指标名称,计量单位,统计方式,分子,分母,数值${"（".repeat(60_000)}`,
        "22.5,某某,名,累计,,,3",
      ],
    ],
    // What stands below each of them, and the table turned round, are looked at once.
    ["the same row 20,000 times", ["部门统计表", "报送部门,市质监局", ...Array<string>(20_000).fill(HEADS)]],
  ])("is told in seconds where its head is %s", (_, lines) => {
    const bytes = new TextEncoder().encode(`${lines.join("\n")}\n`);
    const source = { path: "a.csv", bytes, at: "", sender: "海宁市" };
    const from = process.cpuUsage();
    const { findings, unknown } = inspect(source, { loaders: LOADERS, confirmed: [], guide }, MAX_BYTES);
    expect(process.cpuUsage(from).user).toBeLessThan(3_000_000);
    expect(findings.map(({ code }) => code)).toEqual(["layout-unconfirmed"]);
    expect(unknown?.().length).toBe(1);
  });

  it.each(cases)("is told and not read: %s", (_, form) => {
    const { findings, read } = inspected(form, []);
    expect(findings.map(({ code }) => code)).toContain("layout-unconfirmed");
    expect([read?.readings ?? [], read?.records ?? [], read?.states ?? []]).toEqual([[], [], []]);
  });

  it.each(cases)("is read as proposed once that is confirmed: %s", (_, form) => {
    const { findings, read } = inspected(form, proposals(form));
    const items: FormRead["items"] = [
      ...(read?.readings ?? []).map(({ indicator, area, period, part, value, place }) => ({
        ...{ kind: "reading" as const, i: indicator, a: area, p: period.id, part, v: value, at: place },
      })),
      ...(read?.records ?? []).map(({ indicator, area, day, passed, place }) => ({
        ...{ kind: "record" as const, i: indicator, a: area, day, passed, at: place },
      })),
    ];
    const found = judged(form, { items, findings: findings as FormRead["findings"] });
    expect([found.misread, found.lost]).toEqual([[], []]);
    expect(items.length).toBe(form.expect.length);
  });

  it.each(cases.filter(([, { file }]) => extname(file) === ".xlsx"))(
    "has the words of its layout for the checker too: %s",
    (_, form) => {
      const confirmed = proposals(form);
      const bytes = readFileSync(join(FOLDER, form.file));
      const ours = translate(openBook(bytes, ".xlsx", LOADERS), confirmed, signedBy(guide));
      const book = readWorkbook(bytes);
      const rows = confirmed.map(({ signature, loader, turned, columns, labels, on }) => ({
        ...{ signature, layout: loader.name, turned: turned ? "yes" : "no", confirmed_on: on },
        columns: [...columns].map((pair) => pair.join("＝")).join("；"),
        labels: [...labels].map((pair) => pair.join("＝")).join("；"),
      }));
      const indicators = plan.indicators.rows.map(({ indicator, unit, periods }) => ({
        indicator,
        unit,
        periods,
      }));
      const tables: Record<string, Record<string, string>[]> = { layouts: rows, indicators };
      const { turns } = followConfirmed(book, { rows: (name: string) => tables[name] ?? [] } as Plan, {
        ...{ indicator: guide.names.indicator, area: guide.names.area, periods: () => [] },
      });
      if (book.kind !== "workbook") throw new Error("no workbook");
      const [sheet] = ours.book.sheets;
      const theirs = book.sheets.get(sheet?.name ?? "");
      let compared = 0;
      for (const row of sheet?.rows.slice(0, 8) ?? [])
        for (const { place, text } of cellsOf(row)) {
          if (!("cell" in place) || text === "") continue;
          const moved = turnedPlace(place, turns);
          const { row: at, column } = whereIs("cell" in moved ? moved.cell : "");
          const other = theirs?.cells.get(addressOf(at, column))?.text;
          // What a layout has and the table lacks stands in no cell.
          if (other === undefined && column > 2) continue;
          expect([place.cell, fold(other ?? "")]).toEqual([place.cell, fold(text)]);
          compared += 1;
        }
      expect(compared).toBeGreaterThan(5);
    },
  );
});

const RIGHT = {
  ...{ signature: "0123456789ab", layout: "department-wide", turned: "no" as "yes" | "no" },
  ...{ columns: "地区＝地区；完成＝数值", labels: "" },
  ...{ confirmed_by: "质量办", confirmed_on: "2014-01-20", file: "a.xlsx" },
};
const WRONG: Record<string, [Partial<typeof RIGHT>, string[]]> = {
  "a layout that is none": [{ layout: "wide" }, ["row 1, column layout: unknown layout", "department-wide"]],
  "no sign between head and word": [{ columns: "地区" }, ["column columns: no mapping"]],
  "a word that the layout has not": [{ columns: "地区＝地区；完成＝总数" }, ["unknown 总数", "数值"]],
  "a label that it has not": [{ labels: "期＝月份" }, ["column labels: unknown 月份"]],
  "no column of areas": [{ columns: "完成＝数值" }, ["no 地区"]],
  "no column of figures": [{ columns: "地区＝地区；完成＝不读" }, ["no 数值"]],
  "two columns of areas": [{ columns: "地区＝地区；县＝地区；完成＝数值" }, ["two columns of 地区"]],
  "a list that is turned round": [
    { layout: "department-items", turned: "yes" },
    ["column turned: department-items has no figures"],
  ],
  "an indicator that the plan has not": [
    { layout: "department-table", columns: "地区＝地区；优质工程＝9.99" },
    ["unknown 9.99"],
  ],
  "a head of figures that names no indicator": [
    { layout: "department-table", columns: "地区＝地区；本期＝数值" },
    ["本期 names no indicator", "本期＝3.2"],
  ],
  "figures counted in two ways": [
    { columns: "地区＝地区；本季＝数值；期末数＝数值" },
    ["figures counted in two ways: 本季、期末数"],
  ],
};

describe("rows of layouts.csv", () => {
  const confirmationsIn = (row: Partial<typeof RIGHT>) => {
    const whole = { ...RIGHT, ...row };
    const table = { file: "layouts.csv", sha256: "", rows: [{ ...whole, row: 1 }], texts: [whole] };
    return confirmationsOf(table, LOADERS, new Set(["3.2"]));
  };

  it("are read", () => {
    const [confirmed] = confirmationsIn({});
    expect(confirmed).toMatchObject({ row: 1, signature: RIGHT.signature, by: "质量办", on: "2014-01-20" });
    expect([...(confirmed?.columns ?? [])]).toEqual([
      ["地区", "地区"],
      ["完成", "数值"],
    ]);
  });

  it.each(Object.entries(WRONG))("that cannot be followed stop the run: %s", (_, [row, words]) => {
    let message = "";
    try {
      confirmationsIn(row);
    } catch (error) {
      if (error instanceof ConfigErrors) message = error.message;
    }
    for (const word of words) expect(message).toContain(word);
  });
});
