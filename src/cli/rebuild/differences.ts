import { type PathLike, readFileSync } from "node:fs";
import { extname } from "node:path";
import { fileAt } from "../../core/disk/filename.ts";
import { type Listing, listingOf } from "../../core/disk/listing.ts";
import type { Failure } from "../../verify/site/failure.ts";
import { messageOf } from "../cause.ts";
import { arrowRows } from "./arrow.ts";
import { excerptOf } from "./excerpt.ts";
import { linesIn, parquetRows, rowsDifference } from "./rows.ts";
import { pageDifference } from "./words.ts";

/** The signature of a site, which is no matter of its files. */
const SIGNATURE = "manifest.sig";
/** What follows from the other files, and so is named after them. */
const LAST = "manifest.json";

/** Every file in which a site is another than the one that was built again, each with the first place. */
export async function differencesOf(site: string, rebuilt: string): Promise<Failure[]> {
  const [is, was] = [await listingOf(site), await listingOf(rebuilt)];
  const paths = [...new Set([...was.keys(), ...is.keys()])].filter((path) => path !== SIGNATURE).sort();
  const order = [...paths.filter((path) => path !== LAST), ...paths.filter((path) => path === LAST)];
  const found: Failure[] = [];
  for (const path of order) {
    const step = await differenceAt(path, { is, was, site, rebuilt });
    if (step !== undefined) found.push({ check: "rebuild", where: path, facts: [], step });
  }
  return found;
}

interface Both {
  is: Listing;
  was: Listing;
  site: string;
  rebuilt: string;
}

async function differenceAt(path: string, { is, was, site, rebuilt }: Both): Promise<string | undefined> {
  const [now, before] = [is.get(path), was.get(path)];
  if (!now) return "these files give it, and the site is without it";
  if (!before) return "these files do not give it";
  if (now.kind !== before.kind) return `it is no file (${now.kind})`;
  if (now.sha256 === before.sha256) return undefined;
  try {
    return await differenceIn(fileAt(rebuilt, path), fileAt(site, path), path);
  } catch (error) {
    return `it cannot be read as what its name says: ${messageOf(error)}`;
  }
}

/** What is other in the second of two files, in the words of their kind. */
async function differenceIn(was: PathLike, is: PathLike, name: string): Promise<string> {
  switch (extname(name)) {
    case ".html":
      return pageDifference(readFileSync(was, "utf8"), readFileSync(is, "utf8"));
    case ".csv":
    case ".json":
      return rowsDifference(linesIn(was), linesIn(is));
    case ".arrow":
      return rowsDifference(arrowRows(was), arrowRows(is));
    case ".parquet":
      return rowsDifference(await parquetRows(String(was)), await parquetRows(String(is)));
    default:
      return excerptOf(readFileSync(was, "utf8"), readFileSync(is, "utf8"));
  }
}
