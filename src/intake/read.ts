import type { Period } from "../plan/period.ts";
import type { Plan } from "../plan/plan.ts";
import type { Draft, Loader, Part, SourceOfFigure } from "./contract.ts";
import type { Finding, FindingCode } from "./finding.ts";
import type { Found } from "./layout.ts";
import type { Names } from "./names.ts";
import { compareNumbers, readNumber, sameNumber } from "./number.ts";
import { type Cell, type CellPlace, fold } from "./sheet.ts";

/** One typed value with the cell it came from. */
export interface Reading {
  place: CellPlace;
  text: string;
  format: string;
  how: string;
  /** The exact decimal, in the indicator's unit. */
  value: string;
  part: Part;
  indicator: string;
  area: string;
  period: Period;
  source: SourceOfFigure;
  series: Cell | undefined;
}

/** What a file speaks for: a later file that speaks for the same supersedes it there. */
export interface Cover {
  area: string;
  period: Period;
  /** The id of the source. */
  source: string;
  /** Whether the area's figures include its zones, where the file says so. */
  zones: "included" | "excluded" | null;
}

export interface FileReadings {
  covers: Cover[];
  readings: Reading[];
  findings: Finding[];
}

/** What reading needs to know of the plan, made once for all files. */
export interface Guide {
  names: Names;
  indicators: Map<string, Plan["indicators"]["rows"][number]>;
  applicable: Set<string>;
  sourceKinds: Set<string>;
  /** The areas that contain a zone. */
  zoned: Set<string>;
}

/** Reads the tables that `loader` found in the file at `path`: every cell becomes a reading or a finding. */
export function readTables(
  path: string,
  loader: Loader,
  tables: Found[],
  sender: string,
  guide: Guide,
): FileReadings {
  const findings: Finding[] = [];
  const covers = new Map<string, Cover>();
  const readings: Reading[] = [];
  const sayOf =
    (about: Period | null): Say =>
    (code, cell, detail = "", period = about) =>
      findings.push({ code, file: path, place: cell?.place ?? null, text: cell?.text ?? "", detail, period });
  for (const table of tables) {
    const heading = readHeading(loader, table, sender, guide, sayOf);
    if (!heading) continue;
    const say = sayOf(heading.period);
    const own = table.rows.flatMap((row) => {
      const drafts = draftsOf(loader, row, table.header, say);
      return readRow(drafts, guide, say);
    });
    readings.push(...own);
    const [source = { id: "area" }] = own.map((reading) => reading.source);
    const spoken =
      heading.area && heading.period ? [{ area: heading.area, period: heading.period, source }] : own;
    for (const { area, period, source } of spoken)
      covers.set(`${area} ${period.id} ${source.id}`, {
        area,
        period,
        source: source.id,
        zones: heading.zones,
      });
  }
  return { covers: [...covers.values()], readings: withoutRepeats(readings, sayOf(null)), findings };
}

/** What a table's header block says; null where it has a fault, since then nothing under it can be placed. */
function readHeading(
  loader: Loader,
  { header }: Found,
  sender: string,
  { names, zoned }: Guide,
  sayOf: (about: Period | null) => Say,
): { area: string | null; period: Period | null; zones: Cover["zones"] } | null {
  const { area, period, zones } = header;
  const read = period?.text ? (names.period(period.text) ?? null) : null;
  const code = area?.text ? (names.area(area.text) ?? null) : null;
  const say = sayOf(read);
  let sound = true;
  const fault: Say = (...words) => {
    sound = false;
    say(...words);
  };
  for (const [field, cell] of Object.entries(header))
    if (loader.header[field]?.required && cell.text === "")
      fault("header-missing", cell, loader.header[field].words[0]);
  if (period?.text && !read) fault("period-unknown", period);
  if (area?.text && !code) fault("area-unknown", area);
  if (area && code && names.area(sender) !== code) fault("sender-differs", area, sender);
  const words = Object.entries(loader.zones ?? {});
  const meaning = zones && words.find(([word]) => fold(word) === fold(zones.text));
  if (zones?.text && words.length && !meaning)
    fault("header-invalid", zones, words.map(([word]) => word).join("、"));
  if (zones && !zones.text && code && zoned.has(code)) say("zones-unsaid", zones);
  return sound ? { area: code, period: read, zones: meaning?.[1] ?? null } : null;
}

/** What a loader makes of a row that is as it must be; a finding for each field that is not. */
function draftsOf(loader: Loader, row: Found["rows"][number], header: Found["header"], say: Say): Draft[] {
  const texts = Object.fromEntries(Object.entries(row).map(([field, cell]) => [field, cell.text]));
  const checked = loader.row.safeParse(texts);
  if (checked.success) return loader.readings(row, header);
  for (const issue of checked.error.issues) {
    const field = String(issue.path[0] ?? "");
    say("row-invalid", row[field] ?? Object.values(row)[0] ?? null, loader.columns[field]?.words[0] ?? field);
  }
  return [];
}

