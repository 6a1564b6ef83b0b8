import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { bySubject } from "../../facts/edition.ts";
import { type Packed, unpacked } from "../../facts/packed.ts";
import type { Fact } from "../../facts/read.ts";
import type { CheckedFile, MadeFiles } from "../kept/earlier.ts";
import { plainText, signsIn, withSigns } from "../kit/text.ts";
import { withOwnHash } from "../shell/foot.ts";
import { writeBelow } from "../shell/write.ts";
import type { AuditGrounds } from "./account.ts";
import { type Checked, SiteCheck } from "./check.ts";
import type { Own } from "./own.ts";
import { Room } from "./room.ts";

interface Given {
  path: string;
  text: string;
  own: Own | undefined;
}

/** What the thread is started with; facts are given to it then. */
export interface Started {
  site: string;
  grounds: Omit<AuditGrounds, "facts" | "bySubject">;
  room: SharedArrayBuffer;
}

/** A file that an earlier run has checked. */
type Known = Pick<Given, "path"> & { checked: CheckedFile };

/** What is answered when all is checked: with the files that were written here. */
export type Answer = Checked & { files: MadeFiles };

/** What the other thread says: a file to be written or known, facts, or a question that is answered when that holds for all of them. */
export type Said = Given | Known | Packed | "written?" | "checked?";

/** A file that waits to be checked: its text, or where the signs of its marks stand in it. */
type Waiting = Omit<Given, "text"> & { text: string | Uint32Array };

/** How much text is held that waits to be checked; what is more is read again. */
const MOST_HELD = 48 << 20;
/** The files whose texts are marked. */
const MARKED = /\.(?:html|js|css)$/;

const { site, grounds, room: shared } = workerData as Started;
const room = new Room(shared);
const facts = new Map<string, Fact>();
let made: SiteCheck | undefined;
const write = writeBelow(site);
const unchecked: Waiting[] = [];
/** The files that were written here. */
const files: MadeFiles = new Map();
let held = 0;

/** What checks the site, once all facts are there. */
function check(): SiteCheck {
  made ??= new SiteCheck(site, { ...grounds, facts, bySubject: bySubject(facts.values()) });
  return made;
}

/** How much room a file takes that waits, in characters. */
function sizeOf(text: string | Uint32Array): number {
  return typeof text === "string" ? text.length : text.length * 2;
}

/** Checks a page; others that are to be written meanwhile go first. */
function checkOne(): void {
  const page = unchecked.shift();
  if (page) {
    const { path, text, own } = page;
    const whole = typeof text === "string" ? text : withSigns(readFileSync(join(site, path), "utf8"), text);
    if (typeof text === "string") held -= text.length;
    check().file(path, whole, own);
    room.give(sizeOf(text));
  }
  if (unchecked.length > 0) setImmediate(checkOne);
}

/** Writes a file, which waits to be checked then. */
function take({ path, text, own }: Given): void {
  const marked = MARKED.test(path);
  const plain = marked ? plainText(text) : text;
  writeFile(path, plain);
  const fits = held + text.length <= MOST_HELD;
  if (fits) held += text.length;
  const kept = fits ? text : signsIn(marked ? text : "");
  room.give(text.length - sizeOf(kept));
  if (unchecked.push({ path, own, text: kept }) === 1) setImmediate(checkOne);
}

/** Writes a page with the hash of its content, or another file as it is. */
function writeFile(path: string, plain: string): void {
  const { page, content } = path.endsWith(".html") ? withOwnHash(plain) : { page: plain };
  write(path, page);
  const sha256 = createHash("sha256").update(page).digest("hex");
  files.set(path, content === undefined ? { sha256 } : { sha256, content });
}

/** Every file that was written here, with what the check has found of it. */
function madeFiles(): MadeFiles {
  for (const [path, file] of files) {
    const checked = check().foundOf(path);
    if (checked) file.checked = checked;
  }
  return files;
}

parentPort?.on("message", (said: Said) => {
  if (said === "written?") parentPort?.postMessage(files);
  else if (said === "checked?") {
    while (unchecked.length > 0) checkOne();
    parentPort?.postMessage({ ...check().finish(), files: madeFiles() } satisfies Answer);
  } else if ("checked" in said) check().known(said.path, said.checked);
  else if ("columns" in said) for (const fact of unpacked<Fact>(said)) facts.set(fact.fact, fact);
  else take(said);
});
