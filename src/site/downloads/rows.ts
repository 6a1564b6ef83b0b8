import { closeSync, openSync, readSync, writeFileSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";
import type { DownloadRow } from "./tables.ts";

/** How much of a file is written or read at once. */
const CHUNK = 1 << 20;

/** A file that is written from rows, some at a time. */
export interface RowsFile {
  add(rows: DownloadRow[]): void;
  /** Closes it, once it has all rows, or has failed. */
  end(): void;
}

/** A file that takes a text in pieces, never more than a chunk of it held. */
export class Pieces {
  readonly #file: number;
  #held = "";

  constructor(path: string) {
    this.#file = openSync(path, "w");
  }

  add(piece: string): void {
    this.#held += piece;
    if (this.#held.length < CHUNK) return;
    writeFileSync(this.#file, this.#held);
    this.#held = "";
  }

  end(): void {
    try {
      writeFileSync(this.#file, this.#held);
    } finally {
      closeSync(this.#file);
    }
  }
}

/** Rows as a JSON array, each on a line. */
export class JsonFile implements RowsFile {
  readonly #file: Pieces;
  #between = "[\n";

  constructor(path: string) {
    this.#file = new Pieces(path);
  }

  add(rows: DownloadRow[]): void {
    for (const row of rows) {
      this.#file.add(this.#between + JSON.stringify(row));
      this.#between = ",\n";
    }
  }

  end(): void {
    this.#file.add(this.#between === "[\n" ? "[\n\n]\n" : "\n]\n");
    this.#file.end();
  }
}

/** The rows of a `JsonFile`, one after the other. */
export function* rowsIn(path: string): Generator<DownloadRow> {
  for (const line of linesIn(path))
    if (line.startsWith("{")) yield JSON.parse(line.endsWith(",") ? line.slice(0, -1) : line) as DownloadRow;
}

function* linesIn(path: string): Generator<string> {
  const file = openSync(path, "r");
  try {
    const [buffer, decoder] = [Buffer.allocUnsafe(CHUNK), new StringDecoder("utf8")];
    let rest = "";
    for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) {
      const lines = (rest + decoder.write(buffer.subarray(0, read))).split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
    }
    yield rest + decoder.end();
  } finally {
    closeSync(file);
  }
}
