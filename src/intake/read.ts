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

/** What a file says of itself in its header block; each null where it does not. */
export interface Heading {
  area: string | null;
  period: Period | null;
  zones: "included" | "excluded" | null;
}

export interface FileReadings {
  heading: Heading;
  readings: Reading[];
  findings: Finding[];
}

/** What reading needs to know of the plan, made once for all files. */
export interface Guide {
  names: Names;
  indicators: Map<string, Plan["indicators"]["rows"][number]>;
  applicable: Set<string>;
  sourceKinds: Set<string>;
}

/** Reads the table that `loader` found in the file at `path`: every cell becomes a reading or a finding. */
export function readFound(path: string, loader: Loader, found: Found, guide: Guide): FileReadings {
  const findings: Finding[] = [];
  const heading: Heading = { area: null, period: null, zones: null };
  const say = (code: FindingCode, cell: Cell | null, detail = "", period = heading.period) => {
    findings.push({ code, file: path, place: cell?.place ?? null, text: cell?.text ?? "", detail, period });
  };
  const { area, period, zones } = found.header;
  for (const [field, cell] of Object.entries(found.header))
    if (loader.header[field]?.required && cell.text === "")
      say("header-missing", cell, loader.header[field].words[0]);
  if (period?.text) {
    heading.period = guide.names.period(period.text) ?? null;
    if (!heading.period) say("period-unknown", period);
  }
  if (area?.text) {
    heading.area = guide.names.area(area.text) ?? null;
    if (!heading.area) say("area-unknown", area);
  }
  if (zones?.text && loader.zones) {
    const meaning = Object.entries(loader.zones).find(([word]) => fold(word) === fold(zones.text));
    heading.zones = meaning?.[1] ?? null;
    if (!heading.zones) say("header-invalid", zones, Object.keys(loader.zones).join("、"));
  }
  const readings: Reading[] = [];
  if (findings.length === 0)
    for (const row of found.rows) {
      const texts = Object.fromEntries(Object.entries(row).map(([field, cell]) => [field, cell.text]));
      const checked = loader.row.safeParse(texts);
      if (checked.success) readings.push(...readRow(loader.readings(row, found.header), guide, say));
      else
        for (const issue of checked.error.issues) {
          const field = String(issue.path[0] ?? "");
          say(
            "row-invalid",
            row[field] ?? Object.values(row)[0] ?? null,
            loader.columns[field]?.words[0] ?? field,
          );
        }
    }
  return { heading, readings: withoutRepeats(readings, say), findings };
}

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
    if (part === "value" && indicator.denominator && indicator.areas === "sum")
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
  };
}
