import { existsSync, readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";

/**
 * The files below `root` in a folder of it, or the file of that name: their paths from `root`, in order. Hidden files
 * and Excel's lock files are none; what is not there has none.
 */
export function pathsBelow(root: string, name = ""): string[] {
  const whole = join(root, name);
  if (!existsSync(whole)) return [];
  if (statSync(whole).isFile()) return [name];
  return readdirSync(whole, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^(\.|~\$)/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .sort();
}
