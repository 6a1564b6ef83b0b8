import { spawnSync } from "node:child_process";
import { type PathLike, readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** The most that reading one file may hold and take: of a damaged one its reader makes without end what its lengths say. */
const MOST = { mebibytes: 512, seconds: 60 };
const MOST_BYTES = 2 ** 30;

/** What runs apart, so that nothing but itself ends where memory does: the rows of the file at its input, each as JSON. */
const READS = `
const { tableFromIPC } = require(process.argv[1]);
const bytes = require("node:fs").readFileSync(0);
const plain = (_, value) => (typeof value === "bigint" ? String(value) : value);
const table = tableFromIPC(bytes);
if (table.numRows > bytes.length) throw new Error("more rows than bytes");
process.stdout.write(JSON.stringify(table.toArray().map((row) => JSON.stringify(row.toJSON(), plain))));
`;

/** The rows of a file of Arrow, each as JSON. Throws where it cannot be read, or not within so much memory and time. */
export function arrowRows(path: PathLike, { mebibytes, seconds } = MOST): string[] {
  const arrow = createRequire(import.meta.url).resolve("apache-arrow");
  const { status, stdout } = spawnSync(
    process.execPath,
    [`--max-old-space-size=${mebibytes}`, "-e", READS, arrow],
    { input: readFileSync(path), maxBuffer: MOST_BYTES, encoding: "utf8", timeout: seconds * 1000 },
  );
  if (status !== 0) throw new Error(`it is damaged, or takes more than ${mebibytes} MiB or ${seconds} s`);
  return JSON.parse(stdout) as string[];
}
