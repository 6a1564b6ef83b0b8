import { readFileSync } from "node:fs";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import iconv from "iconv-lite";
import type { Choice } from "../draw.ts";
import { type Box, blank, type Form, number, put, sheetOf, tableOf, text } from "../form.ts";
import type { Expected, Kind } from "../kind.ts";
import { edited } from "../mess/package.ts";
import { another } from "../mess/sheet.ts";
import { lose, loseAll, TEXTS, truthsOf, WORKBOOKS } from "../pick.ts";
import { forged, lying } from "./bomb.ts";
import { compoundFile } from "./compound.ts";

const FIXTURES = join(import.meta.dirname, "..", "..", "fixtures", "corpus");
const written = (name: string) => new Uint8Array(readFileSync(join(FIXTURES, name)));

/** Texts whose heads are in Chinese. */
const HEADED_TEXTS = /(county|wide|items|inspection|incident|deliverable).*csv$/;

/** Changes a form, or tells what becomes of its bytes. */
type Change =
  | ((form: Form, choice: Choice) => (bytes: Uint8Array) => Uint8Array)
  | ((form: Form, choice: Choice) => void);

/** A whole file that cannot be read. */
function file(
  name: string,
  code: string | string[],
  layouts: RegExp,
  change: Change,
  detail?: RegExp,
  place?: RegExp,
): Kind {
  return {
    ...{ name, layouts, scope: "bytes" },
    put(form, choice) {
      const bytes = change(form, choice);
      if (typeof bytes === "function") form.writing.bytes.push(bytes);
      loseAll(form);
      return [{ code, at: null, ...(detail && { detail }), ...(place && { place }) }];
    },
  };
}

/** Where the bytes of a part begin, in a package whose directory stands behind its parts. */
function dataOf(bytes: Uint8Array, part: string): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset).indexOf(part) + part.length;
}

/** The characters of labels and heads, simple and as Big5 has them. */
const SIMPLE = "报单标编号称计量数值备质长区统径发证环节产结进点类任务内";
const OLD = "報單標編號稱計量數值備質長區統徑發證環節產結進點類任務內";
const traditional = (words: string) =>
  [...words].map((word) => [...OLD][[...SIMPLE].indexOf(word)] ?? word).join("");

/** How a foreign file is named: as what it is, or as a workbook. */
const named = (ending: string) => (form: Form, choice: Choice) => {
  form.path = form.path.replace(/\.\w+$/, choice.of([ending, ".xlsx"]));
};

function other(name: string, ending: string, bytes: (choice: Choice) => Uint8Array, detail?: RegExp): Kind {
  return file(
    name,
    "file-format",
    WORKBOOKS,
    (form, choice) => {
      named(ending)(form, choice);
      const given = bytes(choice);
      return () => given;
    },
    detail,
  );
}

