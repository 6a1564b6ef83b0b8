import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesBelow, workFolder } from "../support/files.ts";
import { cli, cliHere } from "../support/run.ts";

describe("the folder to begin with", () => {
  it("builds as it is, with pages and without a finding", async () => {
    const folder = join(workFolder("init"), "first");
    const written = await cliHere(["init", folder]);
    expect(written.code).toBe(0);
    expect(written.stdout.match(/^wrote /gm)).toHaveLength(filesBelow(folder).length);
    const next = /^next +quality-city (.*)$/m.exec(written.stdout)?.[1]?.split(" ") ?? [];
    const built = await cli(next);
    expect(built.code, built.stderr).toBe(0);
    expect(built.stdout).toContain("findings  0 errors, 0 warnings, 0 notices");
    const site = `${folder}.site`;
    expect(readFileSync(join(site, "index.html"), "utf8")).toContain("示例市2014年质量工作评估");
    const targets = readFileSync(join(site, "data", "targets.csv"), "utf8");
    expect(targets).toContain(",met,2014,demonstration,target/brands-2014/city/2014/status");
  });

  it("is commented in its readme, which names every file", async () => {
    const folder = join(workFolder("init"), "first");
    await cliHere(["init", folder]);
    const readme = readFileSync(join(folder, "README.md"), "utf8");
    for (const file of filesBelow(folder).filter((path) => path.endsWith(".csv")))
      expect(readme, file).toContain(
        file.startsWith("public/") ? "`public/`" : (file.split("/").at(-1) ?? file),
      );
  });

  it("has no rules of its own: they are the product's", async () => {
    const folder = join(workFolder("init"), "first");
    await cliHere(["init", folder]);
    expect(filesBelow(join(folder, "plan", "first"))).toContain("targets.csv");
    expect(filesBelow(folder).filter((path) => path.endsWith("methods.csv"))).toEqual([]);
  });

  it("is not written over another", async () => {
    const folder = workFolder("init");
    mkdirSync(join(folder, "empty"));
    expect((await cliHere(["init", join(folder, "empty")])).code).toBe(0);
    writeFileSync(join(folder, "mine.txt"), "mine");
    const refused = await cliHere(["init", folder]);
    expect(refused).toMatchObject({ code: 3, stdout: "" });
    expect(refused.stderr).toBe(`${folder} is not empty (name a new folder, or an empty one)\n`);
    expect(existsSync(join(folder, "plan"))).toBe(false);
    expect((await cliHere(["init"])).code).toBe(2);
  });
});
