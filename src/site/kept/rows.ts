import type { Edition } from "../../facts/edition.ts";
import type { StateLeaf } from "../../facts/leaf.ts";
import { leafOf } from "../../facts/proof.ts";
import { noteIn, wholeOf } from "./whole.ts";

/** The lists of an edition of which pages ask for some rows. */
type Lists = Pick<Edition, "files" | "observations" | "submissions">;
type Row<L extends keyof Lists> = Lists[L][number];
type ColumnOf<L extends keyof Lists> = keyof Row<L> & string;

const grouped = new WeakMap<object[], Map<string, Map<string, object[]>>>();

/** The rows of a list with this value in a column, in its order; a page that asks for them is made anew where they change. */
export function rowsWith<L extends keyof Lists>(
  edition: Edition,
  list: L,
  column: ColumnOf<L>,
  value: string,
): Row<L>[] {
  noteIn(edition, `rows ${list} ${column} ${value}`);
  return (groups(wholeOf(edition), list, column).get(value) ?? []) as Row<L>[];
}

/** The values of a column of a list; a page that asks for them is made anew where there are others. */
export function valuesIn<L extends keyof Lists>(edition: Edition, list: L, column: ColumnOf<L>): Set<string> {
  noteIn(edition, `values ${list} ${column}`);
  return new Set(groups(wholeOf(edition), list, column).keys());
}

/** The received file whose sha256 begins so. */
export function fileNamed(edition: Edition, short: string): Edition["files"][number] | undefined {
  noteIn(edition, `file ${short}`);
  return wholeOf(edition).files.find(({ sha256 }) => sha256.startsWith(short));
}

/** The cell of a report that a fact of a task's state follows from, with its day; none where nothing was reported. */
export function stateReported(edition: Edition, fact: string): StateLeaf | undefined {
  noteIn(edition, `state ${fact}`);
  const { proofs } = wholeOf(edition);
  for (const operand of proofs.facts.get(fact)?.operands ?? [])
    if (operand.kind === "state") return leafOf(proofs, "states", operand.reading).leaf;
  return undefined;
}

/** What is told of by the name under which it was noted, without `rows` or `values`. */
export function listed(edition: Edition, kind: "rows" | "values", name: string): unknown {
  const [list = "", column = "", ...value] = name.split(" ");
  const found = groups(edition, list as keyof Lists, column);
  return kind === "rows" ? found.get(value.join(" ")) : [...found.keys()];
}

function groups(edition: Lists, list: keyof Lists, column: string): Map<string, object[]> {
  const rows = edition[list];
  const byColumn = grouped.get(rows) ?? new Map<string, Map<string, object[]>>();
  grouped.set(rows, byColumn);
  const known = byColumn.get(column);
  if (known) return known;
  const found = new Map<string, object[]>();
  for (const row of rows as object[]) {
    const value = String(row[column as keyof object]);
    const own = found.get(value);
    if (own) own.push(row);
    else found.set(value, [row]);
  }
  byColumn.set(column, found);
  return found;
}
