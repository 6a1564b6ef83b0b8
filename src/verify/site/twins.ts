import { bytesOf } from "../originals/read/bytes.ts";
import { type DownloadRow, rowsOf } from "./download-rows.ts";
import type { Failures } from "./failure.ts";
import type { Site } from "./site.ts";

/** What Excel knows UTF-8 by. */
const MARK = 3;

/** Checks that each download says the same in each of its files that are texts: with the byte order mark, without it, and as JSON. */
export function checkTwins({ root, paths }: Site, failures: Failures): void {
  const there = new Set(paths);
  for (const path of paths) {
    const [, plain, name = ""] = /^data\/(plain\/)?([^/]+)\.csv$/.exec(path) ?? [];
    if (name === "") continue;
    const say = (step: string) => failures.add("downloads", path, step);
    const other = plain ? `data/${name}.csv` : `data/plain/${name}.csv`;
    if (!there.has(other)) say(`${other} is missing`);
    else if (plain && !isUnmarked(bytesOf(root, path), bytesOf(root, other)))
      say("it is not the file of its name without the byte order mark");
    const json = `data/${name}.json`;
    if (plain || !there.has(json)) continue;
    const at = failures.guard("downloads", path, () => firstOther(rowsOf(root, path), rowsOf(root, json)));
    if (at !== undefined) say(`row ${at + 1} is another than that of ${json}`);
  }
}

function isUnmarked(plain: Uint8Array | undefined, marked: Uint8Array | undefined): boolean {
  const without = marked?.subarray(MARK);
  return (
    plain !== undefined && plain.length === without?.length && plain.every((byte, at) => byte === without[at])
  );
}

/** Which row of one list is the first that says something else in the other; undefined where none does. */
function firstOther(rows: DownloadRow[], others: DownloadRow[]): number | undefined {
  const isSame = (row: DownloadRow = {}, other: DownloadRow = {}) => {
    const columns = Object.keys(row);
    return (
      columns.length === Object.keys(other).length && columns.every((column) => row[column] === other[column])
    );
  };
  const at = Array.from({ length: Math.max(rows.length, others.length) }, (_, index) => index).find(
    (index) => !isSame(rows[index], others[index]),
  );
  return at;
}
