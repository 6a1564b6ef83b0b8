import type { RegisterSubject } from "../../../intake/fields.ts";
import type { LargeFile } from "../../../intake/receive.ts";
import { columnOf, dayOf, dayWritten, type Typed } from "../typed.ts";
import { fieldsOfRegister } from "./fields.ts";

/** A number, of 63 bits, that stands for a text; that of null is not null. */
export function idOf(text: string): string {
  return `(hash(${text}) >> 1)::bigint`;
}

/** The number that stands for a column's text; null where there is none. */
export function idOrNull(column: string): string {
  return `case when ${column} is not null then ${idOf(column)} end`;
}

/** A field that says which thing a row is of, or whose: its text and the number of that, as a scan has them. */
interface Calling {
  text: string;
  id: string;
  /** Whether it is a column, so that each row has its own. */
  isColumn: boolean;
}

/** How the rows of a large list call things. */
export function callingOf(large: LargeFile): Record<"named" | "code" | "owner", Calling> {
  const { thing = "", code = "", owner = "" } = fieldsOfRegister(large) ?? {};
  const calling = (name: string, field: string): Calling => {
    const isColumn = large.found.columns.has(field);
    const text = columnOf(large)(field);
    return isColumn ? { text: name, id: `${name}_id`, isColumn } : { text, id: idOf(text), isColumn };
  };
  return { named: calling("named", thing), code: calling("code", code), owner: calling("owner", owner) };
}

/** The numbers that together tell one way of calling a thing from another. */
export function idsOfWay(large: LargeFile): string[] {
  return Object.values(callingOf(large)).flatMap(({ id, isColumn }) => (isColumn ? [id] : []));
}

/** What is read of a row of a register: its area, stage and day, and the texts that say which thing it is, with their numbers. */
export function registerColumns(large: LargeFile, { thing, code, stage, owner }: RegisterSubject): Typed {
  const column = columnOf(large);
  const day = dayOf(large);
  const calling = Object.entries({ named: thing, code, owner }).flatMap(([name, field]) => {
    const text = `coalesce(${column(field)}, '')`;
    return large.found.columns.has(field)
      ? [
          [name, text],
          [`${name}_id`, idOf(text)],
        ]
      : [];
  });
  return {
    columns: {
      area: `try_cast(${column(large.file.loader.records?.area ?? "")} as area_word)`,
      stage: `try_cast(${column(stage)} as stage_word)`,
      ...day.columns,
      ...Object.fromEntries(calling),
    },
    odd: ["area is null", "stage is null", `${callingOf(large).named.text} = ''`, ...day.odd],
  };
}

/** The texts of a row that was read plainly, by their positions; those that say nothing of what is read are left out. */
export function textsOfRow(large: LargeFile, row: string): string {
  const { thing = "", code = "", stage = "", owner = "" } = fieldsOfRegister(large) ?? {};
  const { area = "", day = "" } = large.file.loader.records ?? {};
  const written: Record<string, string> = {
    [area]: `${row}.area::varchar`,
    [stage]: `${row}.stage::varchar`,
    [day]: dayWritten(large, `${row}.`),
    [thing]: `${row}.named`,
    [code]: `${row}.code`,
    [owner]: `${row}.owner`,
  };
  const fields = new Map([...large.found.columns].map(([field, position]) => [position, field]));
  const texts = large.found.heads().map((_, position) => written[fields.get(position) ?? ""] ?? "null");
  return `[${texts}]::varchar[]`;
}
