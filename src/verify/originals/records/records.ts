import { compare, decimal, type Exact, ZERO } from "../../arithmetic/exact.ts";
import type { RecordMapping, RecordsOperand } from "../../expect/format.ts";
import { isDoubtful } from "../beside.ts";
import type { Opened } from "../book.ts";
import { writtenDay } from "../day.ts";
import { Doubts, daysNamed, type Sure } from "../doubts.ts";
import { isRagged, labelled } from "../layout.ts";
import type { LayoutTable } from "../mapped/heads.ts";
import type { Listed } from "../mappings.ts";
import type { Names } from "../names.ts";
import { readCount } from "../number.ts";
import type { Plan, PlanRow } from "../plan.ts";
import { registerNamed, stagesReached } from "../register/event.ts";
import { type Listing, Packed, printOf } from "../register/packed.ts";
import type { Register } from "../register/register.ts";
import { Rows } from "../register/row.ts";
import { remembered } from "../remembered.ts";
import { alike, type TableRow } from "../rows.ts";
import { Said } from "../said.ts";
import { type Span, spanOf } from "../span.ts";
import { LeftRows, passedIn } from "./left-rows.ts";
import { addTimes, type Counts, countIn, timesIn } from "./times.ts";

/** How many digits of the sha256 of a part of a lake name it in proofs. */
const DIGITS = 12;

/** The records of a received file, counted as its mapping says. */
export class Records {
  private readonly counts: Counts = new Map();
  /** Of a list of counts: how many there are of each part of a lake, by the first digits of its sha256. */
  private readonly parts = new Map<string, Counts>();
  /** For what its tables speak. */
  readonly spans: Span[] = [];
  /** What its tables list of registers. */
  readonly listings: Listing[] = [];
  /** The registers that are counted from it and their other lists, where it lists any. */
  registers: Register[] = [];
  /** Those that could not be counted. */
  readonly doubts = new Doubts();
  /** The row below the head of the last table of each sheet. */
  private readonly heads = new Map<TableRow[], number>();
  private readonly names: Names;
  private readonly plan: Plan;
  private readonly isText: boolean;
  private readonly areaOf: (text: string) => string | undefined;
  private readonly dayOf: (text: string) => string | undefined;
  private readonly said: Said;
  /** What reads the rows of the table that is counted, where it lists a register. */
  private kept: Rows | undefined;
  /** The rows of a long text that are not held. */
  private readonly more: (() => Iterable<string[]>) | undefined;

  constructor({ book }: Opened, { mapping, tables }: Listed, names: Names, plan: Plan) {
    this.names = names;
    this.plan = plan;
    const years = plan.years();
    this.areaOf = remembered((text) => names.area(text));
    this.dayOf = remembered((text) => writtenDay(text, years));
    this.said = new Said(names, years, this.areaOf);
    this.isText = book.kind === "text";
    this.more = book.kind === "text" ? book.more : undefined;
    for (const table of tables) this.countTable(table, mapping, table === tables.at(-1));
  }

  /** How many records an operand counts. */
  count(operand: RecordsOperand): number {
    if (this.listings.length > 0) return this.registerOf(operand)?.count(operand) ?? 0;
    return countIn(this.counts, operand) ?? 0;
  }

  /** How many of the records that an operand counts are in each part of a lake; undefined where the file tells of no parts. */
  countByPart(operand: RecordsOperand): Record<string, string> | undefined {
    const counted = [...this.parts].flatMap(([part, counts]) => {
      const count = countIn(counts, operand);
      return count === undefined ? [] : [[part, String(count)] as const];
    });
    return counted.length > 0 ? Object.fromEntries(counted) : undefined;
  }

  /** Whether it lists all records of an indicator from a day to a day. */
  speaksFor({ indicator, from, until }: Pick<RecordsOperand, "indicator" | "from" | "until">): boolean {
    if (this.listings.length > 0) {
      const register = this.registerOf({ indicator });
      const own = this.listings.filter((list) => list.register === register?.id);
      return (
        own.some((list) => list.from <= until && until <= list.until) &&
        register?.speaksFor(indicator, until) === true
      );
    }
    const counted = [...this.counts.keys()].some((key) => key.startsWith(`${indicator} `));
    return this.spans.some(
      (span) =>
        (span.indicator === indicator || counted) &&
        span.until >= until &&
        (span.from === "" || span.from <= from),
    );
  }

  /** Whether a record that could not be counted may belong to those that an operand counts. */
  touch(operand: RecordsOperand): Sure {
    return this.registerOf(operand)?.touch(operand) ?? this.doubts.touch(operand);
  }

  private registerOf({ indicator }: Pick<RecordsOperand, "indicator">): Register | undefined {
    return this.registers.find((register) => register.counts(indicator));
  }

