import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { verifiers } from "../src/site/shell/verifier.ts";
import { copyData, workFolder } from "./support/files.ts";
import { cli, cliHere } from "./support/run.ts";
import { smallData } from "./support/small.ts";

describe("the command line", () => {
  it("has a help for each command, with its exit codes", async () => {
    const others = ["check", "layout", "trace", "init", "demo", "forms", "receive"];
    for (const command of ["build", "sql", "editions", "rollback", "serve", "dev", ...others]) {
      const { code, stdout } = await cliHere([command, "--help"]);
      expect(code).toBe(0);
      expect(stdout).toContain(`Usage: quality-city ${command}`);
      expect(stdout).toContain("Exit codes:");
    }
  });

  it("ends with 2 where a command was not understood", async () => {
    expect((await cliHere(["publish"])).code).toBe(2);
    expect((await cliHere(["demo"])).code).toBe(2);
    expect((await cliHere(["demo", "--seed", "x"])).code).toBe(2);
    expect((await cliHere(["demo", "--seed", "1", "--areas", "9"])).code).toBe(2);
    expect((await cliHere(["build", "--as-of"])).code).toBe(2);
  });

  it("ends with 3 where a bound or a folder is wrong, with the remedy", async () => {
    const period = await cliHere(["build", "--as-of", "2013Q5", "--out", join(workFolder("cli"), "site")]);
    expect(period).toMatchObject({ code: 3, stdout: "" });
    expect(period.stderr).toContain("unknown period 2013Q5 (write one such as 2013 or 2013Q3)");
    expect((await cliHere(["build", "--data", workFolder("empty")])).code).toBe(3);
    const nowhere = await cliHere(["check", "a.xlsx", "--data", "nowhere"]);
    expect(nowhere).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/^no data folder nowhere \(name it /),
    });
    const [site, data] = [workFolder("site"), workFolder("data")];
    const noSite = await cliHere(["verify", site, "--originals", data]);
    expect(noSite).toMatchObject({
      code: 3,
      stderr: expect.stringContaining(`no manifest.json in ${site} (`),
    });
    writeFileSync(join(site, "manifest.json"), "{}");
    const noData = await cliHere(["verify", site, "--originals", data]);
    expect(noData).toMatchObject({
      code: 3,
      stderr: expect.stringContaining(`no register.csv in ${data} (`),
    });
  });

  it("says its version, and the sums of the checkers that it puts into sites", async () => {
    const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
    const { code, stdout } = await cli(["--version"]);
    const sums = Object.entries(await verifiers()).map(
      ([name, text]) => `${name.padEnd(12)} sha256 ${createHash("sha256").update(text).digest("hex")}\n`,
    );
    expect([code, stdout]).toEqual([0, `${version}\n${sums.join("")}`]);
  });

  it("sums up a build in plain lines when it is no terminal", async () => {
    const { code, stdout, stderr } = await cli([
      "build",
      "--no-site",
      ...["--data", await smallData()],
      "--out",
      join(workFolder("cli"), "site"),
    ]);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /files +[1-9]\d*\ncells +[1-9]\d*, 100 % accounted for\nreadings +[1-9]\d*\nfindings +\d+ errors, \d+ warnings, 0 notices\nfacts +[1-9]\d*\npages +0\nproofs +0\nseconds /,
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

  it("checks files as they were sent, and ends with 1 where one has an error", async () => {
    const forms = join("data", "submissions");
    const [good, wrong] = ["2013Q3/330481", "2010Q1/330481"].map((path) =>
      join(forms, path, "季度报表.xlsx"),
    );
    expect(await cliHere(["check", good ?? ""])).toMatchObject({ code: 0, stderr: "" });
    const found = await cliHere(["check", good ?? "", wrong ?? "", "--lang", "zh"]);
    expect(found.code).toBe(1);
    expect(found.stdout.split("\n")).toEqual([
      `${wrong} 季度报表!G16 "约30"`,
      expect.stringMatching(/^ {4}错误 number-approximate 数字只是约数。填写准确的数字/),
      expect.stringMatching(/^2个文件，读出\d+个数、0条记录；1个错误，0个提醒，0个说明$/),
      "",
    ]);
    const { findings } = JSON.parse((await cliHere(["check", wrong ?? "", "--json"])).stdout);
    expect(findings).toMatchObject([
      {
        file: wrong,
        place: { sheet: "季度报表", cell: "G16" },
        code: "number-approximate",
        severity: "error",
      },
    ]);
    expect((await cliHere(["check", join(forms, "none.xlsx")])).code).toBe(3);
    expect(await cliHere(["check"])).toMatchObject({
      code: 2,
      stderr: "error: name the files to be checked\n",
    });
  });

  it("lets no file steer the terminal that it is checked on", async () => {
    const path = join(workFolder("steering"), "list.csv");
    const head = "填报单位,报告期,功能区统计口径,指标编号,指标名称,计量单位,分子,分母,数值";
    writeFileSync(path, `${head}\n海宁市\u001b[2J,2013年三季度,无功能区,1.4,,个,,,3\n`);
    const { code, stdout } = await cliHere(["check", path]);
    expect(code).toBe(1);
    expect(stdout).toContain("area-unknown");
    expect(stdout).not.toContain("\u001b");
  });

  it("writes a larger data folder, which must be a new one", async () => {
    const data = workFolder("larger");
    const larger = ["demo", "--seed", "7", "--areas", "10", "--years", "1", "--data", data];
    expect((await cliHere(larger)).stdout).toMatch(/^files +\d+\n$/);
    expect(await cliHere(larger)).toMatchObject({ code: 3, stdout: "" });
  });

  it("writes demonstration forms and enters received files in the register", async () => {
    const data = copyData("cli");
    const before = readFileSync(join(data, "register.csv"), "utf8");
    expect((await cliHere(["demo", "--seed", "7", "--data", data])).stdout).toBe("files     228\n");
    expect(readFileSync(join(data, "register.csv"), "utf8")).not.toBe(before);
    const nothing = await cliHere(["receive", "--arrived", "2014-01-01", "--from", "海宁市", "--data", data]);
    expect(nothing.stdout).toBe("nothing new\n");
    const wrong = await cliHere(["receive", "--arrived", "soon", "--from", "海宁市", "--data", data]);
    expect(wrong).toMatchObject({ code: 3, stdout: "" });
  });

  it("writes the forms of a period, of all or of areas by name or code, into a new folder", async () => {
    const folder = workFolder("issued");
    const options = ["--period", "2013年四季度", "--data", "data"];
    const two = ["--area", "海宁市", "--area", "jkq"];
    const some = await cliHere(["forms", ...options, ...two, "--out", join(folder, "some"), "--lang", "zh"]);
    expect(some).toMatchObject({ code: 0, stderr: "" });
    const paths = ["330481", "jkq"].map((area) =>
      join(folder, "some", "submissions", "2013Q4", area, "季度报表.xlsx"),
    );
    expect(some.stdout.split("\n")).toEqual([...paths.map((path) => `已写      ${path}`), "共2份", ""]);
    for (const path of paths) expect(readFileSync(path).subarray(0, 2).toString()).toBe("PK");
    const all = await cliHere(["forms", ...options, "--out", join(folder, "all")]);
    expect(all.stdout).toMatch(/^forms {5}\d\d$/m);
    const again = await cliHere(["forms", ...options, "--out", join(folder, "all")]);
    expect(again).toMatchObject({
      code: 3,
      stderr: expect.stringContaining("is not empty (name a new folder"),
    });
  }, 180_000);

  it("says which periods and areas there are where it is asked for forms of another", async () => {
    const out = join(workFolder("issued"), "out");
    const period = await cliHere(["forms", "--period", "2014Q1", "--out", out, "--data", "data"]);
    expect(period).toMatchObject({ code: 3, stderr: expect.stringMatching(/"2014Q1".*2013Q3, 2013Q4\)/) });
    const area = ["--area", "全国", "--lang", "zh"];
    const unknown = await cliHere(["forms", "--period", "2013Q4", ...area, "--out", out, "--data", "data"]);
    expect(unknown).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/“全国”.*330481 海宁市、.*gq 嘉兴港区/),
    });
  });
});
