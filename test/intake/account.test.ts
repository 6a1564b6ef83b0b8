import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesNamed } from "../../src/cli/check/list.ts";
import { doubtIn, roleOfHead } from "../../src/intake/account/words.ts";
import { readingGuide } from "../../src/intake/layout/guide.ts";
import { cellsOf } from "../../src/intake/layout/sheet.ts";
import { inspect } from "../../src/intake/open/inspect.ts";
import { MAX_BYTES, openBook } from "../../src/intake/open/open.ts";
import { readPlan } from "../../src/plan/read.ts";
import { LOADERS } from "./house.ts";

const guide = readingGuide(readPlan("data"));

describe("the account of cells", () => {
  const files = filesNamed(["submissions", "statistics", "public"].map((folder) => join("data", folder)));

  it("has every cell of every shipped file that is not blank, once, and none without a role", () => {
    expect(files.length).toBeGreaterThan(190);
    for (const { file } of files) {
      const bytes = readFileSync(file);
      const [, folder] = file.split("/");
      const loaders = LOADERS.filter((loader) => loader.folder === folder);
      const inspected = inspect(
        { path: file, bytes, at: file, sender: null },
        { loaders, confirmed: [], guide },
        MAX_BYTES,
      );
      const cells = inspected.cells?.();
      const { sheets } = openBook(bytes, extname(file), loaders);
      const filled = sheets.flatMap(({ rows }) =>
        rows.flatMap((row) => cellsOf(row).filter(({ text }) => text !== "")),
      );
      expect(cells?.length, file).toBe(filled.length);
      expect(
        cells?.filter(({ role }) => ["unaccounted", "guidance"].includes(role)),
        file,
      ).toEqual([]);
      if (cells?.some(({ role }) => role === "unread")) expect(inspected.findings, file).not.toEqual([]);
    }
  });
});

describe("a word of a head", () => {
  it("is known behind a period, before a unit, and in full width", () => {
    expect(roleOfHead("2013年三季度同比(%)")).toBe("quoted");
    expect(roleOfHead("比2012年增长")).toBe("quoted");
    expect(roleOfHead("1-9月累计")).toBe("quoted");
    expect(roleOfHead("完成率（％）")).toBe("quoted");
    expect(roleOfHead("本期 数")).toBe("same");
    expect(roleOfHead("类别")).toBeUndefined();
  });

  it("may leave in doubt below a head what says nothing in a title", () => {
    expect(doubtIn("嘉兴市2013年度目标责任制考核表", "title")).toBeUndefined();
    expect(doubtIn("（以下为年度目标）", "below")).toBe("目标");
    expect(doubtIn("撤销名单", "title")).toBe("撤销");
  });
});

describe("a list of which not all is read", () => {
  const FORMS = join(import.meta.dirname, "..", "fixtures", "forms");
  const forms = readFileSync(join(FORMS, "expected.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { file: string; path: string; kinds: string[] });
  const readOf = (kind: string) => {
    const form = forms.find(({ kinds }) => kinds.includes(kind));
    if (!form) throw new Error(`no form ${kind}`);
    const loaders = LOADERS.filter(({ folder }) => form.path.startsWith(`${folder}/`));
    const bytes = readFileSync(join(FORMS, form.file));
    const { read } = inspect(
      { path: form.path, bytes, at: "", sender: null },
      { loaders, confirmed: [], guide },
      MAX_BYTES,
    );
    if (!read) throw new Error(`not read: ${kind}`);
    return read;
  };

  it("speaks for nothing where a head is not known, and proposes what it would give", () => {
    const { covers, records, uncounted, proposed } = readOf(
      "I items: records of two indicators by a column 类别",
    );
    expect([covers, records, uncounted]).toEqual([[], [], []]);
    expect(proposed.records.length).toBeGreaterThan(5);
  });

  it("may have what stands below a line that withdraws, so that its counts say that something is missing", () => {
    const { covers, records, uncounted, proposed } = readOf("I items: group line 二、撤销名单");
    expect(covers.length).toBeGreaterThan(0);
    expect(records.length).toBeGreaterThan(0);
    expect(uncounted.length).toBeGreaterThan(0);
    expect(proposed.records).toEqual([]);
  });
});