/** Tells of a finding at a cell; its period is the table's unless another is given. */
type Say = (code: FindingCode, cell: Cell | null, detail?: string, period?: Period | null) => void;

/** The readings of one row: names found, units checked, numbers read. */
function readRow(
  drafts: Draft[],
  { names, indicators, applicable, sourceKinds }: Guide,
  say: Say,
): Reading[] {
  const readings: Reading[] = [];
  const said = new Set<Cell>();
  const once: Say = (code, cell, detail, period) => {
    if (!cell || said.has(cell)) return;
    said.add(cell);
    say(code, cell, detail, period);
  };
  for (const draft of drafts) {
    const period = names.period(draft.period.text);
    const area = names.area(draft.area.text);
    const indicator = indicators.get(names.indicator(draft.indicator.text) ?? "");
    if (!period) once("period-unknown", draft.period);
    if (!area) once("area-unknown", draft.area, "", period ?? null);
    if (!indicator) once("indicator-unknown", draft.indicator, "", period ?? null);
    if (!period || !area || !indicator) continue;
    if (!sourceKinds.has(draft.source.kind)) {
      once("source-unknown", draft.cell, draft.source.kind, period);
      continue;
    }
    if (!applicable.has(`${indicator.indicator} ${area}`)) {
      once("indicator-not-applicable", draft.indicator, draft.area.text, period);
      continue;
    }
    if (draft.unit && fold(draft.unit.text) !== fold(indicator.unit)) {
      once("unit-differs", draft.unit, indicator.unit, period);
      continue;
    }
    const isPart = draft.part === "numerator" || draft.part === "denominator";
    if (isPart && indicator.denominator === "") {
      once("parts-unwanted", draft.cell, indicator.title, period);
      continue;
    }
    if (draft.cell.fault) {
      once("number-unreadable", draft.cell, draft.cell.fault, period);
      continue;
    }
    const number = readNumber(
      draft.cell.text,
      draft.part === "value" ? indicator.unit : "",
      draft.cell.format,
    );
    if ("fault" in number) {
      once(number.fault, draft.cell, indicator.title, period);
      continue;
    }
    const { place, text, format } = draft.cell;
    const { part, source, series } = draft;
    if (part !== "published-growth" && compareNumbers(number.value, "0") < 0n && indicator.areas === "sum") {
      once("number-negative", draft.cell, indicator.title, period);
      continue;
    }
    if (part === "value" && indicator.denominator && source.kind === "area")
      once("parts-missing", draft.cell, indicator.title, period);
    readings.push({
      place,
      text,
      format,
      ...number,
      part,
      indicator: indicator.indicator,
      area,
      period,
      source,
      series,
    });
  }
  const [top, bottom] = ["numerator", "denominator"].map((part) =>
    readings.find((item) => item.part === part),
  );
  const share = top && indicators.get(top.indicator)?.unit === "%";
  if (top && bottom && share && compareNumbers(top.value, bottom.value) > 0n) {
    const draft = drafts.find((item) => item.cell.place === top.place);
    say("numerator-exceeds", draft?.cell ?? null, bottom.text, top.period);
    return [];
  }
  return readings;
}

/** Of readings that give the same figure twice, keeps the first where they agree and none where they differ. */
function withoutRepeats(readings: Reading[], say: Say): Reading[] {
  const groups = new Map<string, Reading[]>();
  for (const reading of readings) {
    const key = [reading.indicator, reading.area, reading.period.id, reading.part, reading.source.id].join(
      "\n",
    );
    groups.set(key, [...(groups.get(key) ?? []), reading]);
  }
  const kept: Reading[] = [];
  for (const [first, ...rest] of groups.values()) {
    if (!first) continue;
    const differing = rest.find((reading) => !sameNumber(reading.value, first.value));
    if (differing) say("reading-repeated", differing, first.text, first.period);
    else kept.push(first);
  }
  return kept;
}

/** A guide to reading files for `plan`. */
export function readingGuide(plan: Plan, names: Names, pairs: { indicator: string; area: string }[]): Guide {
  return {
    names,
    indicators: new Map(plan.indicators.rows.map((row) => [row.indicator, row])),
    applicable: new Set(pairs.map(({ indicator, area }) => `${indicator} ${area}`)),
    sourceKinds: new Set(plan.sources.rows.map((row) => row.kind)),
    zoned: new Set(plan.areas.rows.flatMap((row) => row.inside)),
  };
}
