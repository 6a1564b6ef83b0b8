import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { tableFromArrays, tableToIPC } from "apache-arrow";
import { describe, expect, it } from "vitest";
import { seeded } from "../../src/cli/demo/draw.ts";
import { arrowRows } from "../../src/cli/rebuild/arrow.ts";
import { workFolder } from "../support/files.ts";

const at = join(workFolder("arrow"), "table.arrow");
const whole = tableToIPC(tableFromArrays({ fact: ["a", "b", "c"], amount: [1, 2, 3] }), "file");

describe("a table of Arrow that is held against another", () => {
  it("gives its rows", () => {
    writeFileSync(at, whole);
    expect(arrowRows(at)).toEqual([
      '{"fact":"a","amount":1}',
      '{"fact":"b","amount":2}',
      '{"fact":"c","amount":3}',
    ]);
  });

  it("never takes the process with it, whichever byte is another", () => {
    const draw = seeded(23);
    let unread = 0;
    for (let turn = 0; turn < 20; turn++) {
      const damaged = whole.slice();
      const place = Math.floor(draw() * damaged.length);
      damaged[place] = (damaged[place] ?? 0) ^ (1 << Math.floor(draw() * 8));
      writeFileSync(at, damaged);
      try {
        arrowRows(at, { mebibytes: 64, seconds: 1 });
      } catch (error) {
        expect(String(error)).toContain("it is damaged, or takes more than 64 MiB or 1 s");
        unread += 1;
      }
    }
    expect(unread).toBeGreaterThan(0);
  });
});
