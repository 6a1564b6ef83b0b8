import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The files of a site of yesterday. */
export const YESTERDAY = ["index.html", "manifest.json"];

/** Writes a site as an earlier build left it, a folder itself; returns its path. */
export function siteOfYesterday(folder: string, name = "site"): string {
  const out = join(folder, name);
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, "index.html"), "yesterday");
  writeFileSync(join(out, "manifest.json"), JSON.stringify({ fingerprint: "0".repeat(64), outputs: {} }));
  return out;
}
