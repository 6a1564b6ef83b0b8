import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { plainText, signsIn, withSigns } from "../kit/text.ts";
import { writeBelow } from "../shell/write.ts";
import type { AuditGrounds } from "./account.ts";
import { SiteCheck } from "./check.ts";
import type { Own } from "./own.ts";

interface Given {
  path: string;
  text: string;
  own: Own | undefined;
}

/** What the other thread says: a file to be written, or a question that is answered when that holds for all of them. */
export type Said = Given | "written?" | "checked?";

/** A file that waits to be checked: its text, or where the signs of its marks stand in it. */
type Waiting = Omit<Given, "text"> & { text: string | Uint32Array };

/** How much text is held that waits to be checked; what is more is read again. */
const MOST_HELD = 48 << 20;
/** The files whose texts are marked. */
const MARKED = /\.(?:html|js)$/;

const { site, grounds } = workerData as { site: string; grounds: AuditGrounds };
const check = new SiteCheck(site, grounds);
const write = writeBelow(site);
const unchecked: Waiting[] = [];
let held = 0;

/** Checks a page; others that are to be written meanwhile go first. */
function checkOne(): void {
  const page = unchecked.shift();
  if (page) {
    const { path, text, own } = page;
    const whole = typeof text === "string" ? text : withSigns(readFileSync(join(site, path), "utf8"), text);
    if (typeof text === "string") held -= text.length;
    check.file(path, whole, own);
  }
  if (unchecked.length > 0) setImmediate(checkOne);
}

parentPort?.on("message", (said: Said) => {
  if (said === "written?") parentPort?.postMessage(null);
  else if (said === "checked?") {
    while (unchecked.length > 0) checkOne();
    parentPort?.postMessage(check.finish());
  } else {
    const { path, text, own } = said;
    const marked = MARKED.test(path);
    write(path, marked ? plainText(text) : text);
    const fits = held + text.length <= MOST_HELD;
    if (fits) held += text.length;
    if (unchecked.push({ path, own, text: fits ? text : signsIn(marked ? text : "") }) === 1)
      setImmediate(checkOne);
  }
});
