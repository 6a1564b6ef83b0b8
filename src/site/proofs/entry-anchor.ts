import type { Edition } from "../../facts/edition.ts";
import type { Entry } from "../../facts/enterprise.ts";
import type { FileProof } from "../../facts/proof.ts";
import { type CellPlace, type Place, placeText } from "../../intake/layout/sheet.ts";
import { anchorsIn, picturedSheets } from "./sheet-picture.ts";

/** By the anchors of entries that give an enterprise points or take them, and of units that a list names, the rows of a file that tell of them. */
export function entriesIn(
  { enterprises, listed }: Pick<Edition, "enterprises" | "listed">,
  sha256: string,
): Map<string, Place> {
  const own = [
    ...enterprises.flatMap(({ entries, again }) => [...entries, ...again]),
    ...listed.flatMap(({ file, units }) => units.map(({ place }) => ({ file, place }))),
  ].filter(({ file }) => file === sha256);
  return new Map(own.map(({ place }) => [anchorOf(place), place]));
}

const drawn = new WeakMap<FileProof, Map<string, string>>();

/** The address of the row that tells of an entry, below the root: in the picture of its file where that is drawn, else the file's page. */
export function entryAddress(
  edition: Edition,
  { file, place }: Pick<Entry, "file" | "place">,
): { page: string; anchor: string } {
  const page = `proof/files/${file.slice(0, 12)}`;
  const proof = edition.proofs.files.get(file);
  if (!proof) return { page, anchor: "" };
  const anchors = drawn.get(proof) ?? anchorsIn(picturedSheets(proof), entriesIn(edition, file));
  drawn.set(proof, anchors);
  const anchor = anchorOf(place);
  return { page, anchor: anchors.has(anchor) ? `#${encodeURIComponent(anchor)}` : "" };
}

function anchorOf(place: CellPlace): string {
  return `e-${placeText(place)}`.replace(/\s+/g, "-");
}
