import type { LakeSource, Part } from "../manifest.ts";

/** A part to be folded: where it stands, and what its list is. */
export interface FoldedPart extends Pick<Part, "sha256" | "rows"> {
  path: string;
  source: Pick<LakeSource, "form" | "from" | "until">;
}

/** What an engine is asked: to fold parts by the tables in `words`, each a Parquet file, and to put each result below `out`. */
export interface Folding {
  parts: FoldedPart[];
  /** The folder of the tables beside the records, each `<name>.parquet`. */
  words: string;
  /** The folder for what it writes, which is its own; each result is the files `<name>/*.parquet` there. */
  out: string;
  /** How much memory it may take (`4GB`), where it runs in this process. */
  memory: string;
}

/** A program that runs the SQL of the fold over parts. */
export interface Engine {
  name: string;
  /** Runs it; returns the version of the engine. Throws where it cannot, and then nothing of what it wrote counts. */
  fold(folding: Folding): Promise<string>;
}

/** The columns of a part that the fold reads. */
export const READ = ["date", "area", "kind", "passed", "amount", "row"];

/** The tables beside the records. */
export const WORDS = ["part", "known_area", "known_kind", "fits", "meaning", "applies"];
