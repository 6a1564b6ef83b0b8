import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readSaid } from "../../src/verify/originals/read/html.ts";
import { Failures } from "../../src/verify/site/failure.ts";
import { printed } from "../../src/verify/site/print.ts";
import { FACT, MANIFEST, RECEIVED_FILE } from "../../src/verify/site/shape.ts";
import { readSite } from "../../src/verify/site/site.ts";
import { verdictsOf } from "../../src/verify/site/verdicts.ts";
import { type Report, verify } from "../../src/verify/verify.ts";
import { smallSite } from "../support/small.ts";
import { sealFiles } from "./seal.ts";

const { site, data } = smallSite();
const pathOf = (folder: string, pattern: RegExp) =>
  `${folder}/${readdirSync(join(site, folder)).find((name) => pattern.test(name))}`;
const FILE = pathOf("proof/files", /json$/);
const FACTS = pathOf("proof/facts/area", /json$/);
const jsonAt = (path: string) => JSON.parse(readFileSync(join(site, path), "utf8"));

/** What is found of a site of which files were changed, with sums that agree; the site is made whole again. */
function found(changes: Record<string, (text: string) => string>): string[] {
  const whole = Object.keys(changes).map((path) => [path, readFileSync(join(site, path), "utf8")] as const);
  const manifest = readFileSync(join(site, "manifest.json"), "utf8");
  for (const [path, text] of whole) writeFileSync(join(site, path), changes[path]?.(text) ?? text);
  if (!("manifest.json" in changes)) sealFiles(site);
  try {
    return verify(site, data).failures.map(({ where, step }) => `${where}: ${step}`);
  } finally {
    for (const [path, text] of [...whole, ["manifest.json", manifest] as const])
      writeFileSync(join(site, path), text);
  }
}

describe("what a hostile publisher writes as JSON", () => {
  it("is told by where it is not what it must be", () => {
    const fact = Object.values(jsonAt(FACTS))[0] as object;
    expect(FACT(fact)).toBeUndefined();
    expect(FACT(null)).toBe("it is no object");
    expect(FACT({ ...fact, decimals: "0" })).toBe("it.decimals is no number");
    expect(FACT({ ...fact, edges: undefined })).toBe("it.edges is no list");
    expect(FACT({ ...fact, operands: [null] })).toBe("it.operands[0] is no object");
    expect(FACT({ ...fact, operands: [{ name: "a", kind: "toString" }] })).toBe(
      "it.operands[0] is of no kind: toString",
    );
    expect(FACT({ ...fact, operands: [{ name: "a", kind: "run" }] })).toBe("it.operands[0].value is no text");
    const file = jsonAt(FILE);
    expect(RECEIVED_FILE(file)).toBeUndefined();
    expect(RECEIVED_FILE({ ...file, readings: {} })).toBe("it.readings is no list");
    expect(RECEIVED_FILE({ ...file, findings: [null] })).toBe("it.findings[0] is no object");
    expect(MANIFEST({ ...jsonAt("manifest.json"), edition: "draft" })).toBe("it.edition is not internal");
    expect(MANIFEST(JSON.parse('{"__proto__":{"version":"1"}}'))).toBe("it.version is no text");
  });

  it("never ends the check, and is named with its file", () => {
    const files = {
      [FILE]: () => "{}",
      [FACTS]: (text: string) => text.replace(/"operands":\[/, '"operands":[null,'),
      "proof/plan.json": () => '{"a":null}',
      "proof/rules.json": () => "[]",
      "proof/words.json": () => "7",
      "proof/sources.json": () => "null",
      "data/findings.json": () => "[null]",
    };
    const told = found(files);
    expect(told).toContain(`${FILE}: unreadable: it.name is no text`);
    expect(told.join("\n")).toMatch(/area\/\S+: it\.operands\[0\] is no object/);
    expect(told).toContain("proof/plan.json: unreadable: it.a is no object");
    expect(told).toContain("proof/rules.json: unreadable: it is no object");
    expect(told).toContain("proof/words.json: unreadable: it is no list");
    expect(told).toContain("proof/sources.json: unreadable: it is no object");
    expect(told).toContain("data/findings.json: unreadable: it[0] is no object");
    expect(found({ "manifest.json": () => "[]" })).toContain("manifest.json: unreadable: it is no object");
  });
});

describe("what a hostile publisher has people read", () => {
  it("is told on lines that can be taken for no others", () => {
    const failures = new Failures();
    failures.add("facts", "a\u001b[2K", "1\n数字 numbers    yes          all facts follow\u202e\u009b");
    const report: Report = {
      ...{ facts: 1, proven: 0, unsure: 0, leaves: 0, files: 0, pages: 0, numbers: 0 },
      ...{ signature: "unsigned", failures: failures.list },
    };
    const [first, second] = printed(report, verdictsOf(report)).split("\n");
    expect(first).toBe(
      String.raw`facts      a\u001b[2K: 1\u000a数字 numbers    yes          all facts follow\u202e\u009b`,
    );
    expect(second).toMatch(/^facts {6}1, 0 % proven$/);
  });

  it("is read as a browser reads it, in capital letters too", () => {
    const { cited } = readSaid('<A HREF="a.html#b"><DATA VALUE="99">99</DATA></A><b DATA-FACT="c">');
    expect(cited.map(({ href, fact, value, display }) => [href, fact, value, display])).toEqual([
      ["a.html#b", undefined, "99", "99"],
      [undefined, "c", "", null],
    ]);
  });
});

describe("a download that says something else than the proofs", () => {
  const csv = (name: string, change: (text: string) => string) => ({
    [`data/${name}.csv`]: change,
    [`data/plain/${name}.csv`]: change,
  });

  it("is found: targets", () => {
    const told = found(csv("targets", (text) => text.replace(/^([^\n]*),missed,/m, "$1,met,")));
    expect(told.filter((line) => !/row \d+ is another/.test(line))).toEqual([
      expect.stringMatching(/^data\/targets\.csv: target \S+: status is missed, the row says met$/),
    ]);
    expect(told).toHaveLength(2);
    const rows = jsonAt("data/targets.json") as Record<string, string>[];
    const [first, second, ...others] = rows;
    const changed = JSON.stringify([first, first, { ...others[0], goal: "1234" }, ...others.slice(1)]);
    const lines = found({ "data/targets.json": () => changed }).join("\n");
    expect(lines).toContain(`target ${first?.target}: it is there twice`);
    expect(lines).toContain(`target ${second?.target}: its row is missing`);
    expect(lines).toMatch(/goal is \S+, the row says 1234/);
  });

  it("is found: observations that are left out, or say other numbers of parts or another unit", () => {
    const other = (from: RegExp, to: string) =>
      found({ "data/observations.json": (text) => text.replace(from, to) }).join("\n");
    expect(other(/\{"indicator":[^}]*"chosen":true[^}]*\},?\s*/, "")).toMatch(
      /^data\/observations\.json: indicator\/\S+\/actual: the observation is missing$/m,
    );
    expect(other(/"expected":1,"chosen":true/, '"expected":7,"chosen":true')).toMatch(
      /expected is 1, the row says 7/,
    );
    expect(other(/"unit":"亿元"/, '"unit":"元"')).toMatch(/unit is 亿元, the row says 元/);
  });

  it("is found: another column, a table that is gone, one that is told otherwise", () => {
    const put = (text: string) =>
      text
        .trimEnd()
        .split("\n")
        .map((line, index) => `${line},${index === 0 ? "actual" : "9"}`)
        .join("\n");
    expect(found(csv("facts", put)).join("\n")).toContain("actual is none of its columns");
    const answered = found({
      "data/scenarios.json": (text) => text.replace(/"kind":"best"/, '"kind":"worst"'),
    });
    expect(answered).toEqual([
      expect.stringMatching(/^data\/scenarios\.csv: row \d+ is another than that of data\/scenarios\.json$/),
    ]);
    const plain = join(site, "data/plain/facts.csv");
    const bytes = readFileSync(plain);
    rmSync(plain);
    expect(found({}).join("\n")).toContain("data/facts.csv: data/plain/facts.csv is missing");
    writeFileSync(plain, bytes);
  });
});

