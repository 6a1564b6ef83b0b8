import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, inject, it } from "vitest";
import { catalogueTable } from "../src/intake/findings/catalogue.ts";
import { filesBelow, hashesBelow } from "./support/files.ts";
import { run } from "./support/run.ts";

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
/** The commands that `.ci/run` runs, and those that do what another one does, only said or timed otherwise. */
const LEFT_OUT = [
  ...["npm ci", "npm test", "npm run check"],
  ...["npx quality-city build", "npx quality-city build --log json"],
  ...["npx quality-city build --out dist.again", "diff -r dist dist.again"],
  ...commands.filter((command) => /^npm run bench/.test(command)),
];

/** What runs a command without any network, where this machine allows that. */
const alone = await run("unshare", ["-rn", "true"]).catch(() => ({ code: 1 }));
const [sh = "", ...args] = [...(alone.code === 0 ? ["unshare", "-rn"] : []), "sh"];
/** Another clock and language than those in which the shared site is built. */
const ELSEWHERE = { TZ: "Pacific/Kiritimati", LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8" };

/** A folder in which the README's commands can be run without touching the project. */
function project(): string {
  const folder = mkdtempSync(join(tmpdir(), "quality-city-readme-"));
  for (const name of [
    "src",
    "loaders",
    "reports",
    "test",
    "package.json",
    "package-lock.json",
    "tsconfig.json",
    "observablehq.config.ts",
    "vitest.config.ts",
    "biome.json",
    "knip.json",
    ".dependency-cruiser.cjs",
    "README.md",
    "README.zh-CN.md",
  ])
    cpSync(name, join(folder, name), { recursive: true, filter: (path) => !path.includes(".work") });
  cpSync("data", join(folder, "data"), { recursive: true });
  for (const path of filesBelow(join(folder, "data")))
    utimesSync(join(folder, "data", path), new Date(0), new Date(86_400_000));
  symlinkSync(join(process.cwd(), "node_modules"), join(folder, "node_modules"), "dir");
  return folder;
}

describe("the readme, in English and in Chinese", () => {
  const cwd = project();
  const path = `${join(process.cwd(), "node_modules", ".bin")}:${process.env.PATH}`;

  const shown: Record<string, string> = {};

  afterAll(() => rmSync(cwd, { recursive: true, force: true }));

  it.each(commands.filter((command) => !LEFT_OUT.includes(command)))(
    "%s works",
    async (command) => {
      const line = command.replace(/^npx quality-city/, "node src/cli/bin.js");
      const ran = await run(sh, [...args, "-c", line], { cwd, env: { ...ELSEWHERE, PATH: path } });
      expect(ran.code, ran.stdout + ran.stderr).toBe(0);
      shown[command] = ran.stdout;
      // In another folder, time zone and locale, without network, and with other times of all files.
      if (command === "npm run build")
        expect(hashesBelow(join(cwd, "dist"))).toEqual(hashesBelow(inject("site")));
    },
    120_000,
  );

  it("shows the output that the commands have", async () => {
    const lines = shown["npm run build"]
      ?.split("\n")
      .filter((text) => /^(as of|files|readings|findings|facts|pages|proofs)/.test(text));
    expect(lines?.length).toBeGreaterThan(5);
    for (const line of lines ?? []) expect(readme).toContain(line);
    const traced = await run(
      "node",
      ["src/cli/bin.js", "trace", "indicator/gdp/330400/2013/yoy", "--out", inject("site")],
      { cwd },
    );
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
    for (const command of ["build", "check", "trace", "init", "demo", "receive"])
      for (const text of [readme, chinese]) expect(text).toContain(`quality-city ${command}`);
  });
});
