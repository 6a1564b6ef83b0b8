import { strToU8, zipSync } from "fflate";
import type { FormSheet } from "../form.ts";
import { formSheetXml, guidanceSheetXml } from "./sheet.ts";
import { Styles } from "./style.ts";
import { WordLists } from "./validation.ts";
import { element } from "./xml.ts";

/** The name of the sheet that says how to fill in the other. */
const GUIDANCE = "填表说明";
/** The column of that sheet in which lists of words stand. */
const WORDS = "C";
/** When every part was last changed, so that the same form has the same bytes. */
const CHANGED = new Date("1980-01-02T00:00:00");
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** A form as an XLSX workbook: its sheet first, so that a text saved of it is that sheet, and behind it the guidance. */
export function workbookOf(sheet: FormSheet, guidance: string[]): Uint8Array {
  const styles = new Styles();
  const lists = new WordLists(GUIDANCE, WORDS);
  const { xml, frozen } = formSheetXml(sheet, styles, lists);
  const parts: Record<string, string> = {
    "[Content_Types].xml": contentTypes(),
    "_rels/.rels": relations([["officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": workbookXml(sheet.name, frozen),
    "xl/_rels/workbook.xml.rels": relations([
      ["worksheet", "worksheets/sheet1.xml"],
      ["worksheet", "worksheets/sheet2.xml"],
      ["styles", "styles.xml"],
    ]),
    "xl/worksheets/sheet1.xml": xml,
    "xl/worksheets/sheet2.xml": guidanceSheetXml(guidance, lists.words, styles),
    "xl/styles.xml": styles.part(),
  };
  const files = Object.entries(parts).map(([path, text]) => [path, strToU8(`${HEAD}${text}`)] as const);
  return zipSync(Object.fromEntries(files), { mtime: CHANGED });
}

function workbookXml(name: string, frozen: number): string {
  const sheets = [name, GUIDANCE].map((each, index) =>
    element("sheet", { name: each, sheetId: index + 1, "r:id": `rId${index + 1}` }),
  );
  const titles = `'${name}'!$${frozen}:$${frozen}`;
  const printed = element("definedName", { name: "_xlnm.Print_Titles", localSheetId: 0 }, titles);
  return element(
    "workbook",
    {
      xmlns: "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
      "xmlns:r": `${OFFICE}/relationships`,
    },
    element("bookViews", {}, element("workbookView", {})) +
      element("sheets", {}, sheets.join("")) +
      (frozen > 0 ? element("definedNames", {}, printed) : ""),
  );
}

function relations(all: [type: string, target: string][]): string {
  const each = all.map(([type, Target], index) =>
    element("Relationship", { Id: `rId${index + 1}`, Type: `${OFFICE}/relationships/${type}`, Target }),
  );
  return element("Relationships", { xmlns: `${PACKAGE}/relationships` }, each.join(""));
}

function contentTypes(): string {
  const parts = [
    ["/xl/workbook.xml", "sheet.main"],
    ["/xl/worksheets/sheet1.xml", "worksheet"],
    ["/xl/worksheets/sheet2.xml", "worksheet"],
    ["/xl/styles.xml", "styles"],
  ].map(([PartName, type]) => element("Override", { PartName, ContentType: `${MAIN}.${type}+xml` }));
  const rels = "application/vnd.openxmlformats-package.relationships+xml";
  const defaults =
    element("Default", { Extension: "rels", ContentType: rels }) +
    element("Default", { Extension: "xml", ContentType: "application/xml" });
  return element("Types", { xmlns: `${PACKAGE}/content-types` }, defaults + parts.join(""));
}
