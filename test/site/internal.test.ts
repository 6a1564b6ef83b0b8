import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseHTML } from "linkedom";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { build } from "../../src/cli/build.ts";
import { silent } from "../../src/core/progress.ts";
import { KINDS } from "../../src/intake/findings/catalogue.ts";
import { filesBelow, hashesBelow, workFolder } from "../support/files.ts";
import { isPage } from "../support/kinds.ts";
import { cliHere } from "../support/run.ts";
import { smallSite } from "../support/small.ts";

const HEAD = "---\nby: 市质量强市办\nwritten: 2014-02-20\n";
const SENTENCE = "拟请牵头单位在会商前书面说明原因";
const work = workFolder("internal");
let data: string;
let before: string;
const out = (name: string) => (name === "before" ? before : join(work, name));
const html = (name: string, path: string) => readFileSync(join(out(name), path), "utf8");
const pages = (name: string) => filesBelow(out(name)).filter(isPage);

beforeAll(async () => {
  ({ data, site: before } = smallSite());
  const prose = join(data, "plan", "2013", "prose");
  mkdirSync(join(prose, "notes"), { recursive: true });
  writeFileSync(join(prose, "index.md"), `${HEAD}draft: true\n---\n\n${SENTENCE}。\n`);
  writeFileSync(
    join(prose, "notes", "meeting.md"),
    `${HEAD}draft: true\n---\n\n# 会商意见\n\n${SENTENCE}。\n`,
  );
  await build({ data, out: out("internal"), site: true, edition: "internal" }, silent);
  await build({ data, out: out("after"), site: true }, silent);
}, 300_000);

/** What an internal edition tells and no public one may: drafts, and who can be called. */
function internalTexts(): string[] {
  const { document } = parseHTML(html("internal", "contacts.html"));
  const persons = [...document.querySelectorAll("td q")].map((each) => each.textContent);
  expect(persons.length).toBeGreaterThan(3);
  const kinds = KINDS.flatMap(([code, { audience, title }]) =>
    audience === "internal" ? [code, title] : [],
  );
  return [...new Set([...persons, ...kinds, SENTENCE, "会商意见", "内部资料"])];
}

describe("an internal edition", () => {
  it("says on every page that it is internal, and in its manifest", () => {
    const ofEnterprises = (path: string) => /^(?:enterprises|proof\/facts\/enterprise)\b/.test(path);
    const own = pages("internal").filter(ofEnterprises);
    expect(own.length).toBeGreaterThan(1);
    expect(pages("before").filter(ofEnterprises)).toEqual([]);
    expect(pages("internal").length).toBe(pages("before").length + 4 + own.length);
    for (const path of pages("internal")) {
      expect(html("internal", path), path).toContain("内部资料，不对外公布");
      expect(html("internal", path), path).toContain("<title>（内部）");
    }
    expect(JSON.parse(html("internal", "manifest.json"))).toMatchObject({ edition: "internal" });
    expect(JSON.parse(html("before", "manifest.json"))).not.toHaveProperty("edition");
  });

  it("has drafts, marked as such, doubts, and who can be called", () => {
    expect(html("internal", "index.html")).toContain(SENTENCE);
    expect(html("internal", "notes/meeting.html")).toMatch(/<strong>草稿<\/strong>[\s\S]*会商/);
    expect(html("internal", "doubts.html")).toContain("疑点");
    expect(html("internal", "contacts.html")).toMatch(/填报人 <q>[^<]+<\/q> 联系电话 <q>[^<]+<\/q>/);
    expect(html("internal", "index.html")).toContain('href="doubts.html"');
    expect(html("internal", "search-index.js")).toContain("contacts.html");
  });

  it("changes nothing of the public one, whose bytes are the same before and after", () => {
    expect(hashesBelow(out("after"))).toEqual(hashesBelow(out("before")));
  });

  it("tells what stands in no file of the public one", () => {
    const texts = internalTexts();
    const wanted = texts.flatMap((text) => [Buffer.from(text), Buffer.from(text, "utf16le")]);
    // The queries of models are the product's, and name all that it can find.
    for (const site of [out("after"), inject("site")])
      for (const path of filesBelow(site).filter((file) => !/^models\/.*\.sql$/.test(file))) {
        const bytes = readFileSync(join(site, path));
        for (const text of wanted) expect(bytes.includes(text), `${text} in ${path}`).toBe(false);
      }
  });

  it("holds before its own checker", async () => {
    const { code, stdout } = await cliHere(["verify", out("internal"), "--originals", data]);
    expect(stdout).toMatch(/^数字 numbers +yes +all \d+ facts follow/m);
    expect(stdout).not.toMatch(/^fails/m);
    expect(code).toBe(0);
  });
});
