import type { BesideColumn, HeadUnit } from "./account/columns.ts";
import { isDoubted } from "./account/remarks.ts";
import type { Counting, Draft, Fields, Loader } from "./contract.ts";
import { isSilent } from "./findings/said.ts";
import type { Say } from "./layout/guide.ts";
import type { Heading } from "./layout/heading.ts";
import type { Found } from "./layout/layout.ts";
import type { FoundRow } from "./layout/rows.ts";
import { type Cell, fold } from "./layout/sheet.ts";
import { codeOfFault, isWithdrawn } from "./open/fault.ts";
import type { Readers, Reading } from "./reading.ts";
import { doubtfulName } from "./records/named.ts";
import type { CountedRecord, sourceOfRecords } from "./records/record.ts";
import type { Cover, Covers } from "./records/repeats.ts";
import { namesSeveral } from "./records/several.ts";
import type { StageEvent } from "./records/stage.ts";
import type { Indicator } from "./values/figure.ts";
import { partsOfUnit, powerBetween } from "./values/unit.ts";
import type { ZonesOfTable } from "./values/zones.ts";

/** A table that is being read: what its heading says, and what its rows have given so far. */
export interface OpenTable {
  loader: Loader;
  table: Found;
  heading: Heading;
  say: Say;
  zones: ZonesOfTable;
  readers: Readers;
  /** The source whose records it lists; null where it lists none. */
  source: ReturnType<typeof sourceOfRecords>;
  covers: Covers;
  beside: BesideColumn[];
  units: HeadUnit[];
  remarked: Map<number, Cell>;
  cut: Map<number, Cell>;
  first: Reading | undefined;
  records: CountedRecord[];
  events: StageEvent[];
}

/** Whether what stands in or beside a row leaves in doubt what it says; told. */
export function isDoubtful(row: FoundRow, fields: Fields, drafts: Draft[], open: OpenTable): boolean {
  const { loader, table, heading, say, beside, units, remarked, cut } = open;
  const named = loader.records && fields[loader.records.identity[0] ?? ""];
  const several = named !== undefined && namesSeveral(named.text);
  if (several) say("record-several", named);
  const unsure = several ? undefined : doubtfulName(fields, loader);
  if (unsure) say("record-doubtful", unsure);
  const isLeft = several || unsure !== undefined;
  // Most tables have nothing beside their rows.
  if (beside.length + units.length + remarked.size + cut.size === 0) return isLeft;
  const { guide } = open.readers;
  const comment = remarked.get(row.index);
  if (comment) say("remark-doubtful", comment);
  const ragged = cut.get(row.index);
  if (ragged) say("row-ragged", ragged, ",");
  const about = drafts[0]?.indicator.text ?? table.header.indicator?.text ?? "";
  const indicator = guide.indicators.get(guide.names.indicator(about) ?? "");
  const otherwise = isInOtherUnit(fields, units, indicator, say);
  const deliverable = fields.deliverable?.text;
  const by = { beside, indicator, deliverable, loader, heading, guide };
  return isDoubted(row, table, by, say) || isLeft || otherwise || Boolean(comment ?? ragged);
}

/** Whether a figure stands below a head that names another unit than its indicator's, or one that is no count of its parts; told. */
function isInOtherUnit(
  fields: Fields,
  units: HeadUnit[],
  indicator: Indicator | undefined,
  say: Say,
): boolean {
  let other = false;
  for (const { field, unit } of units) {
    const cell = fields[field];
    if (!cell?.text || !indicator) continue;
    const { base, power } = partsOfUnit(unit);
    const fits =
      field === "value"
        ? powerBetween(unit, indicator.unit) === 0 || fold(fields.unit?.text ?? "") === unit
        : base !== "%" && power === 0;
    if (fits || isSilent(cell.text)) continue;
    say("unit-differs", cell, indicator.unit);
    other = true;
  }
  return other;
}

/** Whether a cell of names of a row says that it does not count; told. */
export function isStruck(fields: Fields, say: Say): boolean {
  let struck = false;
  for (const field in fields) {
    const cell = fields[field];
    if (!cell?.fault || !isWithdrawn(cell.fault)) continue;
    say(codeOfFault(cell.fault), cell);
    struck = true;
  }
  return struck;
}

/** The drafts of a row that is not read, so that no sum of its columns is known. */
export function unread(drafts: Draft[]): Draft[] {
  return drafts.map((draft) => ({ ...draft, cell: { ...draft.cell, fault: "error value" } }));
}

/** What a table speaks for whose header names its area and period; undefined where each reading does that itself. */
export function coverOf(
  { area, period, indicator }: Heading,
  first: Reading | undefined,
  zones: Counting | null,
): Cover[] | undefined {
  if (!area || !period) return undefined;
  const source = first?.source ?? { id: "area", kind: "area" };
  return [{ area, period, source, subject: indicator ?? "", zones, counts: false }];
}
