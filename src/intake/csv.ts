import Papa from "papaparse";
import type { Book } from "./sheet.ts";
import { decodeText } from "./text.ts";

/**
 * Reads a comma-separated text in UTF-8 or GB18030; throws where the bytes are neither, or a quote is not closed. A
 * place is the record, counted from 0 at the first, and the number of the column; a layout names the columns of its table.
 */
export function readText(bytes: Uint8Array): Book {
  const text = decodeText(bytes);
  const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: true, delimiter: "," });
  const [fault] = errors;
  if (fault) throw new Error(`${fault.message.toLowerCase()} at record ${fault.row ?? 0}`);
  return {
    kind: "text",
    sheets: [
      {
        name: "",
        rows: data.map((fields, record) =>
          fields.map((field, index) => ({
            place: { record, column: String(index + 1) },
            text: field.trim(),
            format: "",
          })),
        ),
      },
    ],
  };
}
