import { createHash } from "node:crypto";
import { cpSync, readFileSync, realpathSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { build } from "../../src/cli/build.ts";
import { silent } from "../../src/core/progress.ts";
import { verify } from "../../src/verify/verify.ts";
import { writeList } from "../bench/registers/write.ts";
import { workFolder } from "../support/files.ts";
import { changeRows, falsify } from "../verify/falsified.ts";

/** So many that their list is longer than what the checker reads whole. */
const THINGS = 85_000;
const LONG = 32 * 1024 * 1024;

it("a long list of a register is proven, and one thing's stage that differs in it is found", async () => {
  const data = workFolder("long-list");
  const { file } = writeList(data, THINGS);
  expect(statSync(join(data, file)).size).toBeGreaterThan(LONG);
  const [out, site] = [join(workFolder("long-list"), "out"), join(workFolder("long-list"), "site")];
  await build({ data, out, site: false, knownAt: "2014-06-30" }, silent);
  cpSync(realpathSync(out), site, { recursive: true });
  const report = verify(site, data);
  expect([report.failures, report.proven]).toEqual([[], report.facts]);

  const changed = await falsify(
    {
      data: (folder) => {
        const lines = readFileSync(join(folder, file), "utf8").split("\n");
        const at = lines.length - 2;
        lines[at] = (lines[at] ?? "").replace("撤销", "国家级");
        const text = lines.join("\n");
        writeFileSync(join(folder, file), text);
        const sha256 = createHash("sha256").update(text).digest("hex");
        changeRows(folder, "register.csv", (rows) => rows.map((row) => ({ ...row, sha256 })));
      },
    },
    { site, data },
  );
  const steps = verify(changed, data).failures.map(({ step }) => step);
  const told = steps.flatMap((step) => {
    const [, indicator, is, not] = / records of (brands-\S+) \S+ are (\d+), not (\d+)/.exec(step) ?? [];
    return indicator === undefined ? [] : [`${indicator} ${Number(is) - Number(not)}`];
  });
  expect(new Set(told)).toEqual(new Set(["brands-revoked 1", "brands-listed -1", "brands-nation -1"]));
}, 240_000);
