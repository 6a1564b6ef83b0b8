import { AnswerReading } from "./answers/reading.ts";
import type { Loader } from "./contract.ts";
import { FileReading } from "./file-reading.ts";
import type { FileReadings } from "./file-readings.ts";
import { personsIn } from "./findings/personal.ts";
import type { Guide } from "./layout/guide.ts";
import type { Found } from "./layout/layout.ts";
import type { Cell } from "./layout/sheet.ts";
import { filedFor, filedOtherwise } from "./values/filed.ts";
import { settledBy } from "./values/settled.ts";

export type { Cover } from "./records/repeats.ts";

/** Reads the tables that `loader` found in the file at `path`, `elsewhere` being texts of other sheets that speak of its figures: every cell becomes part of something read, or a finding. */
export function readTables(
  path: string,
  loader: Loader,
  tables: Found[],
  sender: string | null,
  plan: Guide,
  elsewhere: Cell[] = [],
): FileReadings {
  const guide = settledBy(plan, filedFor(path, loader));
  const file = new FileReading({ path, loader, sender, guide, elsewhere });
  for (const { fault } of tables) if (fault) file.sayOf(null)(fault.code, fault.cell, fault.detail);
  const open = tables.filter(({ fault }) => !fault);
  const [first] = open;
  const { answers } = loader;
  if (answers) {
    const from = { path, loader: { ...loader, answers }, sender, guide, elsewhere };
    return new AnswerReading(from).read(open);
  }
  // A list of what happened may be empty; a form or a statistic may not.
  if (first && !loader.records && open.every(isEmpty)) return file.empty(first);
  const otherwise = filedOtherwise(path, loader, open, guide);
  if (otherwise) return file.leave(open, otherwise);
  for (const [index, table] of open.entries()) file.readTable(table, open[index + 1]?.goesOn === true);
  return file.done(tables.flatMap(({ header }) => personsIn(loader, header)));
}

function isEmpty({ rows }: Found): boolean {
  for (const _ of rows) return false;
  return true;
}
