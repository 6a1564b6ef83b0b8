/** The longest record of a received text, in characters. */
const LONGEST = 64 * 1024;

/**
 * Reads the records of a text separated by commas or another character (RFC 4180): fields in quotes may hold it, line
 * ends and doubled quotes. Blank lines are no records. Throws where a quote is not closed.
 */
export function readCsv(text: string, delimiter = ","): string[][] {
  return recordsOf(text, delimiter, (fault) => {
    throw fault;
  });
}

/**
 * The records of a text as somebody sent it, its lines ended by `\n`: where a record's quotes are not in pairs, or it is longer
 * than 64 KiB of characters, its first line is a record without fields, and the next line begins the next.
 */
export function readSent(text: string, delimiter: string): string[][] {
  return recordsOf(text, delimiter, () => [], LONGEST);
}

function recordsOf(
  text: string,
  delimiter: string,
  broken: (fault: Error) => string[],
  longest = Number.POSITIVE_INFINITY,
): string[][] {
  const ends = new RegExp(`[${delimiter === "|" ? "\\|" : delimiter}\r\n]`, "g");
  const records: string[][] = [];
  for (let at = text.startsWith("\ufeff") ? 1 : 0; at < text.length; ) {
    const read = recordAt(text, at, delimiter, ends, { number: records.length, longest });
    if (read instanceof Error) {
      records.push(broken(read));
      const end = text.indexOf("\n", at);
      at = end < 0 ? text.length : end + 1;
      continue;
    }
    if (read.record.length > 1 || read.record[0] !== "") records.push(read.record);
    at = read.end + (text.startsWith("\r\n", read.end) ? 2 : 1);
  }
  return records;
}

/** The record that begins at a place, and where it ends; what is wrong with it. */
function recordAt(
  text: string,
  from: number,
  delimiter: string,
  ends: RegExp,
  { number, longest }: { number: number; longest: number },
): { record: string[]; end: number } | Error {
  const record: string[] = [];
  for (let at = from; ; ) {
    const read = text[at] === '"' ? quoted(text, at, ends, number) : plain(text, at, ends);
    if (read instanceof Error) return read;
    if (read.end - from > longest) return new Error(`record ${number} is too long`);
    record.push(read.field);
    at = read.end;
    if (text[at] !== delimiter) return { record, end: at };
    at += 1;
  }
}

function plain(text: string, from: number, ends: RegExp): { field: string; end: number } {
  ends.lastIndex = from;
  const end = ends.exec(text)?.index ?? text.length;
  return { field: text.slice(from, end), end };
}

function quoted(
  text: string,
  from: number,
  ends: RegExp,
  record: number,
): { field: string; end: number } | Error {
  let end = from + 1;
  for (;;) {
    end = text.indexOf('"', end);
    if (end < 0) return new Error(`a quote is not closed in record ${record}`);
    if (text[end + 1] !== '"') break;
    end += 2;
  }
  const field = text.slice(from + 1, end).replaceAll('""', '"');
  const rest = plain(text, end + 1, ends);
  if (rest.field.trim() !== "") return new Error(`a text stands after a quote in record ${record}`);
  return { field, end: rest.end };
}

/** The rows of a table under its header, each by the names of its columns. */
export function readTable(text: string): Record<string, string>[] {
  const [header = [], ...rows] = readCsv(text);
  return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ""])));
}
