import { createHash } from "node:crypto";
import type { Loader } from "../contract.ts";
import { entriesIn, labelOf } from "../layout/header.ts";
import type { Found } from "../layout/layout.ts";
import { type Cell, fold } from "../layout/sheet.ts";
import { rolesInBlock } from "./block.ts";

/** The label beside which a form as issued says which it is. */
export const FORM_ID = "表号";
const ID = { id: { words: [FORM_ID], required: false } };
/** What is in the id of a form as issued, and in no other number of a form. */
const ISSUED = /\(版式[^()]*\)$/;
/** How much of the hash stands in an id. */
const LENGTH = 8;
/** A period in a head, which is another each time. */
const PERIOD =
  /(?:19|20)\d{2}年(?:[一二三四]季度|[上下]半年|\d{1,2}月?(?:[-—](?:(?:19|20)\d{2}年)?\d{1,2})?月)?/g;

/**
 * The id of a form of a layout by the labels above its table and the heads of its columns, each in their order: another where
 * any of them is, whatever the period.
 */
export function formId({ name, form }: Loader, labels: string[], heads: string[]): string {
  const words = [labels.map(labelOf), heads.map(plain)].map((texts) => texts.filter((text) => text !== ""));
  const hash = createHash("sha256")
    .update(JSON.stringify([name, ...words]))
    .digest("hex");
  return `${form}（版式${hash.slice(0, LENGTH)}）`;
}

function plain(text: string): string {
  return fold(text).replace(PERIOD, "期");
}

/** The cell with the id of another form than its table's labels and heads are those of, and the id that they would have. */
export function otherForm({ above, at }: Found, loader: Loader): { cell: Cell; own: string } | undefined {
  const { id } = entriesIn({ rows: above }, ID);
  if (!id || !ISSUED.test(fold(id.text))) return undefined;
  const labels = above.flatMap((row) =>
    [...rolesInBlock(row, loader)].flatMap(([position, role]) =>
      role === "label" ? [row.text(position)] : [],
    ),
  );
  const { sheet, head, segment } = at;
  const heads = sheet.rows
    .slice(head.top, head.top + head.depth)
    .flatMap((row) =>
      Array.from({ length: segment.until - segment.from + 1 }, (_, index) => row.text(segment.from + index)),
    );
  const own = formId(loader, labels, heads);
  return fold(own) === fold(id.text) ? undefined : { cell: id, own };
}
