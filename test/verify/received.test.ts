import { spawnSync } from "node:child_process";
import { readFileSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { build } from "../../src/cli/build.ts";
import { spelled } from "../../src/core/disk/filename.ts";
import { silent } from "../../src/core/progress.ts";
import { receivedEntries } from "../../src/intake/receive.ts";
import { verify } from "../../src/verify/verify.ts";
import { append, workFolder } from "../support/files.ts";
import { smallData } from "../support/small.ts";

describe("a site", () => {
  it("is built of files of any name, and holds, and tells what could not be read", async () => {
    const data = await smallData();
    const [first, second, third] = receivedEntries(data).filter(({ path }) => path.endsWith(".xlsx"));
    const renamed = [
      [first, Buffer.from("\u202e undefined\t\"'<b>&quot;\n.xlsx ")],
      [second, Buffer.concat([Buffer.from([0xb1, 0xa8]), Buffer.from("\\x41 2013=null,合格率96.5%.xlsx")])],
      [third, Buffer.from(`${"长".repeat(83)}a.xlsx`)],
    ] as const;
    let register = readFileSync(join(data, "register.csv"), "utf8");
    for (const [entry, name] of renamed) {
      const path = entry?.path ?? "";
      const folder = path.slice(0, path.lastIndexOf("/") + 1);
      renameSync(join(data, path), Buffer.concat([Buffer.from(`${data}/${folder}`), name]));
      const spelling = `${folder}${spelled(name)}`;
      register = register.replace(
        path,
        /[",]/.test(spelling) ? `"${spelling.replaceAll('"', '""')}"` : spelling,
      );
      symlinkSync("nowhere", Buffer.concat([Buffer.from(`${data}/${folder}link-`), name.subarray(0, 9)]));
    }
    writeFileSync(join(data, "register.csv"), register);
    expect(spawnSync("mkfifo", [join(data, "public", "pipe.csv")]).status).toBe(0);
    const out = join(workFolder("named"), "site");
    const { findings } = await build({ data, out, site: true }, silent);
    expect(findings.error).toBeGreaterThanOrEqual(1 + renamed.length);
    const { failures, facts, proven } = verify(out, data);
    expect(failures).toEqual([]);
    expect(proven).toBe(facts);
    const page = readFileSync(join(out, "findings.html"), "utf8");
    expect(page).toContain("file-special");
  });

  it("holds where an answer answers nothing that stands, which is a finding of its file", async () => {
    const data = await smallData();
    const [file] = receivedEntries(data);
    append(
      join(data, "answers.csv"),
      "path,code,place,text,answer,from,date",
      `${file?.path},figure-jumps,季度报表!Z99,58,已核对,海宁市质监局,2013-01-01`,
    );
    const out = join(workFolder("answered"), "site");
    const { findings } = await build({ data, out, site: true }, silent);
    expect(findings.notice).toBe(1);
    const { failures, facts, proven } = verify(out, data);
    expect(failures).toEqual([]);
    expect(proven).toBe(facts);
  });
});
