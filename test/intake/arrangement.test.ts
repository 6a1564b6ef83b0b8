import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arrangementsIn, signatureOf, signedBy } from "../../src/intake/confirmed/signature.ts";
import { readingGuide } from "../../src/intake/layout/guide.ts";
import { openBook } from "../../src/intake/open/open.ts";
import { readPlan } from "../../src/plan/read.ts";
import * as theirs from "../../src/verify/originals/arrangement.ts";
import { readWorkbook } from "../../src/verify/originals/read/workbook.ts";
import { LOADERS } from "./house.ts";
import { FORMS, formCases } from "./judged-form.ts";

const guide = readingGuide(readPlan("data"));
const by = signedBy(guide);

/** The signatures of all arrangements in a workbook, as the two programs see them. */
function signatures(bytes: Uint8Array, extension: string): { ours: string[]; theirs: string[] } {
  const book = openBook(bytes, extension, LOADERS);
  const again = readWorkbook(bytes);
  const sheets = again.kind === "workbook" ? [...again.sheets.values()] : [];
  return {
    ours: book.sheets.flatMap((sheet) => [...arrangementsIn(sheet, by)].map(({ signature }) => signature)),
    theirs: sheets.flatMap((sheet) =>
      theirs.arrangementsIn(theirs.textsOf(again, sheet), by).map(({ signature }) => signature),
    ),
  };
}

describe("the signature of an arrangement", () => {
  it("is the same for intake and for the checker, of every workbook of the forms", () => {
    let seen = 0;
    for (const { file, id } of formCases()) {
      const bytes = readFileSync(join(FORMS, file));
      if (extname(file) !== ".xlsx" || bytes[0] !== 0x50) continue;
      let found: ReturnType<typeof signatures>;
      try {
        found = signatures(bytes, ".xlsx");
      } catch {
        continue;
      }
      expect([id, found.ours]).toEqual([id, found.theirs]);
      seen += found.ours.length;
    }
    expect(seen).toBeGreaterThan(500);
  });

  it("does not depend on the order of labels and columns, nor on how many periods there are", () => {
    const word = fc.constantFrom("地区", "数值", "分子", "备注", "单位", "完成");
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), fc.array(word), (columns, labels) => {
        const periods = ["Y年〇季度", "Y年〇季度"];
        expect(signatureOf(labels.toReversed(), [...columns.toReversed(), "Y年〇季度"])).toBe(
          signatureOf(labels, [...periods, ...columns]),
        );
      }),
    );
  });

  it("depends on how often a column stands there that is no period", () => {
    expect(signatureOf([], ["地区", "数值", "数值"])).not.toBe(signatureOf([], ["地区", "数值"]));
  });
});
