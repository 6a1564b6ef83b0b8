import { beforeAll, describe, expect, it } from "vitest";
import type { Inspected } from "../../src/intake/open/inspect.ts";
import { type Answers, areaAnswers, wideAnswers } from "./answers.ts";
import { filled, readBack, sheetOf, workbookOf } from "./filling.ts";
import { amountsPlan, formsOf } from "./issued.ts";
import { OFFICE, savedBy } from "./office.ts";

const plan = amountsPlan();
/** Every form of figures, filled in wherever it asks. */
const forms: { path: string; bytes: Uint8Array; answers: Answers }[] = [];

beforeAll(async () => {
  for (const [path, bytes] of await formsOf(plan, "2013Q4")) {
    const [folder, , area = ""] = path.split("/");
    if (folder === "statistics" && !path.includes("部门统计表")) continue;
    const sheet = sheetOf(await workbookOf(bytes));
    const answers = folder === "submissions" ? areaAnswers(sheet, plan, area) : wideAnswers(sheet, plan);
    forms.push({ path, bytes: await filled(bytes, answers.filling), answers });
  }
});

function readingsOf({ read }: Inspected): string[] {
  return (read?.readings ?? []).map(({ indicator, area, part, value, period }) =>
    [indicator, area, part, value, ...(period.id === "2013Q4" ? [] : [period.id])].join(" "),
  );
}

function expectAll(files: { path: string; bytes: Uint8Array }[]): void {
  for (const [index, { path, bytes }] of files.entries()) {
    const found = readBack(plan, path, bytes);
    expect(found.findings, path).toEqual([]);
    expect(readingsOf(found).sort(), path).toEqual([...(forms[index]?.answers.expected ?? [])].sort());
  }
}

describe("forms filled in and sent back", () => {
  it("ask for figures of every kind", () => {
    const all = forms.flatMap(({ answers }) => answers.expected);
    expect(all.length).toBeGreaterThan(500);
    expect(all.filter((each) => /\.\d+$/.test(each)).length).toBeGreaterThan(20);
    expect(forms.some(({ path }) => path.startsWith("statistics/"))).toBe(true);
  });

  it("are read to the digit, without a finding", () => {
    expectAll(forms);
  });

  it.skipIf(OFFICE === undefined)(
    "are read to the digit as LibreOffice saves them, as XLSX and as CSV (skipped where it is not there)",
    () => {
      for (const ending of ["xlsx", "csv"] as const) {
        const saved = savedBy(
          OFFICE ?? "",
          forms.map(({ bytes }) => bytes),
          ending,
        );
        const files = saved.map((bytes, index) => ({
          path: (forms[index]?.path ?? "").replace(/xlsx$/, ending),
          bytes,
        }));
        expectAll(files);
      }
    },
    300_000,
  );
});
