import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { CheckError } from "../core/error.ts";
import { VERIFIER } from "../site/shell/verifier.ts";

/** How many lines of what does not hold are told. */
const MOST = 50;

/**
 * Lets the checker that a site brings hold it against its originals, in a process of its own, as whoever reads the site would. Throws
 * `CheckError` with what does not hold.
 */
export async function verifyAside(
  site: string,
  originals: string,
  onChild: (pid: number) => void,
): Promise<void> {
  const child = spawn(process.execPath, [join(site, VERIFIER), site, "--originals", originals], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (child.pid !== undefined) onChild(child.pid);
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => lines.push(String(text)));
  const [code, signal] = (await once(child, "close")) as [number | null, string | null];
  if (code === 0) return;
  const said = lines.join("").trim().split("\n").slice(0, MOST).join("\n");
  throw new CheckError(`the checker ended with ${code ?? signal}, so that nothing is published\n${said}`);
}
