/**
 * Reads the records of a text separated by commas or another character (RFC 4180): fields in quotes may hold it, line
 * ends and doubled quotes. Blank lines are no records. Throws where a quote is not closed.
 */
export function readCsv(text: string, delimiter = ","): string[][] {
  const ends = new RegExp(`[${delimiter === "|" ? "\\|" : delimiter}\r\n]`, "g");
  const records: string[][] = [];
  let record: string[] = [];
  let at = text.startsWith("\ufeff") ? 1 : 0;
  const keep = () => {
    if (record.length > 1 || record[0] !== "") records.push(record);
    record = [];
  };
  while (at < text.length) {
    const { field, end } = text[at] === '"' ? quoted(text, at, ends, records.length) : plain(text, at, ends);
    record.push(field);
    at = end;
    if (text[at] === delimiter) {
      at += 1;
      if (at === text.length || text[at] === "\r" || text[at] === "\n") record.push("");
      else continue;
    }
    keep();
    at += text.startsWith("\r\n", at) ? 2 : 1;
  }
  return records;
}

function plain(text: string, from: number, ends: RegExp): { field: string; end: number } {
  ends.lastIndex = from;
  const end = ends.exec(text)?.index ?? text.length;
  return { field: text.slice(from, end), end };
}

function quoted(text: string, from: number, ends: RegExp, record: number): { field: string; end: number } {
  let end = from + 1;
  for (;;) {
    end = text.indexOf('"', end);
    if (end < 0) throw new Error(`a quote is not closed in record ${record}`);
    if (text[end + 1] !== '"') break;
    end += 2;
  }
  const field = text.slice(from + 1, end).replaceAll('""', '"');
  const rest = plain(text, end + 1, ends);
  if (rest.field.trim() !== "") throw new Error(`a text stands after a quote in record ${record}`);
  return { field, end: rest.end };
}

/** The rows of a table under its header, each by the names of its columns. */
export function readTable(text: string): Record<string, string>[] {
  const [header = [], ...rows] = readCsv(text);
  return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ""])));
}
