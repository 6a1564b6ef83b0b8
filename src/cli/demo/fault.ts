import type { Fault } from "./profile.ts";
import type { DemoFile, Line, Planted, Sheet, Truth, Value } from "./sheet.ts";

/** A file with faults planted in it, the truth of what they spoil taken out, and the findings they must give. */
export function plant(file: DemoFile, faults: Fault[]): { file: DemoFile; findings: Planted[] } {
  const findings = faults.map((fault) => {
    const finding =
      fault.kind === "copy"
        ? { row: null, column: 0, code: fault.code, text: "" }
        : fault.line === ""
          ? spoilHeading(file.sheet, fault)
          : spoilLine(file.sheet, fault);
    if (!finding)
      throw new Error(`a planted fault finds no cell: ${file.path} ${fault.line} ${fault.column}`);
    if (fault.loses === "file") for (const line of file.sheet.lines) line.truths = [];
    return finding;
  });
  return { file, findings };
}

/** Writes into the entry beside a label above the table. */
function spoilHeading({ top }: Sheet, { column: label, text, code }: Fault): Planted | null {
  for (const row of top) {
    const at = row.findIndex((cell) => String(cell).replace(/：$/, "") === label);
    if (at < 0) continue;
    row[at + 1] = text;
    return { row, column: at + 1, code, text };
  }
  return null;
}

/** Writes into the column of the first line that holds the text by which the fault names it. */
function spoilLine({ lines, heads }: Sheet, fault: Fault): Planted | null {
  const column = heads.indexOf(fault.column);
  const at = lines.findIndex(({ cells }) => cells.includes(fault.line));
  const line = lines[at];
  if (!line || column < 0) return null;
  line.truths = line.truths.filter((truth) => !loses(fault, column, truth, line));
  let spoilt: Line = line;
  if (fault.kind === "repeat") {
    spoilt = { ...line, cells: [...line.cells], truths: [] };
    lines.splice(at + 1, 0, spoilt);
  }
  const { cells } = spoilt;
  if (fault.kind === "swap")
    [cells[column], cells[column + 1]] = [cells[column + 1] ?? null, cells[column] ?? null];
  else cells[column] = spoiltCell(cells[column] ?? null, fault);
  return { row: cells, column, code: fault.code, text: String(cells[column] ?? "") };
}

/** Whether a truth is lost with a fault in that column: a figure is all of a line that is about one period. */
function loses({ loses }: Fault, column: number, truth: Truth, { truths }: Line): boolean {
  if (loses !== "figure") return loses === "row" || (loses === "cell" && truth.column === column);
  const period = truths.find((other) => other.column === column);
  return "period" in truth && period !== undefined && "period" in period && period.period === truth.period;
}

function spoiltCell(cell: Value, { kind, text }: Fault): Value {
  if (kind === "scale") return Math.round(Number(cell) * 100) / 10_000;
  if (kind === "add") return Number(cell) + Number(text);
  return text;
}
