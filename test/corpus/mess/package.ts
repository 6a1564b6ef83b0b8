import { strFromU8, strToU8 } from "fflate";
import type { Choice } from "../draw.ts";
import { type Box, day, type Form, letters, type Parts, put, tableOf, text } from "../form.ts";
import type { Kind } from "../kind.ts";
import { WORKBOOKS } from "../pick.ts";

function packed(name: string, change: (form: Form, choice: Choice) => unknown, layouts = WORKBOOKS): Kind {
  return {
    ...{ name, scope: "bytes", layouts },
    put: (form, choice) => (change(form, choice) === false ? null : []),
  };
}

/** A change of the XML of the parts that match; parts that it leaves alone stay. */
export function edited(form: Form, part: RegExp, change: (xml: string) => string): void {
  form.writing.edits.push((parts) => {
    for (const [name, bytes] of Object.entries(parts))
      if (part.test(name)) parts[name] = strToU8(change(strFromU8(bytes)));
  });
}

/** How some of a form's texts are stored, by a writer that can. */
function stored(name: string, as: NonNullable<Box["as"]>, writers: Form["writing"]["writer"][]): Kind {
  return packed(name, (form, choice) => {
    form.writing.writer = choice.of(writers);
    for (const row of tableOf(form).sheet.rows)
      for (const box of row) if (box.is === "text" && !box.formula && choice.chance(0.4)) box.as = as;
  });
}

const STRICT = "http://purl.oclc.org/ooxml";
const SHEET = /xl\/worksheets\/sheet\d+\.xml/;

export const PACKAGES: Kind[] = [
  stored("texts in several runs", "rich", ["exceljs", "calc", "raw"]),
  stored("texts with reading aids", "phonetic", ["calc", "raw"]),
  stored("texts inside the sheet", "inline", ["calc", "raw"]),
  stored("texts by the numbers of their characters", "referenced", ["calc", "raw"]),
  packed("texts that formulas gave", (form, choice) => {
    for (const { row } of tableOf(form).lines)
      for (const box of row) if (box.is === "text" && !box.as && choice.chance(0.3)) box.formula = "saved";
  }),
  packed(
    "days as numbers, counted from 1904",
    (form) => {
      form.writing.date1904 = true;
      const box = tableOf(form).header.until?.entry;
      if (box && !form.touched.has(box) && /^\d{4}-\d\d-\d\d$/.test(box.text)) put(box, day(box.text));
    },
    /(items|inspection|incident|deliverable).*xlsx$/,
  ),
  packed("parts that are not compressed", (form) => {
    form.writing.level = 0;
  }),
  packed("parts in another order", (form) => {
    form.writing.edits.push((parts) => {
      const entries = Object.entries(parts).reverse();
      for (const [name] of entries) delete parts[name];
      Object.assign(parts, Object.fromEntries(entries));
    });
  }),
  packed("sheets under other names in the package", (form) => {
    edited(form, /workbook\.xml\.rels$/, (xml) =>
      xml.replaceAll(/"worksheets\/sheet(\d+)\.xml"/g, '"/xl/worksheets/page-$1.xml"'),
    );
    edited(form, /Content_Types/, (xml) =>
      xml.replaceAll(/worksheets\/sheet(\d+)\.xml/g, "worksheets/page-$1.xml"),
    );
    form.writing.edits.push((parts) => {
      for (const name of Object.keys(parts))
        if (SHEET.test(name)) moved(parts, name, name.replace(/sheet(\d+)/, "page-$1"));
    });
  }),
  packed("cells and rows without their places", (form) => {
    form.writing.writer = "raw";
    for (const { rows } of form.sheets)
      for (const row of rows)
        for (const box of row) if (box.is === "blank" && !box.formula) box.format = "0.00";
    edited(form, SHEET, (xml) => xml.replaceAll(/<(c|row) r="[A-Z]*\d+"/g, "<$1"));
  }),
  packed("formatted cells far below and to the right", (form) => {
    const [last] = form.sheets;
    const rows = last?.rows.length ?? 0;
    edited(form, /sheet1\.xml/, (xml) => {
      const far = [20, 400].map((more) => {
        const row = rows + more;
        const cells = [1, 9, 200].map((column) => `<c r="${letters(column)}${row}"/>`);
        return `<row r="${row}">${cells.join("")}</row>`;
      });
      return xml.replace("</sheetData>", `${far.join("")}</sheetData>`);
    });
  }),
  packed("filters, checks of entries and print settings", (form) => {
    edited(form, SHEET, (xml) => {
      const extra = `<conditionalFormatting sqref="A1"><cfRule type="expression" priority="1"><formula>A1=0</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="list" allowBlank="1" sqref="B2"><formula1>"含功能区,不含功能区"</formula1></dataValidation></dataValidations>`;
      return xml.includes("<conditionalFormatting")
        ? xml
        : xml.replace(/(<\/mergeCells>|<\/sheetData>(?!<mergeCells))/, `$1${extra}`);
    });
    edited(form, /xl\/workbook\.xml$/, (xml) =>
      xml.replace(
        "</sheets>",
        `</sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'${form.sheets[0]?.name}'!$1:$2</definedName></definedNames>`,
      ),
    );
  }),
  packed("a mark before the XML of the parts", (form) => {
    form.writing.edits.push((parts) => {
      for (const [name, bytes] of Object.entries(parts))
        if (/sheet\d+\.xml|sharedStrings/.test(name))
          parts[name] = new Uint8Array([0xef, 0xbb, 0xbf, ...bytes]);
    });
  }),
  packed("line ends of Windows inside texts", (form, choice) => {
    form.writing.writer = choice.of(["calc", "raw"]);
    const { sheet } = tableOf(form);
    const [title] = sheet.rows;
    const box = title?.find((cell) => cell.is === "text");
    if (!box || form.touched.has(box)) return false;
    put(box, text(`${box.text}_x000D_\n第二行`));
  }),
  packed("a workbook under another ending", (form, choice) => {
    form.path = form.path.replace(/\.xlsx$/, choice.of([".xls", ".XLSX", ".et", ".xlsm", ".csv"]));
  }),
  packed("elements with the prefix of their namespace", (form) => {
    form.writing.writer = "raw";
    edited(form, /sheet\d+\.xml|sharedStrings|xl\/workbook\.xml$/, (xml) =>
      xml.replaceAll(/<(\/?)(?=[a-zA-Z])/g, "<$1x:").replace('xmlns="', 'xmlns:x="'),
    );
  }),
  packed("the strict form of the format", (form) => {
    form.writing.writer = "raw";
    edited(form, /\.(xml|rels)$/, (xml) =>
      xml
        .replaceAll(
          "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
          `${STRICT}/spreadsheetml/main`,
        )
        .replaceAll(
          "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
          `${STRICT}/officeDocument/relationships`,
        ),
    );
  }),
  packed("texts shared and never used", (form) => {
    edited(form, /sharedStrings/, (xml) => xml.replace("</sst>", "<si><t>旧的内容</t></si><si/></sst>"));
  }),
];

function moved(parts: Parts, from: string, to: string): void {
  const bytes = parts[from];
  if (bytes) parts[to] = bytes;
  delete parts[from];
}
