import ExcelJS from "exceljs";
import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { decode } from "../../src/verify/originals/read/bytes.ts";
import { readCsv } from "../../src/verify/originals/read/csv.ts";
import { readSaid } from "../../src/verify/originals/read/html.ts";
import { openText } from "../../src/verify/originals/read/text.ts";
import { readWorkbook } from "../../src/verify/originals/read/workbook.ts";
import { childrenOf, readXml, textIn } from "../../src/verify/originals/read/xml.ts";
import { readZip } from "../../src/verify/originals/read/zip.ts";

describe("texts", () => {
  it("are read as records as Papa reads them", () => {
    const field = fc.string({ unit: fc.constantFrom("a", "，", ",", '"', "\n", "\r\n", " ", "1") });
    fc.assert(
      fc.property(fc.array(fc.array(field, { minLength: 2, maxLength: 4 })), fc.boolean(), (rows, ends) => {
        const text = Papa.unparse(rows, { newline: ends ? "\n" : "\r\n", quotes: ends });
        expect(readCsv(text)).toEqual(rows);
      }),
    );
  });

  it("have no record for a blank line, and no open quote", () => {
    expect(readCsv("\ufeffa,b\n\n\r\n1,\n")).toEqual([
      ["a", "b"],
      ["1", ""],
    ]);
    expect(() => readCsv('a,"b\n')).toThrow("a quote is not closed");
    expect(() => readCsv('"a"b,c')).toThrow("after a quote");
  });

  it("are UTF-8 or GB18030", () => {
    expect(decode(Buffer.from("地区"))).toBe("地区");
    expect(decode(Uint8Array.of(0xb5, 0xd8, 0xc7, 0xf8))).toBe("地区");
    expect(() => decode(Uint8Array.of(0xff, 0xff))).toThrow("neither UTF-8 nor GB18030");
  });
});

describe("a text with bytes that are none", () => {
  it("gives its other records, and the record with them no fields", () => {
    const text = Buffer.from("\ufeff地区,数值\n甲,1\n乙?,2\n丙,3\n");
    text[text.indexOf("?")] = 0xff;
    expect(openText(text, ["地区"])).toEqual([["地区", "数值"], ["甲", "1"], [], ["丙", "3"]]);
    expect(() => openText(text, ["日期"])).toThrow("no encoding");
  });
});

describe("archives and markup", () => {
  it("unpack what was packed, and only as much as they say", () => {
    const archive = readZip(
      zipSync({ "a.xml": strToU8("<a/>".repeat(50)), "b.txt": [strToU8("乙"), { level: 0 }] }),
    );
    expect([archive.get("a.xml")?.(), archive.get("b.txt")?.()]).toEqual(["<a/>".repeat(50), "乙"]);
    expect(() => readZip(strToU8("not an archive, whatever its name says"))).toThrow("not a zip archive");
    const lying = zipSync({ "a.xml": strToU8("<a/>".repeat(50)) });
    const at = Buffer.from(lying).lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    lying[at + 24] = 10;
    expect(() => readZip(lying).get("a.xml")?.()).toThrow();
  });

  it("hold elements that close each other", () => {
    const read = readXml(
      '<?xml version="1.0"?><x:a><!-- < --><b c="1 &gt; 0">甲&amp;&#20057;<![CDATA[<]]></b><b/></x:a>',
    );
    expect(childrenOf(read, "b").map((each) => [each.attributes.c, textIn(each)])).toEqual([
      ["1 > 0", "甲&乙<"],
      [undefined, ""],
    ]);
    for (const text of ["<a><b></a></b>", "<a>", "no markup", "<a/>>x<"])
      expect(() => readXml(text)).toThrow();
  });

  it("cite facts in numbers and in marks", () => {
    const html = `<!-- <data data-fact="no" value="0">0</data> --><script>"<data data-fact='no'>"</script>
      <data class="fact" value="1.5" data-fact="a&amp;b">1<sub>.</sub>5%</data><rect data-value="2" data-fact="c" />
      <a href="x.html#y&amp;z"><data value="3">3</data></a><data value="4">4</data>`;
    expect(readSaid(html).cited).toEqual([
      { fact: "a&b", href: undefined, value: "1.5", display: "1.5%" },
      { fact: "c", href: undefined, value: "2", display: null },
      { fact: undefined, href: "x.html#y&z", value: "3", display: "3" },
      { fact: undefined, href: undefined, value: "4", display: "4" },
    ]);
  });
});

describe("workbooks", () => {
  it("give the text that is stored, whatever it is shown as", async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet("表 1");
    sheet.getCell("A1").value = "填报单位：南湖区";
    sheet.getCell("B1").value = { richText: [{ text: "分" }, { text: "子", font: { bold: true } }] };
    sheet.getCell("C1").value = new Date("2013-09-30T00:00:00Z");
    sheet.getCell("A2").value = 3147.7;
    sheet.getCell("B2").value = 0.1 + 0.2;
    sheet.getCell("B2").numFmt = "0.0%";
    sheet.getCell("C2").value = { formula: "A2*2", result: 6295.4 };
    sheet.getCell("D2").value = { formula: "A2*2" };
    sheet.getCell("A3").value = "合并";
    sheet.getCell("C3").value = true;
    sheet.mergeCells("A3:B4");
    sheet.getCell("AB5").value = 1e21;
    const book = readWorkbook(new Uint8Array(await workbook.xlsx.writeBuffer()));
    const cells = book.kind === "workbook" ? book.sheets.get("表 1") : undefined;
    const text = (cell: string) => cells?.cells.get(cell)?.text;
    expect(["A1", "B1", "C1"].map(text)).toEqual(["填报单位：南湖区", "分子", "2013-09-30"]);
    expect(["A2", "B2", "C2", "D2"].map(text)).toEqual([
      "3147.7",
      "0.30000000000000004",
      "6295.4",
      undefined,
    ]);
    expect(["A3", "B3", "B4", "C3", "AB5"].map(text)).toEqual([
      "合并",
      undefined,
      undefined,
      "true",
      "1e+21",
    ]);
    expect(cells?.cells.get("B2")?.format).toBe("0.0%");
  });
});
