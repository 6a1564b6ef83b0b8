import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Takes the text of a file, to be written at a path below the site. */
export type Write = (path: string, text: string) => void;

/** Writes below a site at once, and makes the folders for it. */
export function writeBelow(site: string): Write {
  const made = new Set<string>();
  return (path, text) => {
    const folder = dirname(path);
    if (!made.has(folder)) mkdirSync(join(site, folder), { recursive: true });
    made.add(folder);
    writeFileSync(join(site, path), text);
  };
}