export const OF_FILES: Kind[] = [
  file("Big5", "file-encoding", HEADED_TEXTS, (form) => {
    for (const { rows } of form.sheets)
      for (const row of rows) for (const box of row) if (box.is === "text") box.text = traditional(box.text);
    form.writing.encoding = "big5";
  }),
  file("rows of two encodings in one text", "file-encoding", HEADED_TEXTS, () => (bytes) => {
    const lines = new TextDecoder().decode(bytes).split("\n");
    const at = lines.findLastIndex((line) => /[^\x20-\x7e\s]/.test(line));
    const head = iconv.encode(lines.slice(0, at).join("\n"), "utf-8");
    return new Uint8Array([...head, 10, ...iconv.encode(lines.slice(at).join("\n"), "gb18030")]);
  }),
  file("an empty file", "file-empty", /./, () => () => new Uint8Array()),
  file(
    "a workbook cut short",
    "file-unreadable",
    WORKBOOKS,
    (_, choice) => (bytes) => bytes.slice(0, choice.int(30, bytes.length - 30)),
  ),
  file("a workbook without its sheet", "file-unreadable", WORKBOOKS, (form) => {
    form.writing.edits.push((parts) => {
      delete parts["xl/worksheets/sheet1.xml"];
    });
  }),
  file("a sheet whose XML is cut off", "file-unreadable", WORKBOOKS, (form, choice) => {
    const share = choice.int(30, 90) / 100;
    edited(form, /worksheets\/sheet1\.xml/, (xml) =>
      xml.slice(
        0,
        xml.indexOf("<sheetData>") + 20 + Math.floor((xml.length - xml.indexOf("<sheetData>") - 40) * share),
      ),
    );
  }),
  file("a compressed sheet with its bytes changed", "file-unreadable", WORKBOOKS, () => (bytes) => {
    const changed = bytes.slice();
    const at = dataOf(changed, "xl/worksheets/sheet1.xml");
    for (let index = at + 40; index < at + 60; index++) changed[index] = (changed[index] ?? 0) ^ 0x5a;
    return changed;
  }),
  file(
    "a sheet whose digits are not those that its sum was made of",
    "file-unreadable",
    WORKBOOKS,
    (form) => {
      form.writing.level = 0;
      form.writing.writer = "raw";
      form.writing.bytes.push((bytes) => {
        const changed = bytes.slice();
        const at = Buffer.from(changed.buffer).indexOf("<v>", dataOf(changed, "xl/worksheets/sheet1.xml"));
        changed[at + 3] = changed[at + 3] === 0x31 ? 0x32 : 0x31;
        return changed;
      });
    },
  ),
  other("an old workbook of Excel", ".xls", () => written("old.xls"), /xls/i),
  other("a workbook of WPS", ".et", () => compoundFile(["Workbook", "ETExtData"])),
  other(
    "an encrypted workbook",
    ".xlsx",
    () => compoundFile(["EncryptionInfo", "EncryptedPackage"]),
    /加密|密码/,
  ),
  other("a document of Word", ".doc", () => compoundFile(["WordDocument", "1Table"])),
  other(
    "a PDF",
    ".pdf",
    () => strToU8("%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj\n<</Type/Catalog>>\nendobj\n"),
    /PDF/,
  ),
  other("an OpenDocument sheet", ".ods", () => written("other.ods")),
  other("a document of Word in parts", ".docx", () =>
    zipSync({ "[Content_Types].xml": strToU8("<Types/>"), "word/document.xml": strToU8("<w:document/>") }),
  ),
  other("forms packed in an archive", ".zip", () =>
    zipSync({ "报表/季度报表.xlsx": written("calc.xlsx"), "报表/说明.txt": strToU8("说明") }),
  ),
  other(
    "an archive of another packer",
    ".rar",
    (choice) =>
      new Uint8Array([
        ...choice.of([strToU8("Rar!\x1a\x07\x00"), new Uint8Array([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c])]),
        ...new Uint8Array(200),
      ]),
  ),
  file(
    "a page of the web named a workbook",
    ["file-format", "file-unreadable", "file-unclaimed"],
    WORKBOOKS,
    (form, choice) => {
      form.path = form.path.replace(/\.xlsx$/, choice.of([".xls", ".xlsx"]));
      return () =>
        strToU8(
          "<html><head><meta charset=utf-8></head><body><table><tr><td>填报单位</td><td>某市</td></tr></table></body></html>",
        );
    },
  ),
  file("a package that says it unpacks to more than is read", "file-too-large", WORKBOOKS, () => forged),
  file(
    "a package that unpacks to more than it says",
    ["file-too-large", "file-unreadable"],
    WORKBOOKS,
    () => lying,
  ),
  {
    ...{ name: "another layout's heads", scope: "table", layouts: /./ },
    put(form) {
      for (const { heads } of form.tables)
        for (const head of heads) if (head.text) put(head, text(`甲${head.text}`));
      loseAll(form);
      // A head that nobody knows is told at the file, or where the sheet looks like a table.
      const code = ["file-unclaimed", "file-unreadable", "layout-unconfirmed"];
      return [{ code, at: null, place: /^(?:$|.*!A|记录)/ }];
    },
  },
  {
    ...{ name: "a table without rows", scope: "table", layouts: /county|wide|public|deliverable/ },
    put(form) {
      const { sheet, heads } = tableOf(form);
      sheet.rows.splice(sheet.rows.indexOf(heads) + 1);
      loseAll(form);
      return [{ code: "table-empty", at: heads.find((head) => head.text !== "") ?? null }];
    },
  },
  {
    ...{ name: "a field too many in a row", scope: "table", layouts: TEXTS },
    put: (form, choice) => ragged(form, choice, (row) => row.push(text("多余"))),
  },
  {
    ...{
      name: "a separator of thousands that is not in quotes",
      scope: "table",
      layouts: /(county|public|wide).*csv$/,
    },
    put: (form, choice) =>
      ragged(form, choice, (row) => {
        const at = row.findIndex((box) => box.is === "number" && /^\d{4}/.test(box.text));
        const box = row[at];
        if (!box) return null;
        row.splice(at, 1, number(box.text.slice(0, -3)), number(box.text.slice(-3)));
        return at;
      }),
  },
  {
    ...{ name: "a hidden sheet with a table of the layout", scope: "table", layouts: /county-form/ },
    put(form, choice) {
      const beside = another(form, choice);
      const table = tableOf(beside);
      table.sheet.name = "上期";
      table.sheet.state = choice.of(["hidden", "veryHidden"]);
      form.sheets.push(table.sheet);
      form.tables.push(table);
      return [{ code: "sheet-hidden", at: table.heads[0] ?? null }];
    },
  },
  {
    ...{ name: "the only table on a hidden sheet", scope: "table", layouts: WORKBOOKS },
    put(form, choice) {
      const { sheet, heads } = tableOf(form);
      sheet.state = choice.of(["hidden", "veryHidden"]);
      form.sheets.push(sheetOf("说明", [[text("填表说明")], [text("按季填报")]]));
      loseAll(form);
      return [{ code: "sheet-hidden", at: heads[0] ?? null }];
    },
  },
  {
    ...{ name: "hidden rows with what counts", scope: "table", layouts: WORKBOOKS },
    put(form, choice) {
      const { sheet, lines } = tableOf(form);
      const read = lines.filter(({ row }) => form.truths.some(({ at }) => row.includes(at)));
      for (const { row } of choice.some(read, choice.int(1, 3))) sheet.hiddenRows.add(row);
      return read.length ? [{ code: "cells-hidden", at: null, place: /!/, detail: /^行[\d–、]+$/ }] : null;
    },
  },
  {
    ...{
      name: "a column that stands twice",
      scope: "table",
      layouts: /county|public|items|inspection|incident|deliverable/,
    },
    put(form, choice) {
      const { heads, sheet, lines } = tableOf(form);
      const column = lines[0]?.cells[choice.of(["value", "area", "day"])];
      const at = column ? (lines[0]?.row.indexOf(column) ?? -1) : -1;
      const head = heads[at];
      if (!head) return null;
      const again = { ...head };
      for (const row of sheet.rows.slice(sheet.rows.indexOf(heads))) {
        while (row.length < heads.length && row !== heads) row.push(blank());
        row.push(row === heads ? again : text("5"));
      }
      loseAll(form);
      return [{ code: "column-repeated", at: again }];
    },
  },
];

function ragged(form: Form, choice: Choice, change: (row: Box[]) => number | null): Expected[] | null {
  const { heads, lines } = tableOf(form);
  const line = choice.of(lines);
  if (line.row.some((box) => form.touched.has(box)) || line.row.length !== heads.length) return null;
  const lost = truthsOf(form, line).map(({ at }) => at);
  if (change(line.row) === null) return null;
  lose(form, ...lost);
  return [{ code: "row-ragged", at: line.row.at(-1) ?? null }];
}