  /** Counts the records of a table, with the header entries above it. */
  private countTable(
    { rows, top, bottom, end, columns: at }: LayoutTable,
    mapping: RecordMapping,
    isLast: boolean,
  ): void {
    const { amount, filled = [] } = mapping;
    const columns = new Map([...at].map(([{ words }, [column = -1]]) => [words[0] ?? "", column]));
    const before = rows.slice(0, top);
    const above = new Map<string, string | undefined>();
    const entry = (head: string) => {
      if (!above.has(head)) above.set(head, labelled(before, head));
      return above.get(head);
    };
    const headed = rows.slice(top, bottom + 1).map(({ texts }) => texts);
    const width = Math.max(...headed.map((texts) => texts.length));
    const headOf = (column: number) => headed.findLast((each) => each[column])?.[column] ?? "";
    const span = spanOf(before, rows.slice(this.heads.get(rows) ?? 0, top), mapping, this.names, this.plan);
    this.heads.set(rows, bottom + 1);
    this.spans.push(span);
    const kept = registerNamed(entry(mapping.register ?? "") ?? "", this.plan);
    this.kept = kept && this.rowsOf({ ...span, register: kept.register ?? "" }, kept, mapping);
    const { areaOf, dayOf } = this;
    const city = this.plan.rows("plan")[0]?.city;
    const reachedBy = remembered((stage) => (kept ? stagesReached(stage, kept, this.plan) : []));
    const left = new LeftRows({ mapping, columns, headOf, areaOf, dayOf, city, reachedBy });
    let isClosed = false;
    for (const row of this.rowsBelow(rows.slice(bottom + 1, end), isLast)) {
      const text = (head: string) =>
        (head === amount ? row.texts : row.spread)[columns.get(head) ?? -1] ?? entry(head) ?? "";
      const filledIn = row.spread.reduce((sum, each) => sum + (each === "" ? 0 : 1), 0);
      if (filledIn === 1 && isDoubtful(row.spread.find((each) => each !== "") ?? "")) isClosed = true;
      const isOdd =
        filledIn < 2 ||
        (this.isText && isRagged(row.texts, width)) ||
        filled.some((head) => text(head) === "");
      const isLeft = isClosed || left.has(row, text);
      if (isOdd) this.doubts.addOdd();
      else if (isLeft) this.countRow(mapping, text, true);
      else this.countOnce(mapping, text);
    }
  }

  /** Enters a list of a register; what reads its rows. */
  private rowsOf(list: Omit<Listing, "events">, kept: PlanRow, mapping: RecordMapping): Rows {
    const { plan, areaOf, dayOf, doubts } = this;
    const listing = { ...list, events: new Packed(plan) };
    this.listings.push(listing);
    return new Rows(listing, kept, mapping, { plan, areaOf, dayOf, doubts });
  }

  /** The rows of a table, those of a long text that goes on among them. */
  private *rowsBelow(rows: TableRow[], isLast: boolean): Generator<TableRow> {
    yield* rows;
    if (isLast && this.more) for (const texts of this.more()) yield { number: 0, texts, spread: texts };
  }

  /** Counts a row unless it says what one before it says; of a register too long to be held that is found later. */
  private countOnce(mapping: RecordMapping, text: (head: string) => string): void {
    if (this.more && mapping.register !== undefined)
      this.countRow(mapping, text, false, printOf(this.said.meaning(mapping, text)));
    else if (!this.said.isAgain(mapping, text)) this.countRow(mapping, text);
  }

  /** Counts a record, or, where it is left for what stands in or beside it, doubts what it may count for. */
  private countRow(
    mapping: RecordMapping,
    text: (head: string) => string,
    isLeft = false,
    print?: number,
  ): void {
    if (mapping.register !== undefined) {
      this.kept?.add({ text, isLeft, print });
      return;
    }
    const area = this.areaOf(text(mapping.area));
    const day = this.dayOf(text(mapping.day));
    const passed = mapping.passed ? passedIn(mapping, text) : false;
    const applies = (indicator: string) => !area || this.plan.applies(indicator, area);
    const { sure, unsure } = this.indicators(mapping, text);
    const times = timesIn(mapping, text, passed);
    const isWhole = !isLeft && area && day && passed !== undefined && times;
    for (const indicator of [...(isWhole ? [] : sure), ...unsure].filter(applies))
      this.doubts.add({
        indicator,
        area,
        days: day ? { first: day, last: day } : daysNamed(text(mapping.day)),
      });
    if (isWhole)
      for (const indicator of sure.filter(applies)) {
        const key = `${indicator} ${area}`;
        addTimes(this.counts, key, day, times);
        if (mapping.times) addTimes(this.countsOfPart(text(mapping.times.part)), key, day, times);
      }
  }

  private countsOfPart(part: string): Counts {
    const digits = part.slice(0, DIGITS);
    const counts = this.parts.get(digits) ?? new Map();
    this.parts.set(digits, counts);
    return counts;
  }

  /** The indicators for which a record counts, and those for which it may, since its kind or amount cannot be read. */
  private indicators(
    { form, kind, indicator, amount }: RecordMapping,
    text: (head: string) => string,
  ): { sure: string[]; unsure: string[] } {
    if (kind === undefined)
      return { sure: [this.names.indicator(text(indicator ?? "")) ?? []].flat(), unsure: [] };
    const much = amount === undefined ? ZERO : decimal(readCount(text(amount)) ?? "");
    const written = text(kind);
    const rows = this.plan.rows("counting").filter((row) => row.form === form);
    const own = rows.filter((row) => alike(row.kind ?? "", written));
    const counting = (own.length > 0 ? own : rows)
      .map(({ indicator = "", least = "" }) => ({ indicator, least: decimal(least) }))
      .filter((row) => row.indicator !== "" && (!row.least || !much || compare(much, row.least) >= 0));
    const isSure = ({ least }: { least: Exact | null }) => own.length > 0 && (!least || much !== null);
    const idsOf = (all: typeof counting) => all.map((row) => row.indicator);
    return { sure: idsOf(counting.filter(isSure)), unsure: idsOf(counting.filter((row) => !isSure(row))) };
  }
}
