import { createHash } from "node:crypto";
import { type Counting, defineLoader, type Loader, type Part } from "../../src/intake/contract.ts";
import type { Reading } from "../../src/intake/reading.ts";
import { type Intake, nothingReceived, type ReceivedFile } from "../../src/intake/receive.ts";
import type { Plan } from "../../src/plan/plan.ts";
import { planSchemas } from "../../src/plan/schemas.ts";
import { periodOf, type Row } from "./support.ts";

/** What a row of `given` says where it leaves a column out. */
const DEFAULTS = {
  indicator: "",
  value: "",
  part: "value",
  source: "area",
  source_kind: "area",
  series: "",
  basis: "reported",
  zones: "excluded",
  arrived: "2014-01-20",
  note: "",
  growth_unit: "%",
};

type Figure = typeof DEFAULTS & { area: string; period: string };

/**
 * What was received, from rows of figures as reported. `area` and `period` may name several, with `;` between them,
 * and `area` kinds of area. Rows of one area, period, arrival and note are of one file if areas sent them; those of
 * other sources are of one file for each period of a department, or for each other kind of source.
 */
export function intakeOf(plan: Plan, given: Row[]): Intake {
  const intake = nothingReceived();
  const files = new Map<string, ReceivedFile>();
  for (const row of given)
    for (const area of areasOf(plan, row.area ?? ""))
      for (const period of (row.period ?? "").split(";")) {
        const texts = Object.fromEntries(Object.entries(row).filter(([, text]) => text !== ""));
        const figure = { ...DEFAULTS, ...texts, area, period };
        const file = fileOf(figure, files, nameOf(plan, area));
        const reading = readingOf(figure, file.sha256);
        intake.readings.push(reading);
        cover(file, reading);
      }
  intake.files.push(...files.values());
  return intake;
}

/** What was received, with states of deliverables as one department reports them. */
export function withStates(intake: Intake, states: Row[]): Intake {
  if (states.length === 0) return intake;
  const files = new Map<string, ReceivedFile>();
  const given = { ...DEFAULTS, source_kind: "states", area: "", period: "2013" };
  const file = fileOf(given, files);
  return {
    ...intake,
    files: [...intake.files, { ...file, place: intake.files.length + 1, path: "states.csv" }],
    states: states.map(({ deliverable = "", state = "" }) => ({
      ...{ place: { record: 1, column: "state" }, text: state, deliverable, evidence: "", day: "2013-12-01" },
      state: state as Intake["states"][number]["state"],
      file: file.sha256,
    })),
  };
}

function areasOf(plan: Plan, text: string): string[] {
  const named = text.split(";");
  const known = plan.areas.rows.filter(({ area, kind }) => named.includes(area) || named.includes(kind));
  if (known.length === 0) throw new Error(`no area ${text}`);
  return known.map(({ area }) => area);
}

function nameOf(plan: Plan, area: string): string | undefined {
  return plan.areas.rows.find((row) => row.area === area)?.name;
}

function fileOf(figure: Figure, files: Map<string, ReceivedFile>, sender?: string): ReceivedFile {
  const { source_kind: kind, arrived, basis, note } = figure;
  const area = kind === "area" ? figure.area : null;
  const period = area || kind === "department" ? figure.period : null;
  const key = JSON.stringify([area, period, kind, arrived, basis, note]);
  const known = files.get(key);
  if (known) return known;
  const place = files.size + 1;
  const file: ReceivedFile = {
    ...planSchemas.periods.pick({ basis: true }).parse({ basis }),
    sha256: createHash("sha256").update(key).digest("hex"),
    path: `${place}.csv`,
    sender: (area && sender) ?? kind,
    arrived,
    note,
    place,
    loader: loaderOf(kind),
    confirmed: [],
    covers: [],
    sheets: [],
  };
  files.set(key, file);
  return file;
}

/** A file speaks for the area, period and source of each reading in it, and an area for how it counts its zones where all its rows agree. */
function cover(file: ReceivedFile, { area, period, source, zones }: Reading): void {
  const known = file.covers.find(
    (other) => other.area === area && other.period.id === period.id && other.source.id === source.id,
  );
  const counting = zones?.counting ?? null;
  if (known && known.zones !== counting) known.zones = null;
  if (!known) file.covers.push({ ...{ area, period, source, subject: "", counts: false }, zones: counting });
}

/** What a row says of zones: `included`, `excluded`, or anything else for nothing (`unsure` for what cannot be so). */
function countingOf(zones: string): Counting | null {
  return zones === "included" || zones === "excluded" ? zones : null;
}

/** Each kind of source sends a form of its own. */
function loaderOf(kind: string): Loader {
  return defineLoader({
    name: kind.replaceAll(" ", "-"),
    title: kind,
    form: kind,
    folder: "submissions",
    kind: "text",
    fills: "",
    header: {},
    columns: {},
    row: planSchemas.deliverables,
    readings: () => [],
  });
}

function readingOf(figure: Figure, file: string): Intake["readings"][number] {
  const { indicator, area, period, part, value, source, source_kind: kind, series, zones } = figure;
  const place = { record: 1, column: "value" };
  return {
    place,
    names: { indicator: place, area: place, period: place },
    text: value,
    format: "",
    how: "",
    value,
    part: part as Part,
    indicator,
    area,
    period: periodOf(period),
    source: { id: source, kind, title: source },
    series: series ? { place, text: series, format: "" } : undefined,
    ...(part === "published-growth" && { growthUnit: figure.growth_unit }),
    ...(zones !== "unsaid" && { zones: { counting: countingOf(zones), text: zones, place } }),
    file,
  };
}
