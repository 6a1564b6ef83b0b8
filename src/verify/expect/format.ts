import type { Place } from "../originals/read/sheet.ts";

/** A rule of `methods`; for a status, with the rules of the steps that it names. */
export interface Rule {
  title: string;
  words: string;
  symbols: string;
  expression: string;
  divisor: string;
  steps?: Record<string, Rule>;
}

/** What an operand's name stands for. */
export type Operand = { name: string } & (
  | { kind: "reading"; reading: string; part?: "series" | "zones" }
  | { kind: "state"; reading: string }
  | { kind: "plan"; cell: string }
  | { kind: "fact"; fact: string; part: "amount" | "divisor" | "status" | "series" | "zones" }
  | { kind: "each"; facts: string; part: "amount" }
  | { kind: "file"; file: string; part?: "arrived" }
  | { kind: "set"; file: string; of: "reading" | "finding" }
  | RecordsOperand
  | AnswersOperand
  | { kind: "run"; value: string }
  | { kind: "moved"; reading: string; by: "up" | "down" }
  | { kind: "bound"; side: "least" | "most"; indicator: string; area: string; period: string }
);

/** Records of a file that are counted. */
export interface RecordsOperand {
  name: string;
  kind: "records";
  file: string;
  indicator: string;
  area: string;
  from: string;
  until: string;
  which: "all" | "passed";
  count: string;
  /** Of a list of counts: how many of them are in each part of a lake, by the first digits of its sha256. */
  parts?: Record<string, string>;
  /** Such a list names no series. */
  part?: "series" | "zones";
}

/** Sheets of a survey that are taken together: those that gave one of some answers, with `+` between them, or all. */
export interface AnswersOperand {
  name: string;
  kind: "answers";
  file: string;
  indicator: string;
  area: string;
  period: string;
  category: string;
  what: string;
  value: string;
}

/** A fact as its proof has it. */
export interface ProvenFact {
  value: string;
  dividend: string | null;
  divisor: string | null;
  display: string;
  unit: string;
  basis: string;
  flag?: string;
  decimals: number | null;
  signed: boolean;
  shownIn?: string;
  edges: string[];
  rule: string;
  model: string;
  operands: Operand[];
}

/** A cell of a received file, as the proof says that it was read. */
export interface Reading {
  place: Place;
  text: string;
  format: string;
  how: string;
  value: string;
  part: string;
  indicator: string;
  area: string;
  period: string;
  names: Record<"indicator" | "area" | "period", Place>;
  series?: { text: string; place: Place };
  /** The cell that names the unit in which it is written, where that is not the indicator's. */
  unit?: { text: string; place: Place };
  /** How it counts the zones inside its area, and what says so: a cell, or a row of `zones.csv`; null where that cannot be so. */
  zones?: { counting: string | null; text: string; place?: Place; declaration?: string };
  /** Who published it, where that is not the area itself. */
  source?: string;
}

/** A cell that reports the state of a deliverable. */
export interface State {
  place: Place;
  text: string;
  value: string;
  deliverable: string;
  evidence: string;
  day: string;
}

/** Which columns of a file's records, or entries of its header, say what. */
export interface RecordMapping {
  form?: string;
  area: string;
  day: string;
  kind?: string;
  indicator?: string;
  register?: string;
  thing?: string;
  code?: string;
  stage?: string;
  owner?: string;
  passed?: { column: string; words: Record<string, boolean> };
  amount?: string;
  times?: { total: string; passed: string; part: string };
  columns?: string[];
  filled?: string[];
  department?: string;
  from?: string;
  until?: string;
}

/** A received file, as the proof describes it. */
export interface ReceivedFile {
  /** What it is called. */
  name: string;
  sha256: string;
  sender: string;
  arrived: string;
  basis: string;
  loader: string;
  /** The rows of `layouts.csv` that confirm how it is arranged. */
  layouts?: { signature: string; row: number; on: string }[];
  readings: Reading[];
  states: State[];
  findings: { code: string; place: Place | null }[];
  records?: RecordMapping;
}

/** A cell of a plan table. */
export interface PlanCell {
  file: string;
  row: number;
  column: string;
  text: string;
}

/** What `manifest.json` says. */
export interface Manifest {
  version: string;
  plan: string;
  asOf: string;
  knownAt: string;
  edition?: "internal";
  /** The fingerprint of the public key that signs: the sha256 of its DER. */
  key?: string;
  inputs: Record<string, string>;
  sources: Record<string, string>;
  outputs: Record<string, string>;
  /** Of pages, the sha256 of each but for where it says it. */
  contents: Record<string, string>;
  fingerprint: string;
}
