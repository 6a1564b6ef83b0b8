import { type Box, blank, type Form, put, tableOf, text, type Writing } from "../form.ts";
import type { Kind } from "../kind.ts";
import { TEXTS, take } from "../pick.ts";

/** A text file written in another way. */
function as(name: string, writing: Partial<Writing>): Kind {
  return {
    ...{ name, scope: "bytes", layouts: TEXTS },
    put(form: Form) {
      Object.assign(form.writing, writing);
      return [];
    },
  };
}

/** A text cell that is not read as a number, a name or a day. */
const FREE = ["product", "document", "evidence", "source", "series", "title", "name"];

function reworded(name: string, write: (words: string) => string): Kind {
  return {
    ...{ name, scope: "cell", layouts: /(items|inspection|deliverable|public).*csv$/ },
    put(form, choice) {
      const line = choice.of(tableOf(form).lines);
      const box = FREE.flatMap((field) => line.cells[field] ?? []).find((cell) => cell.text !== "");
      if (!box || !take(form, box)) return null;
      put(box, text(write(box.text)));
      for (const truth of form.truths)
        if (truth.is === "state" && line.row.includes(truth.at) && box === line.cells.evidence)
          truth.evidence = box.text;
      return [];
    },
  };
}

export const OF_TEXTS: Kind[] = [
  as("UTF-8 with a mark", { encoding: "utf-8-bom" }),
  as("UTF-16, little end first, with a mark", { encoding: "utf-16le-bom" }),
  as("UTF-16, big end first, with a mark", { encoding: "utf-16be-bom" }),
  as("UTF-16, little end first, without a mark", { encoding: "utf-16le" }),
  as("UTF-16, big end first, without a mark", { encoding: "utf-16be" }),
  as("GB18030", { encoding: "gb18030" }),
  as("semicolons between fields", { delimiter: ";" }),
  as("tabs between fields", { delimiter: "\t" }),
  as("bars between fields", { delimiter: "|" }),
  as("commas of full width between fields", { delimiter: "，" }),
  as("every field in quotes", { quote: "all" }),
  as("UTF-16 with tabs, as spreadsheets save text", { encoding: "utf-16le-bom", delimiter: "\t" }),
  reworded("a line end inside quotes", (words) => `${words}\n第二行`),
  reworded("quotes, separators and brackets inside a text", (words) => `${words}"甲",乙;丙|丁`),
  {
    ...{ name: "a character of four bytes in GB18030", scope: "bytes", layouts: TEXTS },
    put(form) {
      form.writing.encoding = "gb18030";
      tableOf(form).sheet.rows.push([text("注：由㛃镇、𠮷村提供")]);
      return [];
    },
  },
  {
    ...{ name: "rows without the blank fields at their end", scope: "table", layouts: TEXTS },
    put(form) {
      // A blank field that is a fault keeps its place.
      const isLeft = (box: Box | undefined) => box?.is === "blank" && !form.touched.has(box);
      for (const row of tableOf(form).sheet.rows) while (row.length > 1 && isLeft(row.at(-1))) row.pop();
      return [];
    },
  },
  {
    ...{ name: "rows of separators only", scope: "table", layouts: TEXTS },
    put(form, choice) {
      const { sheet, heads } = tableOf(form);
      for (let times = choice.int(1, 3); times > 0; times--)
        sheet.rows.splice(choice.int(0, sheet.rows.length), 0, heads.map(blank));
      return [];
    },
  },
];
