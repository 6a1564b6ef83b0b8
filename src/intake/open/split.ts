/** The longest record of a text, in characters. */
export const LONGEST_RECORD = 64 * 1024;
/** How much is kept of a record that cannot be read. */
const MOST_KEPT = 200;

/** Why a record of a text cannot be read, as a kind of finding, and how its line begins. */
export interface Broken {
  code: "quotes-unpaired" | "line-too-long" | "record-unreadable" | "row-ragged";
  text: string;
}

/** A record of a text as it stands there, from `from` to `until`, which is behind its line end: its fields, or why it has none. */
export interface Split {
  from: number;
  until: number;
  fields: string[];
  broken?: Broken;
}

/** That a line cannot be read, for a reason. */
export function brokenLine(code: Broken["code"], line: string): Broken {
  return { code, text: line.slice(0, MOST_KEPT) };
}

/**
 * The records of a text whose lines end with `\n`, blank lines left out. A field in quotes may hold delimiters, line ends and
 * doubled quotes. Where a quote is not closed, or something stands behind it, or the record is longer than
 * `LONGEST_RECORD`, its first line is a record that cannot be read, and the next line begins the next one. Where more of the
 * text follows (`isWhole` false), it returns where the first record begins that may not be whole.
 */
export function* splitText(text: string, delimiter: string, isWhole = true): Generator<Split, number> {
  let quote = text.indexOf('"');
  for (let from = 0; from < text.length; ) {
    const found = text.indexOf("\n", from);
    const lineEnd = found < 0 ? text.length : found;
    if (quote >= 0 && quote < from) quote = text.indexOf('"', from);
    const isPlain = quote < 0 || quote >= lineEnd;
    const fits = lineEnd - from <= LONGEST_RECORD;
    if (found < 0 && !isWhole && fits) return from;
    const record = !fits
      ? undefined
      : isPlain
        ? { fields: text.slice(from, lineEnd).split(delimiter), until: lineEnd + 1 }
        : quotedRecord(text, from, lineEnd, delimiter);
    if (record && record.until > text.length && !isPlain && !isWhole) return from;
    if (record?.fields && record.until - 1 - from <= LONGEST_RECORD) {
      const { fields, until } = record;
      if (fields.length > 1 || fields[0] !== "") yield { from, until, fields };
      from = until;
      continue;
    }
    const code = fits ? "quotes-unpaired" : "line-too-long";
    const broken = brokenLine(code, text.slice(from, Math.min(lineEnd, from + MOST_KEPT)));
    yield { from, until: lineEnd + 1, fields: [], broken };
    from = lineEnd + 1;
  }
  return text.length;
}

/**
 * The record that begins at `from`, some field of it in quotes; no fields where its quotes are not as they must be, and an end
 * beyond the text where it does not end in it.
 */
function quotedRecord(
  text: string,
  from: number,
  lineEnd: number,
  delimiter: string,
): { fields?: string[]; until: number } {
  const fields: string[] = [];
  let end = lineEnd;
  for (let at = from; ; ) {
    let [field, behind] = ["", at];
    if (text[at] === '"') {
      let close = text.indexOf('"', at + 1);
      while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
      if (close < 0) return { until: text.length - from > LONGEST_RECORD ? lineEnd + 1 : text.length + 1 };
      if (close - from > LONGEST_RECORD) return { until: lineEnd + 1 };
      field = text.slice(at + 1, close).replaceAll('""', '"');
      behind = close + 1;
      if (behind > end) end = endOfLine(text, behind);
    }
    const next = text.indexOf(delimiter, behind);
    const last = next < 0 || next > end;
    const rest = text.slice(behind, last ? end : next);
    if (text[at] !== '"') field = rest;
    else if (rest.trim() !== "") return { until: lineEnd + 1 };
    fields.push(field);
    if (last) return { fields, until: end + 1 };
    at = next + 1;
  }
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}
