import { readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { FORMATS, type Form, type Parts } from "../form.ts";
import { utf8 } from "./raw.ts";
import { columnsXml, escaped, mergeCells, type Package, sheetData } from "./sheetxml.ts";

/** A workbook that LibreOffice wrote: one row, with a cell in each of the formats. */
const WRITTEN = unzipSync(
  readFileSync(join(import.meta.dirname, "..", "..", "fixtures", "corpus", "calc.xlsx")),
);
const words = (part: string) => new TextDecoder().decode(WRITTEN[part]);
const SHEET = words("xl/worksheets/sheet1.xml");
const BOOK = words("xl/workbook.xml");
const RELS = words("xl/_rels/workbook.xml.rels");
const TYPES = words("[Content_Types].xml");
const STYLES = FORMATS.map((_, index) =>
  Number(new RegExp(`r="${"BCDEF"[index]}1" s="(\\d+)"`).exec(SHEET)?.[1]),
);
const ROW = 'customFormat="false" ht="15" customHeight="false" outlineLevel="0" collapsed="false"';

/** The parts of a form in a workbook of LibreOffice's: its rows, texts and sheets are put in place of the written ones. */
export function calcParts({ sheets, writing }: Form): Parts {
  const strings: string[] = [];
  const known = new Map<string, number>();
  const pack: Package = {
    date1904: writing.date1904,
    inline: false,
    share(xml) {
      const at = known.get(xml) ?? strings.push(xml) - 1;
      known.set(xml, at);
      return at;
    },
    style: (format) => STYLES[FORMATS.indexOf(format)] ?? 0,
  };
  const parts: Parts = { ...WRITTEN };
  for (const [index, sheet] of sheets.entries()) {
    const data = sheetData(sheet, pack)
      .replaceAll("<row r=", `<row ${ROW} r=`)
      .replaceAll(/(<c r="[A-Z]+\d+"(?: s="\d+")?)>/g, '$1 t="n">');
    const rows = `${columnsXml(sheet)}${data}${mergeCells(sheet)}`;
    parts[`xl/worksheets/sheet${index + 1}.xml`] = utf8(
      SHEET.replace(/<dimension[^>]*>/, "").replace(/<sheetData>.*<\/sheetData>/s, () => rows),
    );
  }
  const more = sheets.slice(1).map((_, index) => index + 2);
  const listed = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${escaped(name)}" sheetId="${index + 1}" state="${state}" r:id="${index ? `rId${index + 101}` : "rId3"}"/>`,
  );
  parts["xl/workbook.xml"] = utf8(
    BOOK.replace(/<sheets>.*<\/sheets>/s, () => `<sheets>${listed.join("")}</sheets>`).replace(
      "<workbookPr ",
      `<workbookPr ${writing.date1904 ? 'date1904="true" ' : ""}`,
    ),
  );
  const related = more.map(
    (place) =>
      `<Relationship Id="rId${place + 100}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${place}.xml"/>`,
  );
  parts["xl/_rels/workbook.xml.rels"] = utf8(
    RELS.replace("</Relationships>", () => `${related.join("")}</Relationships>`),
  );
  const typed = more.map(
    (place) =>
      `<Override PartName="/xl/worksheets/sheet${place}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
  );
  parts["[Content_Types].xml"] = utf8(TYPES.replace("</Types>", () => `${typed.join("")}</Types>`));
  parts["xl/sharedStrings.xml"] = utf8(
    words("xl/sharedStrings.xml").replace(
      /count="\d+" uniqueCount="\d+">.*<\/sst>/s,
      () =>
        `count="${strings.length}" uniqueCount="${strings.length}">${strings.map((xml) => `<si>${xml}</si>`).join("")}</sst>`,
    ),
  );
  return parts;
}
