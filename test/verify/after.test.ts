import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { build } from "../../src/cli/build.ts";
import { silent } from "../../src/core/progress.ts";
import { reportOf, tell } from "../../src/verify/main.ts";
import { workFolder } from "../support/files.ts";
import { smallData } from "../support/small.ts";

let data: string;
let earlier: string;
let later: string;

const built = async (name: string, knownAt?: string): Promise<string> => {
  const out = join(workFolder(name), "site");
  await build({ data, out, site: false, ...(knownAt && { knownAt }) }, silent);
  return out;
};
const afterOf = (site: string, after: string) => {
  const report = reportOf(site, { originals: data, after });
  return { ...report, found: report.failures.filter(({ check }) => check === "after") };
};

/** What is printed of a site held against an earlier one, and the exit code. */
const told = (site: string, after: string) => {
  const [asked, parts] = [{ originals: data, after }, [] as string[]];
  const code = tell(reportOf(site, asked), asked, (part) => parts.push(part));
  return { code, text: parts.join("") };
};

/** The rows of the register by the day of their arrival. */
const arrivals = () =>
  readFileSync(join(data, "register.csv"), "utf8")
    .trimEnd()
    .split("\n")
    .slice(1)
    .flatMap((row) => /\d{4}-\d\d-\d\d/.exec(row)?.[0] ?? [])
    .sort();

beforeAll(async () => {
  data = await smallData();
  const days = [...new Set(arrivals())];
  earlier = await built("earlier", days[Math.floor(days.length * 0.8)]);
  later = await built("later");
});

describe("a site that is held against an earlier edition", () => {
  it("tells what it states otherwise and what is new, and nothing of that is wrong", () => {
    const { found, after } = afterOf(later, earlier);
    expect(found).toEqual([]);
    expect(after?.added).toBeGreaterThan(100);
    const restated = after?.restated.find(({ fact }) => fact.endsWith("/reading-count"));
    expect(Number(restated?.is?.replace(",", ""))).toBeGreaterThan(Number(restated?.was?.replace(",", "")));
    const { code, text } = told(later, earlier);
    expect(code).toBe(0);
    expect(text).toMatch(
      /^after {6}the edition that knew until \d{4}-\d\d-\d\d: \d+ facts otherwise, \d+ left out, \d+ more$/m,
    );
  });

  it("is found to be the older one where it is shown as the present one", () => {
    const { found, after } = afterOf(earlier, later);
    expect(found.map(({ where, step }) => `${where}: ${step}`).join("\n")).toMatch(
      /^manifest\.json: it knows what had arrived by \S+, the earlier edition by \S+: the older one/m,
    );
    expect(after?.left.length).toBeGreaterThan(100);
  });

  it("is found to rest on a register from which a file is gone, with the file", async () => {
    const register = join(data, "register.csv");
    const whole = readFileSync(register, "utf8");
    const rows = whole.trimEnd().split("\n");
    const gone = rows.find((row) => row.includes("submissions/2013Q1/")) ?? "";
    const [sha256 = "", path = ""] = gone.split(",");
    const bytes = readFileSync(join(data, path));
    writeFileSync(register, `${rows.filter((row) => row !== gone).join("\n")}\n`);
    rmSync(join(data, path));
    try {
      const without = await built("without");
      const { failures } = reportOf(without, { originals: data });
      expect(failures).toEqual([]);
      const { found } = afterOf(without, later);
      expect(found).toHaveLength(1);
      expect(found[0]).toMatchObject({ where: "register.csv", facts: [] });
      expect(found[0]?.step).toContain(sha256.slice(0, 12));
    } finally {
      writeFileSync(register, whole);
      writeFileSync(join(data, path), bytes);
    }
  });

  it("is found to rest on a register that gives a file another day or basis", async () => {
    const register = join(data, "register.csv");
    const whole = readFileSync(register, "utf8");
    const changed = (from: RegExp, to: string) => {
      writeFileSync(register, whole.replace(from, to));
      const { found } = afterOf(later, later);
      writeFileSync(register, whole);
      return found.map(({ where, step }) => `${where}: ${step}`);
    };
    expect(changed(/(submissions\/2013Q1\/.*?),2013-(\d\d-\d\d)/, "$1,2012-$2")).toEqual([
      expect.stringMatching(/^register\.csv: .* arrived on 2013-\S+ by the earlier edition, on 2012-\S+ by/),
    ]);
    expect(changed(/(submissions\/2013Q1\/.*?),demonstration/, "$1,reported")).toEqual([
      expect.stringMatching(
        /is of the basis demonstration in the earlier edition, reported in the register$/,
      ),
    ]);
  });

  it("is found to end before it where it knows no less", async () => {
    const manifest = join(workFolder("ended"), "manifest.json");
    const said = JSON.parse(readFileSync(join(later, "manifest.json"), "utf8"));
    writeFileSync(manifest, JSON.stringify({ ...said, asOf: "2014" }));
    const { found } = afterOf(later, dirname(manifest));
    expect(found.map(({ step }) => step)).toContain(
      "it ends with 2013, the earlier edition with 2014: the older one is shown as the present one",
    );
  });

  it("is not held against a folder that is no site", () => {
    const { code, text } = told(later, join(data, "plan"));
    expect(code).toBe(1);
    expect(text).toContain("no such file");
  });
});
