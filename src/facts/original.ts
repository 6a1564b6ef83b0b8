import { extname } from "node:path";
import { isZip, openBook } from "../intake/open/open.ts";
import { readXml } from "../intake/open/xml.ts";
import { readArchive } from "../intake/open/zip.ts";
import type { Telling } from "./telling/telling.ts";

/** The parts of a workbook that hold what its sheets show, and how; a workbook that has others, such as remarks or pictures, is not given. */
const PARTS =
  /^(\[content_types\]\.xml|_rels\/\.rels|docprops\/(app|core)\.xml|xl\/(workbook|styles|sharedstrings)\.xml|xl\/theme\/theme\d+\.xml|xl\/worksheets\/sheet\d+\.xml|xl\/_rels\/workbook\.xml\.rels)$/;
/** Parts that say how things look and where they lie, of which attributes alone are words, and those the names of fonts. */
const LOOKS = /^(\[content_types\]|_rels|xl\/(theme|_rels)\/)/;
/** The number by which programs say that there is none. */
const NONE = "4294967295";
/** What programs write of themselves. */
const OF_PROGRAMS = ["Application", "AppVersion", "lpstr", "created", "modified"];
/** What programs write where nobody has said anything: whether, and by whom. */
const UNSAID = ["true", "false", "Unknown"];

/**
 * Under what name a received file is given to everybody, below `originals/`: its sha256 and what kind it is. Undefined where
 * anything in it would be cut or may name somebody: a text of a cell, a sheet, a format or the head of the workbook, or a part
 * that nobody looks into.
 */
export function givenAs(
  path: string,
  { bytes, sha256 }: { bytes: Buffer; sha256: string },
  telling: Telling,
): string | undefined {
  const extension = extname(path).toLowerCase();
  try {
    if (isZip(bytes))
      return extension === ".xlsx" && isToldWorkbook(bytes, telling) ? `${sha256}.xlsx` : undefined;
    return extension === ".csv" && isToldText(bytes, telling) ? `${sha256}.csv` : undefined;
  } catch {
    // What cannot be read whole is not given.
    return undefined;
  }
}

function isToldText(bytes: Buffer, telling: Telling): boolean {
  return openBook(bytes, ".csv").sheets.every((sheet) =>
    sheet.rows.every((row) => {
      for (let at = 0; at < row.length; at++) if (!isTold(row.text(at), telling)) return false;
      return true;
    }),
  );
}

function isToldWorkbook(bytes: Buffer, telling: Telling): boolean {
  const archive = readArchive(bytes);
  return archive.keys().every((name) => {
    // The folder of a part is packed by some programs too.
    if (name.endsWith("/")) return true;
    if (!PARTS.test(name)) return false;
    const part = archive.get(name)?.() ?? new Uint8Array();
    return textsOf(name, part, telling).every((text) => isTold(text, telling));
  });
}

function isTold(text: string, telling: Telling): boolean {
  return telling.text(text) === text;
}

/** The words in a part of a workbook: what stands in it, and attributes that are not only letters of a program. */
function textsOf(name: string, part: Uint8Array, telling: Telling): string[] {
  const found: string[] = [];
  const open: string[] = [];
  const texts = new Map<number, string>();
  readXml(part, {
    open(element, attributes) {
      open.push(element);
      if (LOOKS.test(name)) return;
      for (const [key, value] of Object.entries(attributes)) {
        if (name.endsWith("styles.xml")) {
          if (key === "formatCode" && telling.format(value) !== value) found.push(value);
        } else if (
          value !== NONE &&
          /[^\x20-\x7e]|@|\d{5}/.test(value) &&
          !/^xmlns|^(uid|ref|sqref|spans)$/.test(key)
        )
          found.push(value);
      }
    },
    close() {
      found.push(texts.get(open.length) ?? "");
      texts.delete(open.length);
      open.pop();
    },
    text(text) {
      if (!OF_PROGRAMS.includes(open.at(-1) ?? "") || /[^\x20-\x7e]/.test(text))
        texts.set(open.length, (texts.get(open.length) ?? "") + text);
    },
  });
  return found.filter(
    (text) => text.trim() !== "" && !(name.startsWith("docprops/") && UNSAID.includes(text)),
  );
}
