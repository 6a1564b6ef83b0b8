import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Edition } from "../../facts/edition.ts";
import type { TableColumn } from "../../facts/tables.ts";
import { trendRows } from "../charts/explore.ts";
import { EXPLORER } from "../kit/asset.ts";
import { bundleAssets } from "../shell/bundle.ts";
import { ArrowFile, fromArrow } from "./arrow.ts";
import { proveSame } from "./downloads.ts";
import type { DownloadRow } from "./tables.ts";

const SOURCES = join(import.meta.dirname, "..", "explorer");

const TEXTS = [
  "indicator",
  "title",
  "unit",
  "area",
  "name",
  "period",
  "when",
  "value",
  "display",
  "basis",
  "flag",
  "yoy",
  "proof",
];
const COLUMNS: Pick<TableColumn, "name" | "type">[] = [
  ...[...TEXTS, "yoy_unit", "goal", "goal_display", "goal_fact", "goal_proof", "goal_when"].map((name) => ({
    name,
    type: "string" as const,
  })),
  { name: "broken", type: "boolean" },
];

/** Writes the Arrow file that the explorer of trends reads; throws where it does not hold the facts that went in. */
export function writeTrends(edition: Edition, site: string): void {
  const rows = trendRows(edition) as DownloadRow[];
  const path = join(site, "data", "trends.arrow");
  const file = new ArrowFile(path, { key: [], columns: COLUMNS });
  file.add(rows);
  file.end();
  proveSame("trends.arrow", rows, fromArrow(readFileSync(path), { columns: COLUMNS }));
}

/** Starts to put the explorer's script together: one file, with the libraries that it draws with. Returns its name by that of its source. */
export async function writeExplorer(site: string): Promise<Edition["assets"]> {
  return await bundleAssets({
    absWorkingDir: SOURCES,
    entryPoints: ["main.ts"],
    outfile: join(site, EXPLORER),
    bundle: true,
    platform: "browser",
    target: "es2022",
    format: "iife",
    minify: true,
    legalComments: "none",
  });
}
