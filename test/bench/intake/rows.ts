import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipSync } from "fflate";
import Papa from "papaparse";
import { readingGuide } from "../../../src/intake/guide.ts";
import { inspectionRecords } from "../../corpus/clean/records.ts";
import { Choice } from "../../corpus/draw.ts";
import { number, text } from "../../corpus/form.ts";
import { isRatio, PERIODS, PLAN, reportedBy, SENDERS } from "../../corpus/plan.ts";
import { receiveBytes } from "../../corpus/receive.ts";
import { rawParts } from "../../corpus/write/raw.ts";
import { run } from "../../support/run.ts";

const ROWS = Number(process.env.BENCH_ROWS ?? 1_000_000);
const SHEET_ROWS = Number(process.env.BENCH_SHEET_ROWS ?? 100_000);
const FILES = 4;
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

/** A plan with so many indicators that each row of a file is a figure of its own. */
function manyIndicators() {
  const [indicator] = reportedBy(SENDERS[0]?.area ?? "").filter((row) => !isRatio(row));
  if (!indicator) throw new Error("no indicator");
  const count = Math.ceil(ROWS / FILES / PERIODS.length);
  const rows = Array.from({ length: count }, (_, index) => ({
    ...indicator,
    indicator: `x${index}`,
    title: `示例指标${index}`,
  }));
  const areas = SENDERS.map(({ area }) => area);
  const guide = readingGuide({
    ...PLAN,
    indicators: { ...PLAN.indicators, rows },
    applicability: {
      ...PLAN.applicability,
      rows: rows.map(({ indicator, row }) => ({ indicator, areas, note: "", row })),
    },
  });
  return { guide, rows };
}

/** Writes the forms; every thousandth row has a fault. */
function writeForms(folder: string): { bytes: number; faults: number } {
  const { rows } = manyIndicators();
  const choice = new Choice(7);
  const each = Math.ceil(ROWS / FILES);
  let [bytes, faults, index] = [0, 0, 0];
  for (let file = 0; file < FILES; file++) {
    const area = SENDERS[file]?.name ?? "";
    const lines = [HEADS.join(",")];
    for (let row = 0; row < Math.min(each, ROWS - file * each); row++) {
      const { indicator, unit } = rows[Math.floor(row / PERIODS.length)] as (typeof rows)[number];
      const faulty = index++ % 1000 === 500;
      if (faulty) faults++;
      const value = faulty ? "约300" : choice.chance(0.02) ? '"1,234"' : String(choice.int(0, 99999));
      lines.push([area, PERIODS[row % PERIODS.length], "无功能区", indicator, unit, "", "", value].join(","));
    }
    const written = new TextEncoder().encode(`${lines.join("\n")}\n`);
    if (written.length > 20 * 1024 * 1024) throw new Error(`file of ${written.length} bytes`);
    bytes += written.length;
    mkdirSync(join(folder, "lists"), { recursive: true });
    writeFileSync(join(folder, "lists", `${file}.csv`), written);
  }
  return { bytes, faults };
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
    for (const name of readdirSync(join(folder, "lists"))) {
      const decoded = new TextDecoder("utf-8", { fatal: true }).decode(
        readFileSync(join(folder, "lists", name)),
      );
      rows += Papa.parse<string[]>(decoded, { delimiter: ",", skipEmptyLines: true }).data.length - 1;
    }
    tell({ seconds: (performance.now() - from) / 1000, rows, readings: 0, findings: 0 });
  },
  async lists(folder) {
    const { guide } = manyIndicators();
    const from = performance.now();
    let [readings, findings] = [0, 0];
    for (const [index, name] of readdirSync(join(folder, "lists")).sort().entries()) {
      const bytes = readFileSync(join(folder, "lists", name));
      const about = {
        path: `submissions/${name}`,
        folder: "submissions",
        sender: SENDERS[index]?.name ?? "",
      };
      const received = await receiveBytes(about, bytes, guide);
      readings += received.readings.length;
      findings += received.findings.length;
    }
    tell({ seconds: (performance.now() - from) / 1000, rows: ROWS, readings, findings });
  },
  async workbook(folder) {
    const from = performance.now();
    const bytes = readFileSync(join(folder, "records.xlsx"));
    const sender = readFileSync(join(folder, "sender.txt"), "utf8");
    const about = { path: "statistics/a/records.xlsx", folder: "statistics", sender };
    const { records, findings } = await receiveBytes(about, bytes);
    const seconds = (performance.now() - from) / 1000;
    tell({ seconds, rows: SHEET_ROWS, readings: records.length, findings: findings.length });
  },
};

function tell(told: Omit<Told, "peak">): void {
  process.stdout.write(JSON.stringify({ ...told, peak: Math.round(process.resourceUsage().maxRSS / 1024) }));
}

/** Prints rows a second and peak memory of checking long lists and a long workbook; returns whether they hold the limits. */
export async function benchRows(program: string): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), "quality-city-rows-"));
  const child = async (task: string): Promise<Told> => {
    const ran = await run(process.execPath, ["--import", "tsx", program, "--task", task, "--folder", folder]);
    if (ran.code !== 0) throw new Error(ran.stderr);
    return JSON.parse(ran.stdout) as Told;
  };
  try {
    const { bytes, faults } = writeForms(folder);
    const size = writeWorkbook(folder);
    const runs: Record<"ours" | "bare", Told>[] = [];
    for (let index = 0; index < 3; index++)
      runs.push({ ours: await child("lists"), bare: await child("bare") });
    const best = (of: "ours" | "bare") =>
      runs.map((each) => each[of]).sort((a, b) => a.seconds - b.seconds)[1] as Told;
    const [ours, bare, book] = [best("ours"), best("bare"), await child("workbook")];
    const speed = Math.round(ours.rows / ours.seconds);
    process.stdout.write(`
lists      ${ours.rows} rows in ${FILES} files, ${(bytes / 1e6).toFixed(0)} MB; ${ours.readings} readings, ${ours.findings} findings of ${faults}
ours       ${ours.seconds.toFixed(2)} s, ${speed} rows/s, peak ${ours.peak} MiB
papaparse  ${bare.seconds.toFixed(2)} s, ${Math.round(bare.rows / bare.seconds)} rows/s, peak ${bare.peak} MiB; ratio ${(ours.seconds / bare.seconds).toFixed(2)}
workbook   ${book.rows} rows, ${(size / 1e6).toFixed(1)} MB; ${book.readings} records, ${book.findings} findings; ${book.seconds.toFixed(2)} s, peak ${book.peak} MiB
`);
    const right =
      ours.findings === faults &&
      ours.readings === ours.rows - faults &&
      book.readings === book.rows &&
      book.findings === 0;
    if (!right) process.stdout.write("wrong      the readings or findings are not those written\n");
    return right && speed >= LEAST_A_SECOND && ours.peak < MOST_MEMORY && book.peak < MOST_MEMORY;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
