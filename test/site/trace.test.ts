import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { inflateRawSync } from "node:zlib";
import { describe, expect, inject, it } from "vitest";
import { nameRecords } from "../../src/cli/records.ts";
import { type Trace, trace, tracer } from "../../src/cli/trace.ts";
import type { Fact } from "../../src/facts/read.ts";
import { filesBelow, workFolder } from "../support/files.ts";
import { cliHere } from "../support/run.ts";

const site = inject("site");
const traced = tracer(site);
const facts = JSON.parse(readFileSync(join(site, "data", "facts.json"), "utf8")) as Fact[];

/** The last day of arrivals that the site knows. */
function knownAt(): string {
  return (JSON.parse(readFileSync(join(site, "manifest.json"), "utf8")) as { knownAt: string }).knownAt;
}

/** One entry of a zip, found through its central directory. */
function unzip(bytes: Buffer, name: string): string {
  let at = bytes.lastIndexOf("PK\x05\x06");
  at = bytes.readUInt32LE(at + 16);
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    if (bytes.toString("utf8", at + 46, at + 46 + nameLength) === name) {
      const [size, local] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)];
      const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
      const packed = bytes.subarray(from, from + size);
      return (bytes.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString("utf8");
    }
    at += 46 + nameLength + extra + comment;
  }
  throw new Error(`no ${name}`);
}

/** The stored text of a cell of the first sheet. */
function xlsxCell(path: string, cell: string): string {
  const bytes = readFileSync(path);
  const xml = new RegExp(`<c r="${cell}"([^>]*)>.*?<v>(.*?)</v>`).exec(
    unzip(bytes, "xl/worksheets/sheet1.xml"),
  );
  if (!xml?.[1]?.includes('t="s"')) return xml?.[2] ?? "";
  const strings = [...unzip(bytes, "xl/sharedStrings.xml").matchAll(/<si>(.*?)<\/si>/gs)];
  return (strings[Number(xml[2])]?.[1] ?? "").replace(/<[^>]*>/g, "");
}

/** The fields of each record of a text, where none holds a quoted comma or newline. */
function csvRecords(path: string): string[][] {
  const bytes = readFileSync(path);
  const utf8 = new TextDecoder().decode(bytes);
  const text = utf8.includes("\ufffd") ? new TextDecoder("gb18030").decode(bytes) : utf8;
  const lines = text.trim().split(/\r?\n/);
  return lines.map((line) => line.split(","));
}

/** The text of a field of a record: the column stands under its name, wherever the table's head is. */
function csvField(path: string, record: number, column: string): string {
  const records = csvRecords(path);
  const head = records.find((fields) => fields.includes(column)) ?? [];
  return records[record]?.[head.indexOf(column)] ?? "";
}

function leaves(node: Trace): Trace[] {
  return node.from.length ? node.from.flatMap(leaves) : [node];
}

/** The received files by their hashes. */
const originals = new Map(
  filesBelow("data").map((path) => [
    createHash("sha256")
      .update(readFileSync(join("data", path)))
      .digest("hex"),
    join("data", path),
  ]),
);

/** The received file that a leaf tells of by its hash. */
function originalOf({ details }: Trace): string | undefined {
  const hash = details.find((detail) => detail.startsWith("sha256 "))?.slice("sha256 ".length);
  return hash && originals.get(hash);
}

/** Reads the cell that a leaf names with the few lines above. */
function readLeaf(leaf: Trace): string {
  const path = originalOf(leaf) ?? join("data", leaf.what.replace(/ row .*/, ""));
  const cell = /!([A-Z]+\d+)$/.exec(leaf.what);
  if (cell) return xlsxCell(path, cell[1] ?? "");
  const field = /(?:record|row) (\d+), column (\S+)$/.exec(leaf.what);
  if (field) return csvField(path, Number(field[1]), field[2] ?? "");
  throw new Error(`not a cell: ${leaf.what}`);
}

/** The title of the stage to which what an indicator counts from a register came; undefined of all else. */
function stageOf(indicator: string | null): string | undefined {
  const [, , counted = "", stage] =
    csvRecords("data/plan/2013/counts.csv").find(([id]) => id === indicator) ?? [];
  const [, , title] = csvRecords("data/plan/2013/stages.csv").find(([id]) => id === stage) ?? [];
  return counted === "entered" ? title : undefined;
}

