import type { Period } from "../../core/period.ts";
import type { Loader } from "../contract.ts";
import type { FindingCode } from "../findings/finding.ts";
import type { Guide } from "../layout/guide.ts";
import { entriesIn } from "../layout/header.ts";
import type { Heading } from "../layout/heading.ts";
import type { Found } from "../layout/layout.ts";
import { type Cell, cellsOf, fold, type Row } from "../layout/sheet.ts";
import { readDay } from "../values/day.ts";
import { powerBetween } from "../values/unit.ts";
import { zonesMeaning } from "../values/zones.ts";
import { otherForm } from "./form-id.ts";
import type { Spanned } from "./lines.ts";
import { closingMonth } from "./printed.ts";

/** By what a table is accounted for: its heading, and the period for which its file was filed. */
export interface AccountedBy {
  loader: Loader;
  heading: Heading & Spanned;
  guide: Guide;
  filed: Period | undefined;
  /** Where the file lies below a data folder. */
  path: string;
  /** Whether it is the first of its file: others may go back to earlier periods by entries of their own. */
  isFirst: boolean;
  /** Texts of sheets without a table that may change what its figures mean. */
  elsewhere: Cell[];
}

interface Contradiction {
  code: FindingCode;
  cell: Cell;
  detail: string;
  /** What it does not agree with. */
  held?: Cell[];
  /** Whether the table is read all the same. */
  isRead?: boolean;
}

/** The unit that a line above a table gives for all of it. */
const UNIT = /^\(?(?:计量)?单位:([^()]+)\)?$/;
/** What forms call the day on which they were filled in. */
const FILLED_ON = {
  day: {
    words: [
      ...["填报日期", "填表日期", "制表日期", "填报时间", "填表时间"],
      ...["报出日期", "报送日期", "上报日期"],
    ],
    required: false,
  },
};
/** The period of a file whose layout has no entry for it. */
const PERIOD = { period: { words: ["报告期"], required: false } };

/** What a table's header block says that does not agree with itself, with where the file was filed, or with when it was filled in. */
export function contradictions(
  table: Found,
  { filed, isFirst, loader, heading, guide: { names, years, asked } }: AccountedBy,
): Contradiction[] {
  const { above, header, at } = table;
  const found: Contradiction[] = [];
  const other = otherForm(table, loader);
  if (other) found.push({ code: "form-altered", cell: other.cell, detail: other.own });
  const alone = at.head.segments.length === 1;
  for (const row of alone ? above : [])
    for (const [field, cell] of Object.entries(entriesIn({ rows: [row] }, loader.header))) {
      const first = header[field];
      if (first && cell.text !== "" && first.text !== "" && fold(cell.text) !== fold(first.text))
        found.push({ code: "header-repeated", cell, detail: first.text, held: [first] });
    }
  for (const row of header.unit ? above : []) {
    const only = otherUnitIn(row, header.unit?.text ?? "");
    if (only && header.unit)
      found.push({ code: "header-repeated", cell: only, detail: header.unit.text, held: [header.unit] });
  }
  const { period } = heading;
  // A period for which nobody asks is told by itself.
  const isAsked = period && (asked.has(period.id) || period.kind !== filed?.kind);
  const isOther = period && filed && (isFirst ? filed.id !== period.id : period.last > filed.last);
  if (filed && header.period && isAsked && isOther)
    found.push({ code: "period-differs", cell: header.period, detail: filed.id });
  else if (filed && header.period && isAsked && period && period.id !== filed.id && !table.goesOn)
    found.push({ code: "period-further", cell: header.period, detail: filed.id, isRead: true });
  const on = entriesIn({ rows: above }, FILLED_ON).day;
  const day = on && readDay(on.text, years);
  const closes = period ?? heading.closes;
  if (on && day && closes && day < closingMonth(closes))
    found.push({ code: "period-differs", cell: header.period ?? on, detail: on.text });
  found.push(...zonesSaidOtherwise(table, loader));
  // A period of the file in an entry that the layout does not have.
  const named = loader.header.period ? undefined : entriesIn({ rows: above }, PERIOD).period;
  if (named && !names.period(named.text, named.format, true))
    found.push({ code: "period-differs", cell: named, detail: "" });
  return found;
}

/** Words for the zones of an area, counted in or out. */
const ZONES =
  /(不含|不包括|不包含|含|包括|包含)(?:[市县]?内|本地|辖区内?)?的?(?:功能区|[经技]?[术开]?开发区|经开区|港区|园区|新区)/;

/** Titles and lines that say of the zones what the entry does not. */
function zonesSaidOtherwise({ above, header, lines }: Found, loader: Loader): Contradiction[] {
  const own = header.zones && zonesMeaning(loader, header.zones);
  if (!own || !header.zones) return [];
  const entry = header.zones;
  const cells = [...above.flatMap(cellsOf), ...[...lines()].flatMap((line) => line.cells)];
  return cells.flatMap((cell): Contradiction[] => {
    const [said, word] = cell === entry ? [] : (ZONES.exec(fold(cell.text)) ?? []);
    if (!word || zonesMeaning(loader, cell) !== undefined) return [];
    const means = word.startsWith("不") ? "excluded" : "included";
    return means === own ? [] : [{ code: "line-doubtful", cell, detail: said ?? "", held: [entry] }];
  });
}

/** The cell of a row that gives another unit than its table's: alone in it, or so many of that unit behind a label. */
function otherUnitIn(row: Row, own: string): Cell | undefined {
  const filled = cellsOf(row).filter(({ text }) => text !== "");
  const [only, other] = filled;
  const alone = other ? undefined : UNIT.exec(fold(only?.text ?? ""))?.[1];
  if (alone !== undefined) return alone === fold(own) ? undefined : only;
  const { unit } = entriesIn(
    { rows: [row] },
    { unit: { words: ["单位", "数值单位", "金额单位"], required: false } },
  );
  return unit && powerBetween(fold(unit.text), fold(own)) ? unit : undefined;
}
