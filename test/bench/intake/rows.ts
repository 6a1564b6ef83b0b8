import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipSync } from "fflate";
import Papa from "papaparse";
import { type Guide, readingGuide } from "../../../src/intake/layout/guide.ts";
import { inspectionRecords } from "../../corpus/clean/records.ts";
import { Choice } from "../../corpus/draw.ts";
import { number, text } from "../../corpus/form.ts";
import {
  GUIDE,
  type Indicator,
  isRatio,
  mostOf,
  PERIODS,
  PLAN,
  reportedBy,
  SENDERS,
  zonesWord,
} from "../../corpus/plan.ts";
import { receiveBytes } from "../../corpus/receive.ts";
import { rawParts } from "../../corpus/write/raw.ts";
import { run } from "../../support/run.ts";

const ROWS = Number(process.env.BENCH_ROWS ?? 1_000_000);
const SHEET_ROWS = Number(process.env.BENCH_SHEET_ROWS ?? 100_000);
const RUNS = Number(process.env.BENCH_RUNS ?? 3);
/** The rows of a large file. */
const LARGE = Math.ceil(ROWS / 4);
const HEADS = ["填报单位", "报告期", "功能区统计口径", "指标编号", "计量单位", "分子", "分母", "数值"];
const LEAST_A_SECOND = 300_000;
const MOST_MEMORY = 1024;

/** What a run in a process of its own tells. */
interface Told {
  seconds: number;
  /** MiB. */
  peak: number;
  rows: number;
  readings: number;
  findings: number;
}

/** The indicators that every area reports, and whose figures may be any number. */
const SHARED = reportedBy(SENDERS[0]?.area ?? "").filter(
  ({ indicator, unit, scale }) =>
    (unit === "%" || scale === 1) &&
    (unit === "%" || mostOf(indicator) === undefined) &&
    SENDERS.every(({ area }) => GUIDE.applicable.has(`${indicator} ${area}`)),
);

/** A plan with so many indicators that each row of a large file is a figure of its own. */
function manyIndicators(): { guide: Guide; indicators: Indicator[] } {
  const first = SHARED.find((row) => !isRatio(row));
  if (!first) throw new Error("no indicator");
  const count = Math.ceil(LARGE / PERIODS.length);
  const indicators = Array.from({ length: count }, (_, index) => ({
    ...first,
    indicator: `x${index}`,
    title: `示例指标${index}`,
  }));
  const areas = SENDERS.map(({ area }) => area);
  const guide = readingGuide({
    ...PLAN,
    indicators: { ...PLAN.indicators, rows: indicators },
    applicability: {
      ...PLAN.applicability,
      rows: indicators.map(({ indicator, row }) => ({ indicator, areas, note: "", row })),
    },
  });
  return { guide, indicators };
}

/** What was written: how many files and bytes, and what must come of them. */
interface Written {
  files: number;
  bytes: number;
  rows: number;
  readings: number;
  faults: number;
}

/** Writes lists of an area's figures for all periods; every thousandth row has a fault. */
function writeLists(folder: string, indicators: Indicator[], each: number): Written {
  mkdirSync(folder);
  const choice = new Choice(7);
  const written = { files: 0, bytes: 0, rows: 0, readings: 0, faults: 0 };
  while (written.rows < ROWS) {
    const sender = written.files % SENDERS.length;
    const { name, area } = SENDERS[sender] as (typeof SENDERS)[number];
    const zones = zonesWord(area, true);
    const lines = [HEADS.join(",")];
    for (let row = 0; row < each && written.rows < ROWS; row++, written.rows++) {
      const indicator = indicators[Math.floor(row / PERIODS.length)] as Indicator;
      const faulty = !isRatio(indicator) && written.rows % 1000 < 500 && written.faults < written.rows / 1000;
      const figure = isRatio(indicator)
        ? `${choice.int(900, 999)},1000,`
        : `,,${faulty ? "约300" : countOf(choice)}`;
      if (faulty) written.faults++;
      else written.readings += isRatio(indicator) ? 2 : 1;
      lines.push(
        [name, PERIODS[row % PERIODS.length], zones, indicator.indicator, indicator.unit, figure].join(","),
      );
    }
    const text = new TextEncoder().encode(`${lines.join("\n")}\n`);
    if (text.length > 20 * 1024 * 1024) throw new Error(`file of ${text.length} bytes`);
    written.bytes += text.length;
    writeFileSync(join(folder, `${String(written.files++).padStart(5, "0")}-${sender}.csv`), text);
  }
  return written;
}

function countOf(choice: Choice): string {
  return choice.chance(0.02) ? '"1,234"' : String(choice.int(0, 99999));
}

