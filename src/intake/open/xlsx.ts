import type { Book } from "../layout/sheet.ts";
import { FileFault } from "./fault.ts";
import { packedKind } from "./kind.ts";
import { readNotes } from "./notes.ts";
import { readStrings } from "./strings.ts";
import { readStyles } from "./styles.ts";
import { readSheet } from "./worksheet.ts";
import { readXml } from "./xml.ts";
import { type Archive, readArchive } from "./zip.ts";

/** A part of a workbook that another names. */
interface Related {
  type: string;
  path: string;
}

/**
 * Reads an XLSX workbook into cells; throws where it is none, is broken, or is too large. Whatever a number is shown as,
 * a cell's text is what is stored.
 */
export function readWorkbook(bytes: Uint8Array): Book {
  const archive = readArchive(bytes);
  const main = [...relations(archive, "").values()].find(({ type }) => type === "officeDocument")?.path;
  const path = main ?? "xl/workbook.xml";
  if (!archive.has(path) || !/(?:^|\/)workbook[^/]*\.xml$/i.test(path))
    throw new FileFault("file-format", packedKind(archive.keys()));
  const parts = relations(archive, path);
  const named = (type: string) => [...parts.values()].find((part) => part.type === type)?.path;
  const listed: { name: string; id: string; hidden: boolean }[] = [];
  let from1904 = false;
  readXml(part(archive, path), {
    open(tag, attributes) {
      if (tag === "workbookPr") from1904 = ["1", "true"].includes(attributes.date1904 ?? "");
      if (tag !== "sheet") return;
      const id = Object.entries(attributes).find(([name]) => /^[^:]+:id$/.test(name))?.[1] ?? "";
      listed.push({ name: attributes.name ?? "", id, hidden: /hidden$/i.test(attributes.state ?? "") });
    },
  });
  const [strings, styles] = [named("sharedStrings"), named("styles")];
  const stored = {
    strings: strings === undefined ? [] : readStrings(part(archive, strings)),
    ...(styles === undefined ? { formats: [], faults: [] } : readStyles(part(archive, styles))),
    from1904,
  };
  if (new Set(listed.map(({ id }) => parts.get(id)?.path ?? id)).size < listed.length)
    throw new Error("two sheets are one part of it");
  const sheets = listed.flatMap(({ name, id, hidden }) => {
    const found = parts.get(id);
    if (found && found.type !== "worksheet") return [];
    const sheet = readSheet(name, part(archive, found?.path ?? ""), stored);
    const beside = [...relations(archive, found?.path ?? "").values()];
    const notes = beside.flatMap(({ type, path }) => {
      if (!archive.has(path) || (type !== "comments" && type !== "drawing")) return [];
      return readNotes(name, part(archive, path), type);
    });
    return [{ ...sheet, hidden, ...(notes.length > 0 && { notes }) }];
  });
  if (sheets.length === 0) throw new Error("no sheet in it");
  return { kind: "workbook", sheets };
}

function part(archive: Archive, path: string): Uint8Array {
  const read = archive.get(path);
  if (!read) throw new Error(`no ${path || "part for a sheet"} in it`);
  return read();
}

/** The parts that a part names, by their ids; "" for the archive itself. */
function relations(archive: Archive, of: string): Map<string, Related> {
  const folder = of.slice(0, of.lastIndexOf("/") + 1);
  const path = `${folder}_rels/${of.slice(folder.length)}.rels`;
  const found = new Map<string, Related>();
  if (!archive.has(path)) return found;
  readXml(part(archive, path), {
    open(tag, { Id = "", Type = "", Target = "", TargetMode }) {
      if (tag !== "Relationship" || TargetMode === "External") return;
      found.set(Id, { type: Type.slice(Type.lastIndexOf("/") + 1), path: below(folder, Target) });
    },
  });
  return found;
}

/** The path in the archive that a target below a folder means. */
function below(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith("/") ? target : `${folder}${target}`).split("/"))
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  return steps.join("/");
}
