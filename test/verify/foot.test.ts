import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Edition } from "../../src/facts/edition.ts";
import { plainText } from "../../src/site/kit/text.ts";
import { editionSheet, footHtml, ownAttribute, withOwnHash } from "../../src/site/shell/foot.ts";
import { Failures } from "../../src/verify/site/failure.ts";
import { checkFeet } from "../../src/verify/site/foot.ts";
import type { Site } from "../../src/verify/site/site.ts";
import { workFolder } from "../support/files.ts";

const BOUNDS = { asOf: "2013Q3", knownAt: "2013-10-31", version: "1.2.3", fingerprint: "ab".repeat(32) };

const editionOf = (bounds: object = {}) =>
  ({
    plan: { head: { document: "甲", issued: "2013-01-01" } },
    bounds: { ...BOUNDS, audience: "public", ...bounds },
  }) as unknown as Edition;

const pageOf = (path: string) =>
  plainText(
    `<html lang="zh-CN"${ownAttribute.markup}><p>十个零：0000000000000000</p>${footHtml(editionOf(), path, "").markup}`,
  );

/** The failures of a site of two pages, after something was changed in it. */
function failuresOf(
  change: { page?: (text: string) => string; sheet?: string; manifest?: object; bounds?: object } = {},
): string[] {
  const root = workFolder("foot");
  mkdirSync(join(root, "areas"));
  const paths = ["index.html", "areas/1.html", "edition.css"];
  const contents: Record<string, string> = {};
  for (const path of paths.slice(0, 2)) {
    const made = withOwnHash(pageOf(path.slice(0, -".html".length)));
    contents[path] = made.content;
    writeFileSync(
      join(root, path),
      path === "index.html" ? made.page : (change.page?.(made.page) ?? made.page),
    );
  }
  writeFileSync(join(root, "edition.css"), change.sheet ?? plainText(editionSheet(editionOf(change.bounds))));
  const manifest = { ...BOUNDS, contents, ...change.bounds, ...change.manifest };
  const failures = new Failures();
  checkFeet({ root, paths, manifest } as unknown as Site, failures);
  return failures.list.map(({ where, step }) => `${where}: ${step}`);
}

describe("the foot of a page", () => {
  it("says the hash of its content, and of no edition but on the overview", () => {
    expect(failuresOf()).toEqual([]);
    expect(pageOf("areas/1")).not.toMatch(/2013-10-31|1\.2\.3|abab/);
    expect(pageOf("index")).toMatch(/2013-10-31[\s\S]*1\.2\.3[\s\S]*abab/);
  });

  it("is found to say another hash, and a page to be another than it says", () => {
    const said = /(?<=class="own">)[0-9a-f]{16}/;
    expect(failuresOf({ page: (text) => text.replace(said, "f".repeat(16)) })).toHaveLength(1);
    expect(failuresOf({ page: (text) => text.replace("十个零", "十一个零") })).toHaveLength(2);
    expect(failuresOf({ page: (text) => text.replace("0000000000000000", "0000000000000001") })).toHaveLength(
      2,
    );
    expect(failuresOf({ page: (text) => text.replace(/<p>本页.*<\/p>/, "") })).toHaveLength(2);
    expect(failuresOf({ manifest: { contents: {} } })).toEqual([
      "index.html: its content is not undefined",
      "areas/1.html: its content is not undefined",
    ]);
  });
});

describe("the style sheet of an edition", () => {
  it.each(["2013", "2013Q1", "2013H2", "2013M09", "2013Y07", "2011-2015", "2011Y07-2015Y07"])(
    "says the end of %s as the checker does",
    (asOf) => {
      expect(failuresOf({ bounds: { asOf } })).toEqual([]);
    },
  );

  it("is found to say another day, version or fingerprint, or anything more", () => {
    const sheet = plainText(editionSheet(editionOf()));
    for (const other of [
      sheet.replaceAll("2013-10-31", "2013-11-01"),
      sheet.replace("1.2.3", "1.2.4"),
      sheet.replaceAll("abab", "baba"),
      `${sheet}p{display:none}\n`,
      sheet.replace("数据截至", "内部资料；数据截至"),
    ])
      expect(failuresOf({ sheet: other })).toEqual([
        "edition.css: it says another edition than the manifest",
      ]);
  });
});
