import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { filesBelow } from "../support/files.ts";

/** A file of one of the sites that is not as it was, and the first place where it differs. */
export interface Difference {
  /** `shipped/index.html`. */
  file: string;
  how: "new" | "gone" | "differs";
  was?: string;
  is?: string;
}

/** What no two commits have alike: the hashes of files, the list of sources, and what a run says of itself. */
const FOLLOWING = /(?:^|\/)(?:sources\.json|manifest\.json|manifest\.sig|build-status\.json)$/;
/** How much of a text is shown about the first place. */
const ABOUT = 60;

/** The files of two folders of sites that differ in more than fingerprints and hashes, in the order of their names. */
export function differences(before: string, after: string): Difference[] {
  const files = new Set(
    [...filesBelow(before), ...filesBelow(after)].filter((file) => !FOLLOWING.test(file)),
  );
  return [...files].toSorted().flatMap((file): Difference[] => {
    const [old, now] = [join(before, file), join(after, file)];
    if (!existsSync(old)) return [{ file, how: "new" }];
    if (!existsSync(now)) return [{ file, how: "gone" }];
    const [bytes, others] = [readFileSync(old), readFileSync(now)];
    if (bytes.equals(others)) return [];
    const [was, is] = [plain(bytes.toString()), plain(others.toString())];
    return was === is ? [] : [{ file, how: "differs", ...firstPlace(was, is) }];
  });
}

/** A text without hashes, fingerprints, and the names of the source files that a bundle was made of. */
function plain(text: string): string {
  return text.replace(/\b[0-9a-f]{12,64}\b/g, "#").replace(/^\/\/ [\w./-]+\.ts$/gm, "//");
}

function firstPlace(was: string, is: string): { was: string; is: string } {
  let at = 0;
  while (was[at] === is[at] && at < was.length) at += 1;
  const about = (text: string) => text.slice(Math.max(0, at - ABOUT), at + ABOUT).replace(/\s+/g, " ");
  return { was: about(was), is: about(is) };
}
