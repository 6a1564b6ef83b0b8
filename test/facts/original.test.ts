import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { Edition } from "../../src/facts/edition.ts";
import { givenAs } from "../../src/facts/original.ts";
import { WHOLE } from "../../src/facts/telling/telling.ts";
import { writeCopies } from "../../src/site/proofs/copies.ts";
import type { Plan } from "../../src/verify/originals/plan.ts";
import { checkCopies } from "../../src/verify/site/copies.ts";
import { Failures } from "../../src/verify/site/failure.ts";
import type { Site } from "../../src/verify/site/site.ts";

/** Tells everything but the name of a person. */
const telling = { ...WHOLE, text: (text: string) => text.replace("张三", "〔文字〕") };
const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const file = (content: string | Uint8Array) => {
  const bytes = Buffer.from(content);
  return { bytes, sha256: hashOf(bytes) };
};

const sheet = (text: string, more = "") =>
  `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row></sheetData>${more}</worksheet>`;

function workbook(changed: Record<string, string> = {}) {
  const parts = {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": "<Relationships/>",
    "xl/workbook.xml": '<workbook><sheets><sheet name="报表" sheetId="1"/></sheets></workbook>',
    "xl/styles.xml": '<styleSheet><fonts><font><name val="宋体"/></font></fonts></styleSheet>',
    "xl/worksheets/sheet1.xml": sheet("合格批次"),
    "docProps/core.xml": "<coreProperties><creator></creator></coreProperties>",
    "docProps/app.xml": "<Properties><Application>Microsoft Excel</Application></Properties>",
    ...changed,
  };
  return file(zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)]))));
}

describe("a received file that everybody may have", () => {
  it("is a text or a workbook of which nothing is cut, by its sha256", () => {
    const text = file("地区,合格批次\n海宁,12\n");
    expect(givenAs("a/报表.csv", text, telling)).toBe(`${text.sha256}.csv`);
    const book = workbook();
    expect(givenAs("a/报表.xlsx", book, telling)).toBe(`${book.sha256}.xlsx`);
  });

  it.each([
    ["a cell", file("地区,填表人\n海宁,张三\n"), "报表.csv"],
    ["a cell of a workbook", workbook({ "xl/worksheets/sheet1.xml": sheet("张三") }), "报表.xlsx"],
    [
      "the foot of a sheet",
      workbook({
        "xl/worksheets/sheet1.xml": sheet("1", "<headerFooter><oddFooter>张三</oddFooter></headerFooter>"),
      }),
      "报表.xlsx",
    ],
    [
      "the name of a sheet",
      workbook({ "xl/workbook.xml": '<workbook><sheets><sheet name="张三"/></sheets></workbook>' }),
      "报表.xlsx",
    ],
    [
      "its author",
      workbook({ "docProps/core.xml": "<coreProperties><creator>张三</creator></coreProperties>" }),
      "报表.xlsx",
    ],
    ["a part that nobody looks into", workbook({ "xl/comments1.xml": "<comments/>" }), "报表.xlsx"],
    ["a broken part", workbook({ "xl/worksheets/sheet1.xml": "<worksheet>" }), "报表.xlsx"],
    ["a web page", file("<table><tr><td>1</td></tr></table>"), "报表.html"],
  ])("is none where it is held back by %s", (_, received, name) => {
    expect(givenAs(`a/${name}`, received, telling)).toBeUndefined();
  });
});

describe("the copies in a site", () => {
  const text = file("地区,合格批次\n海宁,12\n");
  const name = `${text.sha256}.csv`;

  function siteWith(bytes: Uint8Array, sha256 = text.sha256) {
    const root = mkdtempSync(join(tmpdir(), "copies-"));
    const edition = {
      plan: {
        register: { rows: [{ sha256: text.sha256, path: "报表.csv" }] },
        originals: { read: () => ({ bytes, sha256 }) },
      },
      proofs: { files: new Map([[text.sha256, { sha256: text.sha256, original: name }]]) },
    } as unknown as Edition;
    writeCopies(edition, root);
    return root;
  }

  /** What the checker finds of a site's copies. */
  function found(
    root: string,
    { allowed = "yes", inputs = { [`received/${text.sha256}`]: text.sha256 } } = {},
  ) {
    const failures = new Failures();
    const site = { root, manifest: { inputs }, paths: [`originals/${name}`] } as unknown as Site;
    const rows = () => [{ publish_originals: allowed }];
    checkCopies(site, { rows } as unknown as Plan, new Map(), failures);
    return failures.list.map(({ step }) => step);
  }

  it("are the bytes that were received, and hold", () => {
    const root = siteWith(text.bytes);
    expect(readdirSync(join(root, "originals"))).toEqual([name]);
    expect(readFileSync(join(root, "originals", name))).toEqual(text.bytes);
    expect(found(root)).toEqual([]);
  });

  it("are not written of a file that is another by now", () => {
    expect(() => siteWith(Buffer.from("other"), hashOf(Buffer.from("other")))).toThrow(
      "not the file that was read",
    );
  });

  it("are found where a byte differs, the plan does not allow them, or the site was made from other files", () => {
    const root = siteWith(text.bytes);
    expect(found(root, { allowed: "no" })).toEqual(["the plan does not let originals be published"]);
    expect(found(root, { inputs: {} })).toEqual(["the site was not made from this file"]);
    writeFileSync(join(root, "originals", name), "x");
    expect(found(root)).toEqual([`sha256 is not ${text.sha256}`]);
  });
});