describe("trace", () => {
  it("ends in cells that say the same when read with another program", () => {
    const files = new Set<string>();
    let cells = 0;
    for (const { fact } of facts.filter((_, index) => index % 97 === 0)) {
      for (const leaf of leaves(traced(fact))) {
        const path = originalOf(leaf) ?? "";
        if (!/![A-Z]+\d+$| record \d/.test(leaf.what)) continue;
        expect(readLeaf(leaf), `${fact}: ${leaf.what}`).toBe(JSON.parse(leaf.text));
        files.add(path);
        cells += 1;
      }
    }
    expect([...files].filter((path) => path.endsWith(".xlsx")).length).toBeGreaterThan(3);
    expect(cells).toBeGreaterThan(500);
  });

  it("ends in counts that a count of the list's lines confirms", () => {
    const areas = new Map(
      csvRecords("data/reference/areas.csv").map(([area = "", name = ""]) => [area, name]),
    );
    let sets = 0;
    for (const { fact, indicator } of facts.filter(
      ({ aspect, area }) => aspect === "actual" && area === "330400",
    ))
      for (const leaf of leaves(traced(fact))) {
        const path = leaf.what.startsWith("records of ") ? originalOf(leaf) : undefined;
        const [, area = "", from = "", until = ""] =
          /area (\S+), from (\S+) until (\S+)/.exec(leaf.details[0] ?? "") ?? [];
        const stage = stageOf(indicator);
        if (!path?.endsWith(stage ? "-2013-12-31.csv" : "名单.csv")) continue;
        const counted = csvRecords(path)
          .map((row) =>
            stage ? { name: row[2], day: row[4], stage: row[3] } : { name: row[1], day: row[2] },
          )
          .filter((row) => row.name === areas.get(area) && row.stage === stage)
          .filter(({ day = "" }) => day >= from && day <= until);
        expect(leaf.text, `${fact} ${area}`).toBe(String(counted.length));
        sets += 1;
      }
    expect(sets).toBeGreaterThan(500);
  });

  it("names the records of a count by the numbers that they have in the file", async () => {
    const counted = facts.filter(({ aspect, indicator }) => aspect === "other-source" && indicator === "3.3");
    for (const { fact } of counted.slice(0, 2)) {
      const tree = traced(fact);
      await nameRecords(tree, "data");
      for (const leaf of leaves(tree)) {
        const { set, text, details } = leaf;
        if (!set) continue;
        const lines = readFileSync(originalOf(leaf) ?? "", "utf8").split(/\r?\n/);
        const named = /^records (.+)$/
          .exec(details.at(-1) ?? "")?.[1]
          ?.split("、")
          .flatMap((range) => {
            const [from = 0, to = from] = range.split("–").map(Number);
            return lines.slice(from, to + 1);
          });
        expect(named).toHaveLength(Number(text));
        for (const line of named ?? []) {
          const [, day = "", , , , result] = line.split(",");
          expect(day >= set.from && day <= set.until, line).toBe(true);
          if (set.which === "passed") expect(result).toBe("合格");
        }
      }
    }
    expect(counted.length).toBeGreaterThan(1);
  });

  it("ends in rows of the plan and records of public figures that say the same", () => {
    const wanted = [
      "indicator/gdp/330400/2013/yoy",
      "indicator/rural-income/330400/2012/published-growth",
      "target/4.1/330400/2013/goal",
    ];
    for (const fact of wanted)
      for (const leaf of leaves(traced(fact))) expect(readLeaf(leaf)).toBe(JSON.parse(leaf.text));
  });

  it("reaches a leaf from every fact", () => {
    for (const { fact } of facts.filter((_, index) => index % 11 === 0))
      expect(traced(fact).from.length, fact).toBeGreaterThan(0);
  });

  it("says which folder was read, how many facts it has, which ids are nearest, and what to do", () => {
    const lines = (fact: string, out = site) => {
      try {
        trace(out, fact);
        return [];
      } catch (error) {
        return (error as Error).message.split("\n");
      }
    };
    const folder = resolve(site);
    const [what, read, near, todo] = lines("indicator/3.2/330481/2013Q3/actul");
    expect(what).toBe("no such fact: indicator/3.2/330481/2013Q3/actul");
    expect(read).toBe(
      `read: the site in ${folder}, of ${facts.length} facts as of 2013, known at ${knownAt()}`,
    );
    expect(near).toMatch(/^nearest ids: indicator\/3\.2\/330481\/2013Q3\/actual, \S+, \S+$/);
    expect(todo).toBe(
      `what to do: take an id from ${join(folder, "data", "facts.csv")}, or name another site with --out DIR`,
    );
    // A proof page of its own that lacks this one fact, and ids that lead out of the site.
    expect(lines("target/3.2/330400/2013/statu")[2]).toContain(
      "nearest ids: target/3.2/330400/2013/status, ",
    );
    expect(lines("../../etc/passwd")[0]).toBe("no such fact: ../../etc/passwd");
    const empty = join(workFolder("no-site"), "dist");
    expect(lines("indicator/3.2/330481/2013/actual", empty)).toEqual([
      `no site in ${empty}: it has no data/facts.csv (build one with quality-city build --out DIR, or name the folder of the one that you mean with --out DIR)`,
    ]);
  });

  it("prints a tree, prints it as json, and says when there is no such fact", async () => {
    const fact = "target/3.2/330400/2013/status";
    const lines = await cliHere(["trace", fact, "--out", site]);
    expect(lines.stdout).toContain('goal: plan/2013/targets.csv row 9, column goal = "96"');
    expect(lines.stdout).toContain("海宁市 2013年四季度 季度报表 表1!E");
    const json = await cliHere(["trace", fact, "--out", site, "--json"]);
    expect(JSON.parse(json.stdout)).toEqual(trace(site, fact));
    const none = await cliHere(["trace", "indicator/3.2/nowhere/2013/actual", "--out", site]);
    expect(none).toMatchObject({ code: 1, stdout: "" });
    expect(none.stderr).toContain("no such fact: indicator/3.2/nowhere/2013/actual");
  });
});