describe("what a hostile publisher says of what he built by", () => {
  it("is held against the manifest", () => {
    const manifest = jsonAt("manifest.json");
    const inputs = Object.keys(manifest.inputs).filter((path) => !path.startsWith("received/"));
    const without = {
      ...manifest,
      inputs: Object.fromEntries(inputs.map((path) => [path, manifest.inputs[path]])),
    };
    expect(found({ "manifest.json": () => JSON.stringify(without) }).join("\n")).toMatch(
      /^manifest\.json: the proofs rest on received\/[0-9a-f]{64}, and it is none of its inputs$/m,
    );
    const zeros = (text: string) =>
      text.replace(/("fact_observation":\{"sha256":")[0-9a-f]{64}/, `$1${"0".repeat(64)}`);
    expect(found({ "proof/sources.json": zeros }).join("\n")).toMatch(
      /^proof\/sources\.json: fact_observation is \S+ in the manifest, here 0{64}$/m,
    );
    expect(
      found({ [FACTS]: (text) => text.replace(/"model":"\w+"/, '"model":"best"') }).join("\n"),
    ).toContain("there is no model best");
    expect(
      found({ [FILE]: (text) => text.replace(/"loader":"[\w-]+"/, '"loader":"own"') }).join("\n"),
    ).toMatch(/its heads are those of \S+, the proof says own$/m);
  });

  it("is named though it is no file that can be read, as a table of the data folder is", () => {
    const pipe = join(site, "pipe");
    execFileSync("mkfifo", [pipe]);
    const register = join(data, "register.csv");
    const whole = readFileSync(register);
    writeFileSync(register, Buffer.from([0xff, 0x81, 0xfe]));
    const told = found({});
    writeFileSync(register, whole);
    rmSync(pipe);
    expect(told).toContain("pipe: the manifest does not name this file");
    expect(told).toContain("register.csv: unreadable: neither UTF-8 nor GB18030");
    expect(readSite(site, new Failures()).facts.size).toBeGreaterThan(1000);
  });
});
