import { parentPort, workerData } from "node:worker_threads";
import { writeBelow } from "../shell/write.ts";
import type { Grounds } from "./account.ts";
import { SiteCheck } from "./check.ts";
import type { Own } from "./own.ts";

interface Given {
  path: string;
  text: string;
  own: Own | undefined;
}

/** What the other thread says: a file to be written, or a question that is answered when that holds for all of them. */
export type Said = Given | "written?" | "checked?";

/** How much text is held that waits to be checked; what is more is read again. */
const MOST_HELD = 48 << 20;

const { site, grounds } = workerData as { site: string; grounds: Grounds };
const check = new SiteCheck(site, grounds);
const write = writeBelow(site);
const unchecked: (Omit<Given, "text"> & { text: string | undefined })[] = [];
let held = 0;

/** Checks a page; others that are to be written meanwhile go first. */
function checkOne(): void {
  const page = unchecked.shift();
  if (page) {
    held -= page.text?.length ?? 0;
    check.file(page.path, page.text, page.own);
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
    write(path, text);
    const fits = held + text.length <= MOST_HELD;
    if (fits) held += text.length;
    if (unchecked.push({ path, own, text: fits ? text : undefined }) === 1) setImmediate(checkOne);
  }
});
