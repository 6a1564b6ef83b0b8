import { type Period, parsePeriod } from "../../core/period.ts";
import type { Loader } from "../contract.ts";
import type { Guide } from "../layout/guide.ts";
import type { Found } from "../layout/layout.ts";
import type { Cell } from "../layout/sheet.ts";

/** The period for which a file was filed, as a folder says below that of the forms; what stands above it says nothing. */
export function filedFor(path: string, { folder }: Loader): Period | undefined {
  const folders = path.split("/");
  const filed = folders.lastIndexOf("submissions");
  if (folder !== "submissions" || filed < 0) return undefined;
  return folders.slice(filed + 1, -1).flatMap((name) => parsePeriod(name) ?? [])[0];
}

/**
 * The first period that rows of a file name, where each names its own and none that for which the file was filed: last year's
 * rows sent again. Undefined where one does, or where the office asks for none of those that they name.
 */
export function filedOtherwise(
  path: string,
  loader: Loader,
  tables: Found[],
  { names, asked }: Guide,
): Cell | undefined {
  const filed = filedFor(path, loader);
  if (!filed || !loader.columns.period || tables.some(({ header }) => header.period)) return undefined;
  let other: Cell | undefined;
  for (const { rows } of tables)
    for (const { fields } of rows) {
      const cell = fields.period;
      const read = cell && names.period(cell.text, cell.format, true);
      if (read?.id === filed.id) return undefined;
      if (read && read.kind === filed.kind && asked.has(read.id)) other ??= cell;
    }
  return other;
}
