import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { openBook } from "../../src/intake/open/open.ts";
import { readPlan } from "../../src/plan/read.ts";

const site = inject("site");
const plan = readPlan("data");
const given = readdirSync(join(site, "originals"));
const pages = readdirSync(join(site, "proof", "files")).filter((name) => name.endsWith(".html"));
const pageOf = (sha256: string) => {
  const page = pages.find((name) => sha256.startsWith(hashIn(name)));
  return page ? readFileSync(join(site, "proof", "files", page), "utf8") : "";
};
const received = new Map(plan.register.rows.map((row) => [row.sha256, row]));
const hashIn = (name: string) => name.slice(0, name.indexOf("."));

describe("originals that a built site gives", () => {
  it("are statistics of departments, texts and workbooks, byte by byte as they came", () => {
    expect(new Set(given.map((name) => name.slice(name.indexOf("."))))).toEqual(new Set([".csv", ".xlsx"]));
    for (const name of given) {
      const bytes = readFileSync(join(site, "originals", name));
      expect(createHash("sha256").update(bytes).digest("hex")).toBe(hashIn(name));
      const path = received.get(hashIn(name))?.path ?? "";
      expect(path).toMatch(/^statistics\//);
      expect(bytes.equals(readFileSync(join("data", path)))).toBe(true);
    }
  });

  it("are linked to from the page of their file, and nothing else is", () => {
    const linked = [...received.keys()].filter((sha256) => pageOf(sha256).includes(">下载原件</a>"));
    expect(linked.map((sha256) => pageOf(sha256).match(/originals\/([^"]+)"/)?.[1]).toSorted()).toEqual(
      given.toSorted(),
    );
  });

  it("hold no cell that the site itself would cut", () => {
    for (const name of given) expect(pageOf(hashIn(name)), name).not.toMatch(/〔文字〕|〔号码〕/);
  });

  it("name nobody who filled in a form", () => {
    const people = plan.register.rows
      .filter(({ path }) => path.startsWith("submissions/"))
      .flatMap(({ path }) => namedIn(path));
    expect(new Set(people).size).toBeGreaterThan(8);
    for (const name of given) {
      const texts = cellsOf(received.get(hashIn(name))?.path ?? "").join("\n");
      expect(people.filter((person) => texts.includes(person))).toEqual([]);
    }
  });
});

/** Every text of a received file. */
function cellsOf(path: string): string[] {
  const { sheets } = openBook(readFileSync(join("data", path)), path.slice(path.lastIndexOf(".")));
  return sheets.flatMap(({ rows }) =>
    [...rows].flatMap((row) => Array.from({ length: row.length }, (_, at) => row.text(at))),
  );
}

/** Who filled in a form, by what stands behind those words. */
function namedIn(path: string): string[] {
  if (!/\.(csv|xlsx)$/.test(path)) return [];
  const texts = cellsOf(path);
  return texts.flatMap((text, at) => (/^填报人/.test(text) ? [texts[at + 1] ?? ""] : [])).filter(Boolean);
}
