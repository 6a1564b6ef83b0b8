/**
 * Builds the sites of the shipped data, of the July plan and of the foreign one below a folder, with the product of the checkout
 * that it stands in: `node --import tsx test/same/sites.ts FOLDER`. `same.ts` puts a copy of it into the checkout of the other
 * commit, so that it imports nothing but what makes the folders and starts the command as a user would.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { endRun } from "../support/files.ts";
import { foreignData } from "../support/foreign.ts";
import { julyData } from "../support/july.ts";

const [out = ""] = process.argv.slice(2);
if (out === "") throw new Error("no folder is named");
const { bin } = JSON.parse(readFileSync("package.json", "utf8")) as { bin: Record<string, string> };
const [command = ""] = Object.values(bin);
const folders = { shipped: "data", july: await julyData(), foreign: foreignData() };
for (const [name, data] of Object.entries(folders)) {
  const site = join(out, name);
  rmSync(site, { recursive: true, force: true });
  execFileSync(process.execPath, [command, "build", "--data", data, "--out", site], {
    stdio: "pipe",
  });
}
endRun();
