import type { Cell } from "../layout/sheet.ts";
import { lettersOf } from "./address.ts";
import { readXml } from "./xml.ts";

/** The most characters that are kept of a note. */
const MOST = 2000;

/** What is written beside the cells of a sheet: comments, each at its cell, or boxes of text, each at the cell below its corner. */
export function readNotes(
  sheet: string,
  part: Uint8Array,
  type: "comments" | "drawing",
): { cell: Cell; box: boolean }[] {
  const notes: { cell: Cell; box: boolean }[] = [];
  const box = type === "drawing";
  let text = "";
  let address = "A1";
  let inText = false;
  let within: "col" | "row" | undefined;
  let from: Record<"col" | "row", number> | undefined;
  readXml(part, {
    open(tag, { ref }) {
      if (tag === "comment") [text, address] = ["", ref ?? "A1"];
      else if (box && /Anchor$/.test(tag)) text = "";
      else if (box && tag === "from") from = { col: 0, row: 0 };
      else if (from && (tag === "col" || tag === "row")) within = tag;
      else if (tag === "t") inText = true;
    },
    close(tag) {
      if (tag === "t") inText = false;
      else if (tag === "col" || tag === "row") within = undefined;
      else if (tag === "from" && from) {
        address = `${lettersOf(from.col)}${from.row + 1}`;
        from = undefined;
      } else if ((box ? /Anchor$/.test(tag) : tag === "comment") && text.trim() !== "")
        notes.push({
          cell: { place: { sheet, cell: address }, text: text.trim().slice(0, MOST), format: "" },
          box,
        });
    },
    text(piece) {
      if (within && from) from[within] = Number(piece) || 0;
      else if (inText && text.length < MOST) text += piece;
    },
  });
  return notes;
}
