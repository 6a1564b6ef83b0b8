import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { build } from "../../src/cli/build.ts";
import { silent } from "../../src/core/progress.ts";
import { assetIn } from "../support/asset.ts";
import { type Developing, develop } from "../support/developing.ts";
import { workFolder } from "../support/files.ts";
import { smallData } from "../support/small.ts";
import { Changing } from "./kept.ts";

let data: string;
let out: string;
let server: Developing;
/** What the server's process writes aside. */
const temporary = () => readdirSync(tmpdir()).filter((name) => name.includes(`-${server.pid}-`));

beforeAll(async () => {
  data = await smallData();
  out = join(workFolder("built"), "site");
  await build({ data, out, site: true }, silent);
  server = await develop(data);
}, 300_000);
afterAll(() => server.stop());

const note = () => join(data, "plan", "2013", "prose", "notes");
const write = (name: string, body: string) => {
  mkdirSync(note(), { recursive: true });
  writeFileSync(join(note(), name), `---\nby: 甲\nwritten: 2013-12-31\n---\n# 题目\n\n${body}\n`);
};
/** What only this server adds to a page. */
const ADDED = /<link rel="stylesheet" href="\/-\/dev.css"><script src="\/-\/dev.js"><\/script>/;

describe("the site of whoever works on a data folder", () => {
  it("is what a build writes, byte for byte, but for the script that reloads it", async () => {
    const areas = readdirSync(join(out, "areas")).slice(0, 2);
    const proofs = readdirSync(join(out, "proof", "files")).slice(0, 2);
    const paths = [
      "findings.html",
      "compare.html",
      "trends.html",
      "search-index.js",
      assetIn(out, "style.css"),
    ];
    for (const path of [
      ...paths,
      ...areas.map((name) => `areas/${name}`),
      ...proofs.map((name) => `proof/files/${name}`),
      ...["data/facts.csv", "data/trends.arrow", "models/fact.sql", "proof/rules.json"],
    ]) {
      const { status, text } = await server.page(path);
      expect(status, path).toBe(200);
      expect(text.replace(ADDED, ""), path).toBe(new TextDecoder().decode(readFileSync(join(out, path))));
      if (path.endsWith(".html")) expect(text, path).toMatch(ADDED);
    }
    expect((await server.page("areas/none.html")).status).toBe(404);
    expect((await server.page("-/dev.js")).text).toContain("location.reload");
  });

  it("shows prose as it is saved, and what is wrong in all of it at once, with file and line, on every page", async () => {
    await server.made(() => write("first.md", "先写这些。"));
    expect((await server.page("notes/first.html")).text).toContain("先写这些。");
    await server.made(() => {
      write("first.md", "某地增长百分之3。");
      write("second.md", "见{fact:no/such/fact}。");
    });
    for (const path of ["index.html", "notes/first.html", "areas/index.html"]) {
      const { text } = await server.page(path);
      expect(text, path).toContain('aria-label="错误"');
      expect(text, path).toContain("notes/first.md line 7");
      expect(text, path).toContain("notes/second.md line 7");
    }
    await server.made(() => {
      write("first.md", "先写这些。");
      write("second.md", "再写这些。");
    });
    expect((await server.page("index.html")).text).not.toContain('aria-label="错误"');
    expect((await server.page("notes/second.html")).text).toContain("再写这些。");
  });

  it("goes on with the site before where rows are wrong, which it says, and makes it anew when a form comes", async () => {
    const targets = join(data, "plan", "2013", "targets.csv");
    const rows = readFileSync(targets, "utf8");
    await server.made(() => writeFileSync(targets, rows.replace("3.2,330400", "3.22,330400")));
    const { text } = await server.page("areas/index.html");
    expect(text).toMatch(/targets\.csv row \d+, column indicator/);
    expect(text).toContain("</footer>");
    await server.made(() => writeFileSync(targets, rows));
    const facts = (await server.page("data/facts.csv")).text;
    await server.made(() => new Changing(data).form(0.2));
    expect((await server.page("data/facts.csv")).text).not.toBe(facts);
  });

  it("is gone when it is stopped, and nothing is left of it", async () => {
    expect(temporary()).not.toEqual([]);
    expect(await server.stop()).toBe(0);
    expect(temporary()).toEqual([]);
  });
});
