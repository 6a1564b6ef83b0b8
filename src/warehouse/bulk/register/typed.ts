import type { RegisterSubject } from "../../../intake/fields.ts";
import type { LargeFile } from "../../../intake/receive.ts";
import { columnOf, dayOf, type Typed } from "../typed.ts";
import { fieldsOfRegister } from "./fields.ts";

/** What is read of a row of a register: its area, stage and day, and the texts that say which thing it is. */
export function registerColumns(large: LargeFile, { thing, code, stage, owner }: RegisterSubject): Typed {
  const column = columnOf(large);
  const day = dayOf(large);
  const text = (field: string) => `coalesce(${column(field)}, '')`;
  const [named, said, owned] = [text(thing), text(code), text(owner)];
  return {
    columns: {
      area: `try_cast(${column(large.file.loader.records?.area ?? "")} as area_word)`,
      stage: `try_cast(${column(stage)} as stage_word)`,
      ...day.columns,
      named,
      code: said,
      owner: owned,
      // Which of the ways of calling a thing it is, as a number of 64 bits, and as another.
      way: `hash(${named}, ${said}, ${owned})`,
      twin: `hash(${owned}, ${named}, ${said})`,
    },
    odd: ["area is null", "stage is null", "named = ''", ...day.odd],
  };
}

/** The texts of a row that was read plainly, by their positions; those that say nothing of what is read are left out. */
export function textsOfRow(large: LargeFile, row: string): string {
  const { thing = "", code = "", stage = "", owner = "" } = fieldsOfRegister(large) ?? {};
  const { area = "", day = "" } = large.file.loader.records ?? {};
  const written: Record<string, string> = {
    [area]: `${row}.area::varchar`,
    [stage]: `${row}.stage::varchar`,
    [day]: `coalesce(${row}.written::varchar, ${row}.day::varchar)`,
    [thing]: `${row}.named`,
    [code]: `${row}.code`,
    [owner]: `${row}.owner`,
  };
  const fields = new Map([...large.found.columns].map(([field, position]) => [position, field]));
  const texts = large.found.heads().map((_, position) => written[fields.get(position) ?? ""] ?? "null");
  return `[${texts}]::varchar[]`;
}
