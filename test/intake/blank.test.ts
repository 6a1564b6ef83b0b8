import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { blankLines } from "../../src/intake/open/large.ts";
import { workFolder } from "../support/files.ts";

/** How much of a text is read at once. */
const CHUNK = 4 * 1024 * 1024;

/** The offsets of the blank lines of a text, looked at line by line. */
function counted(text: string, ends: string): number[] {
  const found: number[] = [];
  let offset = 0;
  for (const line of text.split(/(?<=\n)/)) {
    if (line === ends) found.push(offset);
    offset += line.length;
  }
  return found;
}

describe("blank lines of a large text", () => {
  for (const ends of ["\n", "\r\n"] as const)
    for (const before of [-5, -4, -3, -2, -1, 0, 1])
      test(`${JSON.stringify(ends)} ${before} bytes from where the text is read on`, () => {
        const until = CHUNK + before;
        const text = `${ends}${"x".repeat(until - 2 * ends.length)}${ends}${ends}${ends}end${ends}${ends}`;
        const path = join(workFolder("blank"), "text.csv");
        writeFileSync(path, text);
        const found = blankLines(path, ends);
        expect(found).toEqual(counted(text, ends));
        expect(found).toHaveLength(4);
      });
});
