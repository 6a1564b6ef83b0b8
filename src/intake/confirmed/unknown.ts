import { rolesOf } from "../account/roles.ts";
import type { Loader } from "../contract.ts";
import type { FileReadings } from "../file-readings.ts";
import type { Finding } from "../findings/finding.ts";
import type { Guide } from "../layout/guide.ts";
import { type Found, findLayout } from "../layout/layout.ts";
import { type Book, type Cell, cellsOf, type Sheet } from "../layout/sheet.ts";
import { readTables } from "../read.ts";
import { type Confirmation, writtenMapping } from "./confirmation.ts";
import type { SignedBy } from "./normal.ts";
import { type Proposal, proposeAt, proposeFor } from "./proposal.ts";
import { signedBy } from "./signature.ts";
import { translatedSheet } from "./translate.ts";

/** What stands for a word that the office has to say. */
export const OPEN = "？";
/** The most rows that one finding names. */
const MOST_ROWS = 1000;

/** A sheet that nobody knows, with what the reader would make of it. */
export interface Unknown extends Proposal {
  sheet: Sheet;
}

/** The sheets of a book that look like a table of some loader, each with what would be made of it. */
export function unknownIn(book: Book, loaders: Loader[], by: SignedBy, guide: Guide): Unknown[] {
  return book.sheets.flatMap((sheet) => {
    const proposal = sheet.hidden ? undefined : proposeFor(sheet, loaders, by, guide);
    return proposal ? [{ ...proposal, sheet }] : [];
  });
}

/** A proposal as if the office had confirmed it. */
export function asConfirmed({ loader, found, columns, labels }: Proposal): Confirmation {
  return {
    ...{ row: 0, signature: found.signature, loader: { ...loader, kind: "either" }, labels },
    turned: found.turned,
    columns: new Map([...columns].flatMap(([head, word]) => (word ? [[head, word] as const] : []))),
    ...{ by: "", on: "", file: "" },
  };
}

/** What would be read of a sheet that nobody knows, with what each of its cells would be. */
export function readProposed(
  book: Book,
  proposal: Unknown,
  { path, sender }: { path: string; sender: string | null },
  guide: Guide,
): { read: FileReadings; cells: () => ReturnType<typeof rolesOf> } {
  const confirmed = asConfirmed(proposal);
  const { loader } = confirmed;
  const translated = translatedSheet(proposal.found.sheet, proposal.found, confirmed, {
    isText: book.kind === "text",
    by: signedBy(guide),
  });
  const alone = { ...book, sheets: [translated] };
  const tables = findLayout(alone, loader);
  const read = readTables(path, loader, tables, sender, guide);
  return { read, cells: () => rolesOf(alone, tables, read.unread, loader, guide) };
}

/** The tables that a loader found and did not read, since heads of them say what nobody knows. */
export function unknownOf(
  tables: Found[],
  unread: Map<Found, number>,
  loader: Loader,
  by: SignedBy,
  guide: Guide,
): Unknown[] {
  return tables.flatMap((table) => {
    if (unread.get(table) !== 0) return [];
    const { sheet, head } = table.at;
    const proposal = proposeAt(sheet, head, loader, by, guide);
    return proposal ? [{ ...proposal, sheet }] : [];
  });
}

/** The mapping that is proposed, with what the office has to say. */
function proposedWords({ columns, labels, missing }: Proposal): string {
  const heads = [...labels, ...columns].map(([head, word]) => [head, word ?? OPEN] as [string, string]);
  const lacking = missing.length > 0 ? `；缺${missing.join("、")}` : "";
  return `读作：${writtenMapping(heads)}${lacking}`;
}

/** Tells that a sheet is arranged as nobody has confirmed, at its head, with what would be made of it; names its rows. */
export function unconfirmed(file: string, unknown: Unknown): Finding {
  const { found } = unknown;
  const { sheet } = found;
  const [head] = found.heads.flatMap(({ path }, position) =>
    path === "" ? [] : (sheet.rows[found.bottom]?.cell(position) ?? []),
  );
  const rows = sheet.rows
    .slice(found.bottom + 1)
    .flatMap((row) => cellsOf(row).find(({ text }) => text !== "") ?? [])
    .slice(0, MOST_ROWS);
  const place = (cell: Cell) => cell.place;
  return {
    ...{ code: "layout-unconfirmed", file, place: head ? head.place : null, among: rows.map(place) },
    ...{ text: head?.text ?? "", detail: proposedWords(unknown), period: null },
  };
}
