import type { Choice } from "../draw.ts";
import type { Form, Writing } from "../form.ts";

const WRITERS = ["exceljs", "calc", "raw"] as const;

/** How a clean form is written: any usual way. */
function usual(choice: Choice): Writing {
  return {
    encoding: "utf-8",
    delimiter: ",",
    newline: choice.of(["\n", "\r\n"]),
    quote: "needed",
    writer: choice.of(WRITERS),
    date1904: false,
    level: 6,
    edits: [],
    bytes: [],
  };
}

/** A form of this content, written in a usual way. */
export function formOf(choice: Choice, content: Omit<Form, "writing" | "touched">): Form {
  return { ...content, writing: usual(choice), touched: new Set() };
}

/** The ending of a path for a kind of file. */
export function endingOf(kind: Form["kind"]): string {
  return kind === "workbook" ? ".xlsx" : ".csv";
}
