import { closeSync, openSync, readSync, writeFileSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";

/** How much of a file is written or read at once. */
const CHUNK = 1 << 20;

/** Writes pieces of a text to a file, never more than a chunk of it held. */
export function writePieces(path: string, pieces: Iterable<string>): void {
  const file = openSync(path, "w");
  try {
    let held = "";
    for (const piece of pieces) {
      held += piece;
      if (held.length < CHUNK) continue;
      writeFileSync(file, held);
      held = "";
    }
    writeFileSync(file, held);
  } finally {
    closeSync(file);
  }
}

/** Rows as a JSON array, each on a line. */
export function* jsonOf(rows: Iterable<unknown>): Generator<string> {
  let between = "[\n";
  for (const row of rows) {
    yield between + JSON.stringify(row);
    between = ",\n";
  }
  yield between === "[\n" ? "[\n\n]\n" : "\n]\n";
}

/** The rows of a file that `jsonOf` gave, one after the other. */
export function* rowsIn<T>(path: string): Generator<T> {
  for (const line of linesIn(path))
    if (line.startsWith("{")) yield JSON.parse(line.endsWith(",") ? line.slice(0, -1) : line) as T;
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
