import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { catalogueTable } from "../src/intake/findings/catalogue.ts";
import { filesBelow } from "./support/files.ts";
import { printed, runElsewhere } from "./support/project.ts";
import { cli } from "./support/run.ts";

const readme = readFileSync("README.md", "utf8");
const chinese = readFileSync("README.zh-CN.md", "utf8");
const use = readFileSync("docs/use.md", "utf8");
/** The commands of all three, in order; one that stands twice is run once. */
const commands = [
  ...new Set(
    [...`${readme}\n${use}\n${chinese}`.matchAll(/^ *```sh\n([\s\S]*?)```/gm)].flatMap(([, block = ""]) =>
      block
        .trim()
        .split("\n")
        .map((line) => line.trim()),
    ),
  ),
];
/**
 * The commands that `.ci/run` or what sets up the tests runs, those that do what another one does, only said or timed
 * otherwise, and the one that the checker's own tests run on this site.
 */
const LEFT_OUT = [
  ...["npm ci", "npm test", "npm run check", "npm run build"],
  "npx quality-city verify dist --originals data",
  ...["npx quality-city build", "npx quality-city build --log json"],
  ...["npx quality-city build --out dist.again", "diff -r dist dist.again"],
  ...commands.filter((command) => /^npm run bench/.test(command)),
];

describe("the readme, in English and in Chinese", () => {
  it.each(commands.filter((command) => !LEFT_OUT.includes(command)))(
    "%s works",
    async (command) => {
      const ran = await runElsewhere(command.replace(/^npx quality-city/, "node src/cli/bin.js"));
      expect(ran.code, ran.stdout + ran.stderr).toBe(0);
    },
    120_000,
  );

  it("shows the output that the commands have", async () => {
    const lines = printed()
      .split("\n")
      .filter((text) => /^(as of|files|readings|findings|facts|pages|proofs)/.test(text));
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) expect(readme).toContain(line);
    const traced = await cli(["trace", "indicator/gdp/330400/2013/yoy", "--out", inject("site")]);
    for (const line of traced.stdout.split("\n").slice(0, 9)) expect(readme).toContain(line);
  });

  it("leads to every kind of finding, in the words of the catalogue", () => {
    const findings = readFileSync("docs/findings.md", "utf8");
    for (const language of ["en", "zh"] as const) expect(findings).toContain(catalogueTable(language));
  });

  it("has a page for the analyst, the operator and the auditor", () => {
    for (const reader of ["分析人员", "运维人员", "审计人员"])
      expect(chinese).toContain(`## 怎么做：${reader}`);
    expect(readme).toContain("(README.zh-CN.md)");
    for (const [, file = ""] of chinese.matchAll(/\]\(([^)]+)\)/g)) expect(existsSync(file), file).toBe(true);
  });

  it("is short, and leads only to papers that are there", () => {
    expect(readme.split("\n").length).toBeLessThanOrEqual(151);
    for (const path of ["README.md", "CONTRIBUTING.md", ...filesBelow("docs").map((file) => `docs/${file}`)])
      if (path.endsWith(".md"))
        for (const [, to = ""] of readFileSync(path, "utf8").matchAll(/\]\((?!https?:)([^)#]+)\)/g))
          expect(existsSync(join(dirname(path), to)), `${path} to ${to}`).toBe(true);
  });

  it("names every command and every dependency", () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync("package.json", "utf8")) as Record<
      string,
      Record<string, string>
    >;
    for (const name of Object.keys({ ...dependencies, ...devDependencies }))
      expect(readme).toContain(`\`${name}\``);
    for (const command of ["build", "sql", "check", "layout", "trace", "init", "demo", "forms", "receive"])
      for (const text of [readme, chinese]) expect(text).toContain(`quality-city ${command}`);
    for (const command of ["editions", "rollback", "edition issue", "serve", "dev", "verify", "kit", "key"])
      for (const text of [readme, chinese]) expect(text).toContain(`quality-city ${command}`);
  });
});
