import type { Counting, Loader, ZonesSaid } from "../contract.ts";
import type { FindingCode } from "../findings/finding.ts";
import { rangesOf } from "../gather.ts";
import type { Guide, Say } from "../layout/guide.ts";
import type { Found } from "../layout/layout.ts";
import { noteMeans } from "../layout/notes.ts";
import { type Cell, type CellPlace, fold } from "../layout/sheet.ts";
import type { Reading } from "../reading.ts";

/** The words of layouts, folded. */
const MEANINGS = new WeakMap<object, Map<string, Counting | "none">>();

/** What a cell means by the words of a layout; undefined where it is none of them. */
export function zonesMeaning({ zones }: Loader, { text }: Cell): Counting | "none" | undefined {
  if (!zones) return undefined;
  let meanings = MEANINGS.get(zones);
  if (!meanings) {
    meanings = new Map(Object.entries(zones).map(([word, means]) => [fold(word), means]));
    MEANINGS.set(zones, meanings);
  }
  return meanings.get(fold(text));
}

/** A fault that the rows of an area and a period share. */
interface Fault {
  code: FindingCode;
  cell: Cell;
  detail: string;
  period: Reading["period"] | null;
  rows: Set<number>;
}

/**
 * How the figures of one table count the zones inside their areas: each as its own row says, else as its head or a note does.
 * `say` is told of areas that do not say it, or say what `areas.csv` contradicts.
 */
export class ZonesOfTable {
  private readonly faults = new Map<string, Fault>();
  private readonly loader: Loader;
  private readonly guide: Guide;
  private readonly say: Say;
  /** The cell above or beside the table that says it for all rows, where it is filled. */
  private readonly head: Cell | undefined;
  /** What was said without a fault last: nearly all rows say the same. */
  private last: { text: string; area: string; alone: boolean; counting: Counting | null } | undefined;
  /** Whether the table is a form of one area, of which it was told already. */
  private isForm = false;
  /** What the layout has that is not there. */
  private readonly lacking: string;

  constructor(loader: Loader, { header, columns, note }: Found, guide: Guide, say: Say) {
    this.loader = loader;
    this.guide = guide;
    this.say = say;
    this.head = header.zones?.text ? header.zones : note;
    const field =
      header.zones || columns.has("zones") ? undefined : (loader.columns.zones ?? loader.header.zones);
    this.lacking = field ? `没有“${field.words[0]}”${field === loader.columns.zones ? "一栏" : "一项"}` : "";
  }

  /** What the head of an area's form says of all its figures, told of whether or not any can be read; `at` is what names the area. */
  ofForm(area: string, at: Cell, period: Reading["period"] | null): Counting | null {
    if (!this.loader.zones) return null;
    this.isForm = true;
    if (this.head) return this.said(this.head, area, period, true, this.head.place)?.counting ?? null;
    if (this.guide.zoned.has(area)) this.say("zones-unsaid", at, this.lacking, period);
    return null;
  }

  /** Marks a reading with what says it; `row` is the cell of its row that does, `area` the one that names its area. */
  mark(reading: Reading, row: Cell | undefined, area: Cell | undefined): void {
    if (!this.loader.zones) return;
    const zoned = this.guide.zoned.has(reading.area);
    const own = row?.text ? row : undefined;
    if (!zoned && !own) return;
    const cell = own ?? this.head;
    if (cell) {
      const place = own ? reading.place : cell.place;
      const said = this.said(cell, reading.area, reading.period, own !== undefined, place);
      if (said) reading.zones = said;
      return;
    }
    // What a department or publisher does not say may be said by the plan, or by the total of its table.
    const at = row ?? area;
    if (reading.source.kind === "area" && at && !this.isForm)
      this.tell("zones-unsaid", at, this.lacking, reading.area, reading.period, reading.place);
  }

  /** Tells of what was wrong in rows, each fault of an area and a period once. */
  done(): void {
    for (const { code, cell, detail, period, rows } of this.faults.values()) {
      const all = rows.size > 1 ? `共${rows.size}行：${rangesOf([...rows])}` : "";
      this.say(code, cell, [detail, all].filter((text) => text !== "").join("；"), period);
    }
  }

  /** What a cell says for an area; `alone` where it is about this area and not about all of a table. */
  private said(
    cell: Cell,
    area: string,
    period: Reading["period"] | null,
    alone: boolean,
    place: CellPlace,
  ): ZonesSaid | undefined {
    const { last } = this;
    if (last && last.text === cell.text && last.area === area && last.alone === alone)
      return { counting: last.counting, text: last.text, place: cell.place };
    const inside = this.guide.zoned.get(area);
    const means = zonesMeaning(this.loader, cell) ?? noteMeans(cell.text);
    let fault: [FindingCode, string] | undefined;
    if (!means) fault = ["header-invalid", Object.keys(this.loader.zones ?? {}).join("、")];
    else if (inside && means === "none") fault = ["zones-contradict", `areas.csv 所列的${inside}位于该地区`];
    else if (!inside && means !== "none" && alone)
      fault = ["zones-contradict", "areas.csv 中没有位于该地区的功能区"];
    if (fault) this.tell(fault[0], cell, fault[1], area, period, place);
    if (!inside) return undefined;
    const counting = means === "none" ? null : (means ?? null);
    if (!fault) this.last = { text: cell.text, area, alone, counting };
    return { counting, text: cell.text, place: cell.place };
  }

  private tell(
    code: FindingCode,
    cell: Cell,
    detail: string,
    area: string,
    period: Reading["period"] | null,
    place: CellPlace,
  ): void {
    const key = [code, area, period?.id, cell.text, detail].join("\n");
    const fault = this.faults.get(key) ?? { code, cell, detail, period, rows: new Set<number>() };
    this.faults.set(key, fault);
    if (place !== fault.cell.place) fault.rows.add(rowOf(place));
  }
}

/** The number of a place's row in its sheet, or of its record. */
function rowOf(place: CellPlace): number {
  return "record" in place ? place.record : Number(place.cell.replace(/^[A-Z]+/, ""));
}
