import { z } from "zod";
import type { BesideColumn } from "../../intake/account/columns.ts";
import { type Role, roleOfLine, rolesAbove, rolesOfColumns } from "../../intake/account/roles.ts";
import { rangesIn } from "../../intake/gather.ts";
import type { Cell, Row } from "../../intake/layout/sheet.ts";
import type { LargeFile, TextAccount } from "../../intake/receive.ts";
import { quoted, type Warehouse } from "../open.ts";

/** What a cell that is blank may be made of. */
const SPACES = " \t\r\n\u00a0\u3000";

/** The columns of a large text that its layout does not name, by their places. */
function otherPositions({ found }: Pick<LargeFile, "found">): number[] {
  const own = new Set(found.columns.values());
  return found.heads().flatMap((_, position) => (own.has(position) ? [] : [position]));
}

/** What a scan keeps of each record for the account of its file: whether the columns that the layout does not name are filled. */
export function filledColumns(large: Pick<LargeFile, "found">): string[] {
  return otherPositions(large).map(
    (position) => `coalesce(trim(c${position}, ${quoted(SPACES)}), '') <> '' as f${position}`,
  );
}

/** What each cell of a large text is, counted by column; of records that are none of the table, by their numbers. */
export class LargeAccount {
  readonly #large: LargeFile;
  readonly #isRead: boolean;
  readonly #roles: Map<number, Role>;
  /** How many cells are filled, by position. */
  readonly #filled: number[];
  readonly #exceptions = new Map<Role, { cells: number; records: number[] }>();

  /** `isRead` is false where nothing of its table is read. */
  constructor(large: LargeFile, beside: BesideColumn[], isRead = true) {
    this.#large = large;
    this.#isRead = isRead;
    this.#roles = rolesOfColumns(large.found, beside, large.file.loader);
    this.#filled = large.found.heads().map(() => 0);
  }

  /** The head of a column of which nobody knows what it is, and which is filled below; undefined where there is none. */
  async unknownHead(warehouse: Warehouse, table: string, first: number): Promise<Cell | undefined> {
    const heads = this.#large.found.heads();
    for (const position of otherPositions(this.#large)) {
      if (this.#roles.has(position)) continue;
      const [some] = await warehouse.query(
        z.strictObject({ number: z.string().nullable() }),
        `select min(number) as number from ${table}_numbered where f${position} and number >= $1`,
        [first],
      );
      if (some?.number == null) continue;
      const head = heads[position];
      if (head && head.text !== "") return head;
      const place = { record: Number(some.number), column: String(position + 1) };
      return { place, text: "", format: "" };
    }
    return undefined;
  }

  /** Counts the cells of a record that is not plain, and whether it is one of the table. */
  add(written: Row, number: number, isOfTable: boolean): void {
    // A record that cannot be read as fields has none, and is told by itself.
    if (written.broken) return;
    const line = isOfTable ? undefined : roleOfLine(written);
    for (let position = 0; position < written.length; position++) {
      if (written.text(position) === "") continue;
      const filled = this.#filled[position];
      if (line === undefined && filled !== undefined) this.#filled[position] = filled + 1;
      else this.#except(line ?? "unaccounted", number);
    }
  }

  #except(role: Role, number: number): void {
    const found = this.#exceptions.get(role) ?? { cells: 0, records: [] };
    this.#exceptions.set(role, found);
    found.cells += 1;
    if (found.records.at(-1) !== number) found.records.push(number);
  }

  /** Counts the cells of a scan's plain records, in which all that the layout names is filled. */
  async addPlain(warehouse: Warehouse, table: string): Promise<void> {
    const others = otherPositions(this.#large);
    const counts = others.map((position) => `count(*) filter (f${position})`);
    const [plain] = await warehouse.query(
      z.strictObject({ records: z.string(), filled: z.array(z.string()) }),
      `select count(*) as records, [${counts}]::bigint[] as filled from ${table} where odd is null`,
    );
    for (const position of this.#large.found.columns.values())
      this.#filled[position] = (this.#filled[position] ?? 0) + Number(plain?.records ?? 0);
    for (const [index, position] of others.entries())
      this.#filled[position] = (this.#filled[position] ?? 0) + Number(plain?.filled[index] ?? 0);
  }

  /** Counts cells of a column that are filled. */
  addFilled(position: number, cells: number): void {
    this.#filled[position] = (this.#filled[position] ?? 0) + cells;
  }

  #roleOf(position: number): Role {
    const isOfTable = [...this.#large.found.columns.values()].includes(position);
    return isOfTable && !this.#isRead ? "unread" : (this.#roles.get(position) ?? "unaccounted");
  }

  whole(): TextAccount {
    const { file, found } = this.#large;
    return {
      file: file.sha256,
      cells: rolesAbove(found, file.loader),
      columns: found.heads().flatMap(({ text }, position) => {
        const cells = this.#filled[position] ?? 0;
        const role = this.#roleOf(position);
        return cells > 0 ? [{ column: text === "" ? String(position + 1) : text, role, cells }] : [];
      }),
      exceptions: [...this.#exceptions].map(([role, { cells, records }]) => ({
        ...{ role, cells, records: rangesIn(records) },
      })),
    };
  }
}
