import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Edition } from "../figures/edition.ts";
import { withProofLinks } from "../figures/proof.ts";
import { bodyOf, pageHtml } from "./shell.ts";
import { fillSlots } from "./slot.ts";

/** Writes every page that Framework laid out into the site, slots filled, in the shell, and tells of each. */
export function writePages(
  edition: Edition,
  layout: string,
  site: string,
  written: (path: string) => void,
): void {
  const pages = readdirSync(layout, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".html"))
    .sort();
  for (const file of pages) {
    const path = file.slice(0, -".html".length);
    const body = fillSlots(bodyOf(readFileSync(join(layout, file), "utf8"), path), path, edition);
    mkdirSync(dirname(join(site, file)), { recursive: true });
    const root = "../".repeat(path.split("/").length - 1) || "./";
    writeFileSync(join(site, file), pageHtml(edition, path, withProofLinks(body, path, root)));
    written(file);
  }
}
