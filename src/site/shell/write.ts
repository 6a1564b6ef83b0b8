import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Own } from "../audit/own.ts";

/** Takes the text of a file, to be written at a path below the site; a page may bring what it alone may say. */
export type Write = (path: string, text: string, own?: Own) => void;

/** Writes below a site at once, and makes the folders in it, but not the site itself: where that has gone, it is not to come back. */
export function writeBelow(site: string): Write {
  const made = new Set(["."]);
  const make = (folder: string) => {
    if (made.has(folder)) return;
    make(dirname(folder));
    const path = join(site, folder);
    if (!existsSync(path)) mkdirSync(path);
    made.add(folder);
  };
  return (path, text) => {
    make(dirname(path));
    writeFileSync(`${site}/${path}`, text);
  };
}
