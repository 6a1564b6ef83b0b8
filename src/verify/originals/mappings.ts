import type { RecordMapping } from "../expect/format.ts";
import { type LayoutTable, tablesIn } from "./mapped/heads.ts";
import { type Layout, layoutsOfLists } from "./mapped/layouts.ts";
import type { Names } from "./names.ts";
import type { Book } from "./read/sheet.ts";

/** How the records of a file count, and the tables that list them. */
export interface Listed {
  mapping: RecordMapping;
  tables: LayoutTable[];
}

/** How the records of a layout count, by what its fields say. */
function mappingBy({ form = "", fields }: Layout): RecordMapping {
  const wordsOf = (role: string) =>
    fields.flatMap(({ says, words }) => (says.includes(role) ? words.slice(0, 1) : []));
  const [word = "", kind, amount] = [wordsOf("area")[0], wordsOf("kind")[0], wordsOf("amount")[0]];
  const [day = "", indicator = "", department = "", from = "", until = ""] = [
    ...["day", "indicator", "department", "from", "until"].map((role) => wordsOf(role)[0]),
  ];
  const [total, passes, part] = ["records", "records-passed", "record-part"].map((role) => wordsOf(role)[0]);
  const [register, thing = "", code = "", stage = "", owner = ""] = [
    ...["register", "thing", "code", "stage", "owner"].map((role) => wordsOf(role)[0]),
  ];
  const passed = fields.flatMap(({ says, words: [column = ""] }) =>
    says.flatMap((role) => {
      const [, how, text = ""] = /^(passed|failed)=(.+)$/.exec(role) ?? [];
      return how ? [{ column, text, passed: how === "passed" }] : [];
    }),
  );
  return {
    ...{ area: word, day },
    ...(register !== undefined
      ? { register, thing, code, stage, owner }
      : kind === undefined
        ? { indicator }
        : { form, kind }),
    ...(passed[0] && {
      passed: {
        column: passed[0].column,
        words: Object.fromEntries(passed.map((each) => [each.text, each.passed])),
      },
    }),
    ...(amount !== undefined && { amount }),
    ...(total !== undefined &&
      passes !== undefined &&
      part !== undefined && { times: { total, passed: passes, part } }),
    columns: fields.flatMap(({ place, words }) => (place === "column" ? words.slice(0, 1) : [])),
    filled: wordsOf("filled"),
    ...{ department, from, until },
  };
}

/** The names of the sheets of a book that are shown; of a text blank. */
export function shownSheets(book: Book): string[] {
  if (book.kind === "text") return [""];
  return [...book.sheets].flatMap(([name, { hidden }]) => (hidden ? [] : name));
}

/** How the records of a book count by its own heads, which are those of one list of the product; undefined where they are not. */
export function listedIn(book: Book, names: Names): Listed | undefined {
  const found = layoutsOfLists().flatMap((layout) => {
    const tables = shownSheets(book).flatMap((sheet) => tablesIn(book, sheet, [layout], names));
    return tables.length > 0 ? { mapping: mappingBy(layout), tables } : [];
  });
  return found.length === 1 ? found[0] : undefined;
}

/** Whether two say the same of how records count. */
export function isSameMapping(a: RecordMapping, b: RecordMapping): boolean {
  const sorted = (mapping: RecordMapping) =>
    JSON.stringify(Object.entries(mapping).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  return sorted(a) === sorted(b);
}
