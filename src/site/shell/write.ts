import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Own } from "../audit/own.ts";

/** Takes the text of a file, to be written at a path below the site; a page may bring what it alone may say. */
export type Write = (path: string, text: string, own?: Own) => void;

/** Makes folders below a site, but not the site itself: where that has gone, it is not to come back. Others may make some meanwhile. */
export function foldersBelow(site: string): (folder: string) => void {
  const made = new Set(["."]);
  const make = (folder: string) => {
    if (made.has(folder)) return;
    make(dirname(folder));
    try {
      mkdirSync(join(site, folder));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    made.add(folder);
  };
  return make;
}

/** Writes below a site at once. */
export function writeBelow(site: string): Write {
  const make = foldersBelow(site);
  return (path, text) => {
    make(dirname(path));
    writeFileSync(`${site}/${path}`, text);
  };
}
