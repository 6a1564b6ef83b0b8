/** Puts files in a data folder and receives each by the product's command, one by one, until it fails or is killed. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { importSource } from "../../src/compile.js";

const [root = "", name = "", times = "1", size = "0"] = process.argv.slice(2);
const { main } = /** @type {typeof import("../../src/cli.ts")} */ (
  await importSource(join(import.meta.dirname, "..", "..", "src", "cli.ts"))
);
mkdirSync(join(root, "public", name), { recursive: true });
for (let number = 1; number <= Number(times) && !process.exitCode; number += 1) {
  writeFileSync(join(root, "public", name, `${number}.csv`), `${name} ${number}\n`.padEnd(Number(size)));
  process.exitCode = await main([
    ...["node", "quality-city", "receive", "--data", root],
    ...["--arrived", "2013-10-12", "--from", name],
  ]);
}
