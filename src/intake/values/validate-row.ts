import { z } from "zod";
import type { Fields, Loader } from "../contract.ts";
import type { Say } from "../layout/guide.ts";
import { codeOfFault } from "../open/fault.ts";

/** The most kinds of rows that are remembered as right. */
const MOST = 10_000;
/** The most fields of a schema whose rows are remembered. */
const MOST_FIELDS = 20;

/** Whether a row's texts are what the loader says they must be; a finding for each field that is not. */
export function isAsItMust(loader: Loader, fields: Fields, say: Say): boolean {
  const known = knownOf(loader);
  if (!known) return check(loader, fields, say);
  // All that the schema can see of a row: which fields are there, which of the free ones are blank, and the texts of the others.
  let [blank, absent, others] = [0, 0, ""];
  for (let index = 0; index < known.fields.length; index++) {
    const { field, free } = known.fields[index] as Known["fields"][number];
    const text = fields[field]?.text;
    if (text === undefined) absent |= 1 << index;
    else if (!free) others = others === "" ? text : `${others}\0${text}`;
    else if (text === "") blank |= 1 << index;
  }
  const kinds = known.right.get(others);
  const kind = blank * (1 << MOST_FIELDS) + absent;
  if (kinds?.has(kind)) return true;
  if (!check(loader, fields, say)) return false;
  if (known.right.size >= MOST) known.right.clear();
  known.right.set(others, (kinds ?? new Set()).add(kind));
  return true;
}

/** The columns that no row may leave blank. */
export function mustBeFilled({ row, columns }: Loader): string[] {
  const fields = Object.keys(columns);
  const blank = Object.fromEntries(fields.map((field) => [field, ""]));
  const wrong = new Set(row.safeParse(blank).error?.issues.map(({ path }) => path[0]));
  return fields.filter((field) => wrong.has(field));
}

function check(loader: Loader, fields: Fields, say: Say): boolean {
  const texts = Object.fromEntries(Object.entries(fields).map(([field, cell]) => [field, cell.text]));
  const checked = loader.row.safeParse(texts);
  const { total = "", passed = "" } = loader.records?.times ?? {};
  // A fold leaves both blank for what could not be read of a list when it was imported.
  if (total && texts[total] === "" && texts[passed] === "" && !fields[total]?.fault) {
    say("records-unread", fields[total] ?? null);
    return false;
  }
  for (const issue of checked.error?.issues ?? []) {
    const field = String(issue.path[0] ?? "");
    const cell = fields[field] ?? Object.values(fields)[0] ?? null;
    say(
      cell?.fault ? codeOfFault(cell.fault) : "row-invalid",
      cell,
      loader.columns[field]?.words[0] ?? field,
    );
  }
  return checked.success;
}

/** A schema's fields, free where they may hold any text or any but a blank one; and the kinds of rows that were found right. */
interface Known {
  fields: { field: string; free: boolean }[];
  right: Map<string, Set<number>>;
}

const KNOWN = new WeakMap<Loader["row"], Known | null>();

/** What is known of a loader's rows; undefined where its schema is more than its fields, or has too many. */
function knownOf({ row }: Loader): Known | undefined {
  let known = KNOWN.get(row);
  if (known === undefined) {
    known = null;
    if (row instanceof z.ZodObject && !row.def.checks?.length && !row.def.catchall) {
      const shape = Object.entries(row.shape as Record<string, z.ZodType>);
      const fields = shape.map(([field, schema]) => ({ field, free: isFree(schema) }));
      if (fields.length <= MOST_FIELDS) known = { fields, right: new Map() };
    }
    KNOWN.set(row, known);
  }
  return known ?? undefined;
}

/** Whether a schema asks of a text at most that it is there, and not blank. */
function isFree(schema: z.ZodType): boolean {
  if (schema instanceof z.ZodDefault) return isFree(schema.unwrap() as z.ZodType);
  return (
    schema instanceof z.ZodString &&
    (schema.def.checks ?? []).every((check) => {
      const { def } = check._zod as { def: { check: string; minimum?: number } };
      return def.check === "min_length" && (def.minimum ?? 2) <= 1;
    })
  );
}