/** Writes a workbook of inspection records. */
function writeWorkbook(folder: string): number {
  const form = inspectionRecords("workbook", new Choice(3));
  const [table] = form.tables;
  if (!table) throw new Error("no table");
  const lines = table.lines;
  for (let index = lines.length; index < SHEET_ROWS; index++) {
    const row = lines[index % lines.length]?.row.map((box) => ({ ...box })) ?? [];
    table.sheet.rows.push([text(`Z${index}`), ...row.slice(1, -1), row.at(-1) ?? number("0")]);
  }
  const bytes = zipSync(rawParts(form), { level: 6 });
  writeFileSync(join(folder, "records.xlsx"), bytes);
  writeFileSync(join(folder, "sender.txt"), form.sender);
  return bytes.length;
}

/** The tasks of child processes, by name. */
export const TASKS: Record<string, (folder: string) => Promise<void>> = {
  async bare(folder) {
    const from = performance.now();
    let rows = 0;
    for (const name of readdirSync(folder)) {
      const decoded = new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(join(folder, name)));
      rows += Papa.parse<string[]>(decoded, { delimiter: ",", skipEmptyLines: true }).data.length - 1;
    }
    tell({ seconds: (performance.now() - from) / 1000, rows, readings: 0, findings: 0 });
  },
  lists: (folder) => check(folder, GUIDE),
  large: (folder) => check(folder, manyIndicators().guide),
  async workbook(folder) {
    const from = performance.now();
    const bytes = readFileSync(join(folder, "records.xlsx"));
    const sender = readFileSync(join(folder, "sender.txt"), "utf8");
    const about = { path: "statistics/a/records.xlsx", folder: "statistics", sender };
    const { records, findings } = receiveBytes(about, bytes);
    const seconds = (performance.now() - from) / 1000;
    tell({ seconds, rows: SHEET_ROWS, readings: records.length, findings: findings.length });
  },
};

/** Receives every list of a folder, one after the other, as a check of files does. */
async function check(folder: string, guide: Guide): Promise<void> {
  const from = performance.now();
  let [readings, findings] = [0, 0];
  for (const name of readdirSync(folder).sort()) {
    const sender = SENDERS[Number(/-(\d+)\.csv$/.exec(name)?.[1])]?.name ?? "";
    const about = { path: `submissions/${name}`, folder: "submissions", sender };
    const received = receiveBytes(about, readFileSync(join(folder, name)), guide);
    readings += received.readings.length;
    findings += received.findings.length;
  }
  tell({ seconds: (performance.now() - from) / 1000, rows: ROWS, readings, findings });
}

function tell(told: Omit<Told, "peak">): void {
  process.stdout.write(JSON.stringify({ ...told, peak: Math.round(process.resourceUsage().maxRSS / 1024) }));
}

/** Prints rows a second and peak memory of checking lists and a long workbook; returns whether they hold the limits. */
export async function benchRows(program: string): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), "quality-city-rows-"));
  const child = async (task: string, below: string): Promise<Told> => {
    const args = ["--import", "tsx", program, "--task", task, "--folder", join(folder, below)];
    const ran = await run(process.execPath, args);
    if (ran.code !== 0) throw new Error(ran.stderr);
    return JSON.parse(ran.stdout) as Told;
  };
  const compare = async (task: "lists" | "large", written: Written): Promise<boolean> => {
    const runs: Record<"ours" | "bare", Told>[] = [];
    for (let index = 0; index < RUNS; index++)
      runs.push({ ours: await child(task, task), bare: await child("bare", task) });
    const middle = (of: "ours" | "bare") =>
      runs.map((each) => each[of]).sort((a, b) => a.seconds - b.seconds)[Math.floor(RUNS / 2)] as Told;
    const [ours, bare] = [middle("ours"), middle("bare")];
    const speed = Math.round(ours.rows / ours.seconds);
    const right = ours.findings === written.faults && ours.readings === written.readings;
    process.stdout.write(`
${task}      ${written.rows} rows in ${written.files} files, ${(written.bytes / 1e6).toFixed(0)} MB; ${ours.readings} readings, ${ours.findings} findings${right ? "" : `: not the ${written.readings} and ${written.faults} written`}
ours       ${ours.seconds.toFixed(2)} s, ${speed} rows/s, peak ${ours.peak} MiB
papaparse  ${bare.seconds.toFixed(2)} s, ${Math.round(bare.rows / bare.seconds)} rows/s, peak ${bare.peak} MiB; ratio ${(ours.seconds / bare.seconds).toFixed(2)}
`);
    return right && speed >= LEAST_A_SECOND && ours.peak < MOST_MEMORY;
  };
  try {
    const lists = writeLists(join(folder, "lists"), SHARED, SHARED.length * PERIODS.length);
    const large = writeLists(join(folder, "large"), manyIndicators().indicators, LARGE);
    mkdirSync(join(folder, "book"));
    const size = writeWorkbook(join(folder, "book"));
    const held = [await compare("lists", lists), await compare("large", large)];
    const book = await child("workbook", "book");
    const right = book.readings === book.rows && book.findings === 0;
    process.stdout.write(`
workbook   ${book.rows} rows, ${(size / 1e6).toFixed(1)} MB; ${book.readings} records, ${book.findings} findings; ${book.seconds.toFixed(2)} s, peak ${book.peak} MiB
`);
    return held.every(Boolean) && right && book.peak < MOST_MEMORY;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
