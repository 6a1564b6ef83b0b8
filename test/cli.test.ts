import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { copyData, workFolder } from "./support/files.ts";
import { cli } from "./support/run.ts";
import { smallData } from "./support/small.ts";

describe("the command line", () => {
  it("has a help for each command, with its exit codes", async () => {
    for (const command of ["build", "trace", "init", "demo", "receive"]) {
      const { code, stdout } = await cli([command, "--help"]);
      expect(code).toBe(0);
      expect(stdout).toContain(`Usage: quality-city ${command}`);
      expect(stdout).toContain("Exit codes:");
    }
  });

  it("ends with 2 where a command was not understood", async () => {
    expect((await cli(["publish"])).code).toBe(2);
    expect((await cli(["demo"])).code).toBe(2);
    expect((await cli(["demo", "--seed", "x"])).code).toBe(2);
    expect((await cli(["demo", "--seed", "1", "--areas", "9"])).code).toBe(2);
    expect((await cli(["build", "--as-of"])).code).toBe(2);
  });

  it("ends with 3 where a bound or a folder is wrong, with the remedy", async () => {
    const period = await cli(["build", "--as-of", "2013Q5", "--out", join(workFolder("cli"), "site")]);
    expect(period).toMatchObject({ code: 3, stdout: "" });
    expect(period.stderr).toContain("unknown period 2013Q5 (write one such as 2013 or 2013Q3)");
    expect((await cli(["build", "--data", workFolder("empty")])).code).toBe(3);
  });

  it("sums up a build in plain lines when it is no terminal", async () => {
    const { code, stdout, stderr } = await cli([
      "build",
      "--no-site",
      ...["--data", smallData()],
      "--out",
      join(workFolder("cli"), "site"),
    ]);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /files +\d+\nreadings +\d+\nfindings +\d+ errors, \d+ warnings, 0 notices\nfacts +\d+\npages +0\nproofs +0\nseconds /,
    );
    expect(stderr.split("\n").filter(Boolean)).toEqual([
      "plan",
      "intake",
      "warehouse",
      "facts",
      "downloads",
      "swap",
    ]);
  });

  it("writes a larger data folder, which must be a new one", async () => {
    const data = workFolder("larger");
    const larger = ["demo", "--seed", "7", "--areas", "10", "--years", "1", "--data", data];
    expect((await cli(larger)).stdout).toMatch(/^files +\d+\n$/);
    expect(await cli(larger)).toMatchObject({ code: 3, stdout: "" });
  });

  it("writes demonstration forms and enters received files in the register", async () => {
    const data = copyData("cli");
    const before = readFileSync(join(data, "register.csv"), "utf8");
    expect((await cli(["demo", "--seed", "7", "--data", data])).stdout).toBe("files     195\n");
    expect(readFileSync(join(data, "register.csv"), "utf8")).not.toBe(before);
    const nothing = await cli(["receive", "--arrived", "2014-01-01", "--from", "海宁市", "--data", data]);
    expect(nothing.stdout).toBe("nothing new\n");
    const wrong = await cli(["receive", "--arrived", "soon", "--from", "海宁市", "--data", data]);
    expect(wrong).toMatchObject({ code: 3, stdout: "" });
  });
});
