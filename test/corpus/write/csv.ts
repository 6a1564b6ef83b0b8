import iconv from "iconv-lite";
import Papa from "papaparse";
import type { Form } from "../form.ts";

/** The bytes of a form as a text file. */
export function csvBytes({ sheets, writing }: Form): Uint8Array {
  const { delimiter, newline, quote, encoding } = writing;
  const rows = (sheets[0]?.rows ?? []).map((row) =>
    row.map(({ text, formula }) => (formula === "unsaved" ? "" : text)),
  );
  const written = Papa.unparse(rows, { delimiter, newline, quotes: quote === "all" });
  const [name, marked] = encoding.endsWith("-bom") ? [encoding.slice(0, -4), true] : [encoding, false];
  return iconv.encode(`${written}${newline}`, name, { addBOM: marked });
}
