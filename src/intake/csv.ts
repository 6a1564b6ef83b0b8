import Papa from "papaparse";
import type { Book } from "./sheet.ts";

/** Reads a comma-separated UTF-8 text; throws where the bytes are not UTF-8, or a quote is not closed. The first record names the columns. */
export function readText(bytes: Uint8Array): Book {
  const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: "greedy", delimiter: "," });
  const [fault] = errors;
  if (fault) throw new Error(`${fault.message.toLowerCase()} at record ${fault.row ?? 0}`);
  const names = data[0] ?? [];
  return {
    kind: "text",
    sheets: [
      {
        name: "",
        rows: data.map((fields, record) =>
          fields.map((field, index) => ({
            place: { record, column: names[index] ?? String(index + 1) },
            text: field.trim(),
            format: "",
          })),
        ),
      },
    ],
  };
}
