import { strToU8, zipSync } from "fflate";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const LINK = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${LINKS}/${type}" Target="${target}"/>`;
const links = (...all: string[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join("")}</Relationships>`;

/** What a workbook made of bare parts may hold beside the rows of its sheets. */
export interface Parts {
  /** The markup in `sheetData` and behind it, of each sheet. */
  sheets: { name: string; data: string; after?: string; state?: string }[];
  strings?: string;
  /** The ids of number formats, and those that have a code of their own. */
  formats?: (number | string)[];
  from1904?: boolean;
  /** The prefix of all elements. */
  prefix?: string;
}

/** The bytes of a workbook as other programs write it: markup that no library made. */
export function partsBytes({ sheets, strings, formats, from1904, prefix }: Parts): Uint8Array {
  const named = (markup: string) =>
    prefix ? markup.replace(/<(\/?)([A-Za-z])/g, (_, end, first) => `<${end}${prefix}:${first}`) : markup;
  const root = (name: string, content: string) =>
    named(`<${name} xmlns="${MAIN}" xmlns:r="${LINKS}">${content}</${name}>`).replace(
      ` xmlns="`,
      prefix ? ` xmlns:${prefix}="` : ` xmlns="`,
    );
  const own = (formats ?? []).flatMap((format, index) =>
    typeof format === "string" ? [`<numFmt numFmtId="${200 + index}" formatCode="${format}"/>`] : [],
  );
  const cellXfs = (formats ?? []).map(
    (format, index) => `<xf numFmtId="${typeof format === "string" ? 200 + index : format}"/>`,
  );
  const list = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}" r:id="s${index}"${state ? ` state="${state}"` : ""}/>`,
  );
  const files: Record<string, string> = {
    "_rels/.rels": links(LINK("b", "officeDocument", "book/workbook.xml")),
    "book/workbook.xml": root(
      "workbook",
      `<workbookPr${from1904 ? ' date1904="1"' : ""}/><sheets>${list.join("")}</sheets>`,
    ),
    "book/_rels/workbook.xml.rels": links(
      ...sheets.map((_, index) => LINK(`s${index}`, "worksheet", `/book/sheet${index}.xml`)),
      LINK("x", "sharedStrings", "words.xml"),
      LINK("y", "styles", "../book/styles.xml"),
    ),
    "book/words.xml": root("sst", strings ?? ""),
    "book/styles.xml": root(
      "styleSheet",
      `<numFmts>${own.join("")}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${cellXfs.join("")}</cellXfs>`,
    ),
  };
  for (const [index, { data, after }] of sheets.entries())
    files[`book/sheet${index}.xml`] = root("worksheet", `<sheetData>${data}</sheetData>${after ?? ""}`);
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
}

/** The markup of rows of inline strings and numbers, from a row on; null for a cell that is not there. */
export function rowsMarkup(rows: (string | number | null)[][], first = 1): string {
  return rows
    .map((cells, index) => {
      const row = first + index;
      const markup = cells.map((cell, column) => {
        const address = `${String.fromCharCode(65 + column)}${row}`;
        if (cell === null) return "";
        if (typeof cell === "number") return `<c r="${address}"><v>${cell}</v></c>`;
        return cell.startsWith("<")
          ? cell.replace("<c", `<c r="${address}"`)
          : `<c r="${address}" t="inlineStr"><is><t>${cell}</t></is></c>`;
      });
      return `<row r="${row}">${markup.join("")}</row>`;
    })
    .join("");
}
