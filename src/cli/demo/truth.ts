import { closeSync, mkdirSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { type DemoFile, type Planted, placeOf, rowsOf, type Truth } from "./sheet.ts";

const TABLES = {
  readings: ["path", "place", "indicator", "area", "period", "part", "value"],
  records: ["path", "place", "indicator", "area", "day", "passed"],
  events: ["path", "place", "register", "thing", "area", "stage", "day"],
  answers: ["path", "place", "area", "question", "answer", "sheets"],
  states: ["path", "place", "deliverable", "state", "evidence", "day"],
  findings: ["path", "place", "code", "text"],
};
const TABLE = {
  ...{ reading: "readings", record: "records", event: "events" },
  ...{ answer: "answers", state: "states" },
} as const;

/** Writes beside the files what is to be read of every cell, and every planted fault: one table of each kind. */
export class TruthWriter {
  private readonly open = new Map<string, number>();

  constructor(root: string) {
    const folder = join(root, "demonstration");
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    for (const [name, columns] of Object.entries(TABLES)) {
      this.open.set(name, openSync(join(folder, `${name}.csv`), "w"));
      this.append(name, [columns]);
    }
  }

  /** Adds a file's truth and findings, both in the order of its cells. */
  add(file: DemoFile, planted: Planted[]): void {
    const rows: Record<string, string[][]> = {
      readings: [],
      records: [],
      events: [],
      answers: [],
      states: [],
      findings: [],
    };
    file.sheet.lines.forEach(({ truths }, index) => {
      for (const truth of truths) {
        const place = placeOf(file, file.sheet.top.length + 1 + index, truth.column);
        rows[TABLE[truth.is]]?.push([file.path, place, ...wordsOf(truth)]);
      }
    });
    const all = rowsOf(file.sheet);
    const placed = planted.map((finding) => ({
      ...finding,
      at: finding.row ? all.indexOf(finding.row) : -1,
    }));
    placed.sort((a, b) => a.at - b.at || a.column - b.column);
    for (const { at, column, code, text } of placed)
      rows.findings?.push([file.path, at < 0 ? "" : placeOf(file, at, column), code, text]);
    for (const [name, added] of Object.entries(rows)) this.append(name, added);
  }

  close(): void {
    for (const file of this.open.values()) closeSync(file);
  }

  private append(name: string, rows: string[][]): void {
    const file = this.open.get(name);
    if (file !== undefined && rows.length) writeSync(file, `${Papa.unparse(rows, { newline: "\n" })}\n`);
  }
}

function wordsOf(truth: Truth): string[] {
  if (truth.is === "reading") return [truth.indicator, truth.area, truth.period, truth.part, truth.value];
  if (truth.is === "record") return [truth.indicator, truth.area, truth.day, truth.passed];
  if (truth.is === "event") return [truth.register, truth.thing, truth.area, truth.stage, truth.day];
  if (truth.is === "answer") return [truth.area, truth.question, truth.answer, truth.sheets];
  return [truth.deliverable, truth.state, truth.evidence, truth.day];
}
