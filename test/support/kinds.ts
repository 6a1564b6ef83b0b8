import { statSync } from "node:fs";
import { join } from "node:path";
import { filesBelow } from "./files.ts";

/** The whole report in one page. */
export const WHOLE = "full.html";

/** Whether a file of a site is a page of it, and not the one that checks it. */
export function isPage(path: string): boolean {
  return path.endsWith(".html") && path !== "verify.html";
}

/**
 * One page of each kind of a site, by path: every page that stands by itself, and of each folder of pages that there is
 * one of for each row the richest, which has the most bytes. The whole report is left out, which is others of these again.
 */
export function kindsOf(site: string): string[] {
  const richest = new Map<string, { path: string; size: number }>();
  for (const path of filesBelow(site).filter((file) => isPage(file) && file !== WHOLE)) {
    const kind = kindOf(path);
    const { size } = statSync(join(site, path));
    if (size > (richest.get(kind)?.size ?? -1)) richest.set(kind, { path, size });
  }
  return [...richest.values()].map(({ path }) => path).sort();
}

/** The kind of a page: itself, or its folder where there is one page for each row. */
export function kindOf(path: string): string {
  const parts = path.split("/");
  if (parts.length === 1 || parts.at(-1) === "index.html") return path;
  return parts[0] === "proof" ? parts.slice(0, 2).join("/") : (parts[0] ?? "");
}
