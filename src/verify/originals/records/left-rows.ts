import type { RecordMapping } from "../../expect/format.ts";
import { isDoubtful, isNoName, isSeveral, isUncertain, type Row, saysOtherwise } from "../beside.ts";
import { alike, type TableRow } from "../rows.ts";

type TextOf = (head: string) => string;

/** A table of records: how it counts them, where its columns stand, and how its texts are read. */
interface Table {
  mapping: RecordMapping;
  columns: Map<string, number>;
  headOf(column: number): string;
  areaOf(text: string): string | undefined;
  dayOf(text: string): string | undefined;
  city: string | undefined;
  /** What a text in place of a stage has behind it: that stage and those before. */
  reachedBy(stage: string): string[];
}

/** The rows of a table of records that are left for what stands in or beside them. */
export class LeftRows {
  private readonly table: Table;
  private readonly taken: Set<number>;
  /** What names a record. */
  private readonly first: string;
  private readonly isNamed: boolean;
  /** What describes it beside. */
  private readonly described: string[];

  constructor(table: Table) {
    const { area, day, kind, passed, amount, stage, columns: [first = "", ...others] = [] } = table.mapping;
    const read = [area, day, kind, passed?.column, amount, stage];
    this.table = table;
    this.taken = new Set(table.columns.values());
    this.first = first;
    this.isNamed = !read.includes(first);
    this.described = others.filter((head) => !read.includes(head));
  }

  has({ spread, withdrawn, comments }: TableRow, text: TextOf): boolean {
    return (
      isSeveral(text(this.first)) ||
      comments?.some((each) => isDoubtful(each)) === true ||
      (withdrawn !== undefined && [...withdrawn].some((column) => this.taken.has(column))) ||
      this.isUncertain(text) ||
      this.saysOtherwise(spread, text)
    );
  }

  /** Whether the name of a record, or what describes it beside, says that it may not count. */
  private isUncertain(text: TextOf): boolean {
    const named = this.isNamed ? text(this.first) : "";
    return (
      (named !== "" && isNoName(named)) ||
      (passedIn(this.table.mapping, text) !== false && this.described.some((head) => isUncertain(text(head))))
    );
  }

  /** Whether a column that nobody reads says that a row does not count. */
  private saysOtherwise(spread: string[], text: TextOf): boolean {
    let row: Row | undefined;
    for (let column = 0; column < spread.length; column++) {
      const said = spread[column] ?? "";
      if (said === "" || this.taken.has(column)) continue;
      row ??= this.rowOf(text);
      if (saysOtherwise(this.table.headOf(column), said, row)) return true;
    }
    return false;
  }

  private rowOf(text: TextOf): Row {
    const { mapping, areaOf, dayOf, city, reachedBy } = this.table;
    const own = areaOf(text(mapping.area));
    return {
      day: dayOf(text(mapping.day)),
      isDay: (each) => dayOf(each) !== undefined,
      elsewhere: (each) => {
        const named = areaOf(each);
        return named !== undefined && own !== undefined && named !== own && named !== city;
      },
      reached: mapping.stage === undefined ? [] : reachedBy(text(mapping.stage)),
    };
  }
}

/** Whether what a record is of passed; undefined where it cannot be read. */
export function passedIn({ passed }: RecordMapping, text: TextOf): boolean | undefined {
  if (!passed) return undefined;
  const written = text(passed.column);
  return Object.entries(passed.words).find(([word]) => alike(word, written))?.[1];
}
