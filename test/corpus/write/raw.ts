import { FORMATS, type Form, type Parts } from "../form.ts";
import { columnsXml, escaped, mergeCells, type Package, sheetData } from "./sheetxml.ts";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export const utf8 = (words: string) => new TextEncoder().encode(words);

/** The parts of a package written by hand, with no more in it than there has to be. */
export function rawParts({ sheets, writing }: Form): Parts {
  const strings: string[] = [];
  const known = new Map<string, number>();
  const styled = new Set<string>();
  const pack: Package = {
    date1904: writing.date1904,
    inline: false,
    share(xml) {
      const at = known.get(xml) ?? strings.push(xml) - 1;
      known.set(xml, at);
      return at;
    },
    style(format) {
      styled.add(format);
      return FORMATS.indexOf(format) + 1;
    },
  };
  const parts: Parts = {};
  for (const [index, sheet] of sheets.entries())
    parts[`xl/worksheets/sheet${index + 1}.xml`] = utf8(
      `${XML}<worksheet xmlns="${MAIN}">${columnsXml(sheet)}${sheetData(sheet, pack)}${mergeCells(sheet)}</worksheet>`,
    );
  const named = ["sharedStrings", ...(styled.size ? ["styles"] : [])];
  parts["xl/sharedStrings.xml"] = utf8(
    `${XML}<sst xmlns="${MAIN}">${strings.map((xml) => `<si>${xml}</si>`).join("")}</sst>`,
  );
  if (styled.size) parts["xl/styles.xml"] = utf8(stylesXml());
  const state = { visible: "", hidden: ' state="hidden"', veryHidden: ' state="veryHidden"' };
  parts["xl/workbook.xml"] = utf8(
    `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELS}"><workbookPr${writing.date1904 ? ' date1904="1"' : ""}/><sheets>${sheets
      .map(
        (sheet, index) =>
          `<sheet name="${escaped(sheet.name)}" sheetId="${index + 1}"${state[sheet.state]} r:id="rId${index + 1}"/>`,
      )
      .join("")}</sheets></workbook>`,
  );
  const targets = [...sheets.map((_, index) => `worksheets/sheet${index + 1}`), ...named];
  parts["xl/_rels/workbook.xml.rels"] = utf8(
    `${XML}<Relationships xmlns="${PACKAGE}/relationships">${targets
      .map(
        (target, index) =>
          `<Relationship Id="rId${index + 1}" Type="${RELS}/${target.startsWith("w") ? "worksheet" : target}" Target="${target}.xml"/>`,
      )
      .join("")}</Relationships>`,
  );
  parts["_rels/.rels"] = utf8(
    `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  );
  const types = [
    ["/xl/workbook.xml", `${KIND}.sheet.main+xml`],
    ...sheets.map((_, index) => [`/xl/worksheets/sheet${index + 1}.xml`, `${KIND}.worksheet+xml`]),
    ...named.map((name) => [`/xl/${name}.xml`, `${KIND}.${name}+xml`]),
  ];
  parts["[Content_Types].xml"] = utf8(
    `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${types
      .map(([part, type]) => `<Override PartName="${part}" ContentType="${type}"/>`)
      .join("")}</Types>`,
  );
  return parts;
}

/** A style for each format, after the plain one. */
function stylesXml(): string {
  const formats = FORMATS.map(
    (format, index) => `<numFmt numFmtId="${index + 170}" formatCode="${format}"/>`,
  );
  const xfs = FORMATS.map(
    (_, index) => `<xf numFmtId="${index + 170}" fontId="0" fillId="0" borderId="0" applyNumberFormat="1"/>`,
  );
  return `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="${formats.length}">${formats.join("")}</numFmts><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${xfs.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>${xfs.join("")}</cellXfs></styleSheet>`;
}
