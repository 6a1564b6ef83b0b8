import { alike, type Opened, rowsOf } from "./book.ts";
import { compare, decimal } from "./exact.ts";
import type { RecordMapping, RecordsOperand } from "./format.ts";
import type { Names } from "./names.ts";
import { readCount } from "./number.ts";
import { writtenDay } from "./period.ts";
import type { Plan } from "./plan.ts";
import { fold } from "./read/sheet.ts";

/** How many records of a file count for an indicator in an area on a day, and how many of them passed. */
type Counts = Map<string, Map<string, { all: number; passed: number }>>;

/** The records of a received file, counted as its mapping says. */
export class Records {
  private readonly counts: Counts = new Map();
  private readonly names: Names;
  private readonly plan: Plan;
  private readonly areas = new Map<string, string | undefined>();

  constructor(opened: Opened, mapping: RecordMapping, names: Names, plan: Plan) {
    this.names = names;
    this.plan = plan;
    for (const rows of rowsOf(opened.book)) this.countTable(rows, mapping);
  }

  /** How many records an operand counts. */
  count({ indicator, area, from, until, which }: RecordsOperand): number {
    let sum = 0;
    for (const [day, counted] of this.counts.get(`${indicator} ${area}`) ?? [])
      if (day >= from && day <= until) sum += counted[which];
    return sum;
  }

  private countTable(rows: string[][], mapping: RecordMapping): void {
    const { area, day, kind, indicator, passed, amount, filled = [] } = mapping;
    const heads = [area, day, kind, indicator, passed?.column, amount, ...filled].filter(
      (head) => head !== undefined,
    );
    const table = rows.findIndex((row) => [area, day].every((head) => row.some((text) => alike(text, head))));
    if (table < 0) return;
    const above = new Map(heads.map((head) => [head, labelled(rows.slice(0, table), head)]));
    const columns = new Map(
      heads.map((head) => [head, (rows[table] ?? []).findIndex((text) => alike(text, head))]),
    );
    for (const row of rows.slice(table + 1)) {
      if (row.filter((text) => text !== "").length < 2) continue;
      const text = (head: string) => row[columns.get(head) ?? -1] ?? above.get(head) ?? "";
      if (filled.every((head) => text(head) !== "")) this.countRow(mapping, text);
    }
  }

  private countRow(mapping: RecordMapping, text: (head: string) => string): void {
    const area = this.areaOf(text(mapping.area));
    const day = writtenDay(text(mapping.day));
    const passed = this.passed(mapping, text);
    if (!area || !day || passed === undefined) return;
    for (const indicator of this.indicators(mapping, text)) {
      if (!this.plan.applies(indicator, area)) continue;
      const key = `${indicator} ${area}`;
      const days = this.counts.get(key) ?? new Map<string, { all: number; passed: number }>();
      this.counts.set(key, days);
      const counted = days.get(day) ?? { all: 0, passed: 0 };
      days.set(day, { all: counted.all + 1, passed: counted.passed + (passed ? 1 : 0) });
    }
  }

  private areaOf(text: string): string | undefined {
    if (!this.areas.has(text)) this.areas.set(text, this.names.area(text));
    return this.areas.get(text);
  }

  private passed({ passed }: RecordMapping, text: (head: string) => string): boolean | undefined {
    if (!passed) return false;
    const written = text(passed.column);
    return Object.entries(passed.words).find(([word]) => alike(word, written))?.[1];
  }

  private indicators({ kind, indicator, amount }: RecordMapping, text: (head: string) => string): string[] {
    if (kind === undefined) return [this.names.indicator(text(indicator ?? "")) ?? []].flat();
    const much = decimal(amount === undefined ? "" : (readCount(text(amount)) ?? ""));
    const written = text(kind);
    return this.plan.rows("counting").flatMap((row) => {
      const least = decimal(row.least ?? "");
      const enough = least === null || (much !== null && compare(much, least) >= 0);
      return alike(row.kind ?? "", written) && enough ? [row.indicator ?? ""] : [];
    });
  }
}

/** The text beside a label above a table: in the cell to its right, or after its colon. */
function labelled(rows: string[][], label: string): string | undefined {
  for (const row of rows)
    for (const [index, text] of row.entries()) {
      if (fold(text).startsWith(`${fold(label)}:`)) return text.slice(text.search(/[:：]/) + 1).trim();
      if (alike(text, label)) return row.slice(index + 1).find((next) => next !== "");
    }
  return undefined;
}
