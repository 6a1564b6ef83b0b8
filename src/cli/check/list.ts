import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";
import { ConfigError } from "../../core/error.ts";

/** A file to be checked: where it lies, where it is filed below a data folder, and who sent it; null where nobody says. */
export interface Listed {
  file: string;
  path: string;
  sender: string | null;
}

const line = z.object({
  file: z.string().min(1),
  path: z.string().min(1).optional(),
  sender: z.string().min(1).nullish(),
});

/** The files that are named, those of a folder below it, in order; throws `ConfigError` where nothing is there. */
export function filesNamed(paths: string[]): Listed[] {
  return paths.flatMap((path): Listed[] => {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found?.isFile()) return [{ file: path, path, sender: null }];
    if (!found?.isDirectory()) throw new ConfigError(`no file ${path}`, "name a file or a folder");
    const below = readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort();
    if (below.length === 0) throw new ConfigError(`no file in ${path}`, "name a folder with files");
    return below.map((file) => ({ file, path: file, sender: null }));
  });
}

/** The files of a list, one JSON object a line: `file`, and perhaps `path` and `sender`. */
export function filesListed(list: string): Listed[] {
  if (!statSync(list, { throwIfNoEntry: false })?.isFile())
    throw new ConfigError(`no file ${list}`, "name a list of files, one JSON object a line");
  return readFileSync(list, "utf8")
    .split("\n")
    .flatMap((text, index): Listed[] => {
      if (text.trim() === "") return [];
      const { file, path, sender } = objectOf(text, `${list} line ${index + 1}`);
      if (!statSync(file, { throwIfNoEntry: false })?.isFile())
        throw new ConfigError(`${list} line ${index + 1}: no file ${file}`, "name a file that is there");
      return [{ file, path: path ?? basename(file), sender: sender ?? null }];
    });
}

function objectOf(text: string, where: string): z.infer<typeof line> {
  try {
    return line.parse(JSON.parse(text));
  } catch {
    throw new ConfigError(
      `${where} is not a file: ${text.slice(0, 80)}`,
      'write {"file": …, "path": …, "sender": …}',
    );
  }
}
