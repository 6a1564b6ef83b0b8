import type { Opened } from "./book.ts";
import { clocked, writtenDay } from "./day.ts";
import { compare, decimal } from "./exact.ts";
import type { RecordMapping, RecordsOperand } from "./format.ts";
import { isRagged, labelled, tablesOf } from "./layout.ts";
import type { Names } from "./names.ts";
import { readCount } from "./number.ts";
import type { Plan } from "./plan.ts";
import { fold } from "./read/sheet.ts";
import { alike, rowsOf, type TableRow } from "./rows.ts";

/** How many records of a file count for an indicator in an area on a day, and how many of them passed. */
type Counts = Map<string, Map<string, { all: number; passed: number }>>;

/** The records of a received file, counted as its mapping says. */
export class Records {
  private readonly counts: Counts = new Map();
  private readonly names: Names;
  private readonly plan: Plan;
  private readonly isText: boolean;
  private readonly areas = new Map<string, string | undefined>();
  /** What the records say in all their columns: one that says the same as one before it does not count. */
  private readonly said = new Set<string>();

  constructor(opened: Opened, mapping: RecordMapping, names: Names, plan: Plan) {
    this.names = names;
    this.plan = plan;
    this.isText = opened.book.kind === "text";
    for (const rows of rowsOf(opened.book)) this.countTable(rows, mapping);
  }

  /** How many records an operand counts. */
  count({ indicator, area, from, until, which }: RecordsOperand): number {
    let sum = 0;
    for (const [day, counted] of this.counts.get(`${indicator} ${area}`) ?? [])
      if (day >= from && day <= until) sum += counted[which];
    return sum;
  }

  /** Counts the tables of a sheet: below each other, each with the header entries above it, and beside each other. */
  private countTable(rows: TableRow[], mapping: RecordMapping): void {
    const { area, day, kind, indicator, passed, amount, columns: all = [], filled = [] } = mapping;
    const heads = [area, day, kind, indicator, passed?.column, amount, ...all, ...filled].filter(
      (head) => head !== undefined,
    );
    const tables = tablesOf(rows, [area, day], heads);
    for (const [index, { top, depth, columns }] of tables.entries()) {
      const above = new Map(heads.map((head) => [head, labelled(rows.slice(0, top), head)]));
      const width = Math.max(...rows.slice(top, top + depth).map(({ texts }) => texts.length));
      const until = tables.slice(index).find((other) => other.top > top)?.top;
      for (const { texts, spread } of rows.slice(top + depth, until)) {
        if (spread.filter((text) => text !== "").length < 2 || (this.isText && isRagged(texts, width)))
          continue;
        const text = (head: string) =>
          (head === amount ? texts : spread)[columns.get(head) ?? -1] ?? above.get(head) ?? "";
        if (filled.every((head) => text(head) !== "") && !this.isAgain(mapping, text))
          this.countRow(mapping, text);
      }
    }
  }

  /** Whether a record says the same as one before it, however it writes its area, its day and the time of it. */
  private isAgain(
    { area, day, kind, indicator, columns }: RecordMapping,
    text: (head: string) => string,
  ): boolean {
    if (!columns) return false;
    const meant = columns.map((head) => {
      const written = text(head);
      if (head === area) return this.areaOf(written) ?? fold(written);
      const on = head === day ? writtenDay(written, this.plan.years()) : undefined;
      return on === undefined ? fold(written) : `${on} ${clocked(written).time}`;
    });
    const subject = kind === undefined ? this.names.indicator(text(indicator ?? "")) : "";
    const key = [subject, ...meant].join("\n");
    const again = this.said.has(key);
    this.said.add(key);
    return again;
  }

  private countRow(mapping: RecordMapping, text: (head: string) => string): void {
    const area = this.areaOf(text(mapping.area));
    const day = writtenDay(text(mapping.day), this.plan.years());
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

  private indicators(
    { form, kind, indicator, amount }: RecordMapping,
    text: (head: string) => string,
  ): string[] {
    if (kind === undefined) return [this.names.indicator(text(indicator ?? "")) ?? []].flat();
    const much = decimal(amount === undefined ? "" : (readCount(text(amount)) ?? ""));
    const written = text(kind);
    return this.plan.rows("counting").flatMap((row) => {
      const least = decimal(row.least ?? "");
      const enough = least === null || (much !== null && compare(much, least) >= 0);
      const counts = row.indicator && row.form === form && alike(row.kind ?? "", written);
      return counts && enough ? [row.indicator ?? ""] : [];
    });
  }
}
