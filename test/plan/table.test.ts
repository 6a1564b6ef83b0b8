import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { Originals } from "../../src/core/disk/originals.ts";
import { ConfigError, ConfigErrors } from "../../src/core/error.ts";
import { readTable } from "../../src/core/table.ts";
import { emptyFolder } from "./bare.ts";

const schema = z.object({
  id: z.string().regex(/^[a-z]$/, "use one letter"),
  goal: z.string().regex(/^\d+$/, "write a whole number").transform(Number),
  note: z.string(),
});
const root = emptyFolder();
afterEach(() => {
  vi.restoreAllMocks();
});

function read(text: string | Uint8Array) {
  writeFileSync(join(root, "table.csv"), text);
  return readTable(new Originals(root), "table.csv", schema, Object.keys(schema.shape));
}

function faults(text: string): string[] {
  try {
    read(text);
  } catch (error) {
    if (error instanceof ConfigErrors) return error.errors.map(({ message }) => message);
    throw error;
  }
  return [];
}

describe("readTable", () => {
  it("reads typed rows that know where they stand", () => {
    const { rows, file } = read("id,goal,note\na,12,\nb,0,二\n");
    expect(file).toBe("table.csv");
    expect(rows).toEqual([
      { id: "a", goal: 12, note: "", row: 1 },
      { id: "b", goal: 0, note: "二", row: 2 },
    ]);
  });

  it("keeps the texts as written", () => {
    const { texts } = read('id,goal,note\na,012," two, 三 "\n');
    expect(texts).toEqual([{ id: "a", goal: "012", note: " two, 三 " }]);
  });

  it("takes columns in any order, a byte order mark, CRLF and blank lines", () => {
    const { rows } = read("\uFEFFnote,goal,id\r\nx,1,a\r\n\r\ny,2,b\r\n");
    expect(rows.map(({ id, goal, note }) => [id, goal, note])).toEqual([
      ["a", 1, "x"],
      ["b", 2, "y"],
    ]);
  });

  it("gives the sha256 of the bytes", () => {
    const text = "id,goal,note\na,1,\n";
    expect(read(text).sha256).toBe(createHash("sha256").update(text).digest("hex"));
  });

  it("has no rows where there is a header only", () => {
    expect(read("id,goal,note\n").rows).toEqual([]);
  });

  it("names a bad value by file, row, column, value and remedy", () => {
    expect(faults("id,goal,note\na,1,\nb,十二,\n")).toEqual([
      'table.csv row 2, column goal: invalid value: "十二" (write a whole number)',
    ]);
  });

  it("names every fault of every row", () => {
    expect(faults("id,goal,note\naa,x,\nb,1,\ncc,2,\n")).toEqual([
      'table.csv row 1, column id: invalid value: "aa" (use one letter)',
      'table.csv row 1, column goal: invalid value: "x" (write a whole number)',
      'table.csv row 3, column id: invalid value: "cc" (use one letter)',
    ]);
  });

  it("names missing and unknown columns together", () => {
    expect(faults("id,gaol,note\na,1,\n")).toEqual([
      'table.csv row 0, column goal: missing column: "" (add it to the header)',
      'table.csv row 0, column gaol: unknown column: "gaol" (known ones are id, goal, note)',
    ]);
  });

  it("refuses a column that stands twice", () => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    expect(faults("id,goal,note,goal\na,1,,2\n")).toHaveLength(1);
  });

  it.each([
    ["too many", "id,goal,note\na,1,\nb,2,two, three\n"],
    ["too few", "id,goal,note\na,1,\nb,2\n"],
  ])("names a row of %s fields", (words, text) => {
    const [fault, ...more] = faults(text);
    expect(fault).toMatch(new RegExp(`^table\\.csv row 2, column \\*: ${words} fields`));
    expect(fault).toContain("(quote texts that hold commas)");
    expect(more).toEqual([]);
  });

  it("names a table that is not there", () => {
    expect(() => readTable(new Originals(root), "none.csv", schema, ["id"])).toThrow(
      new ConfigError("missing table none.csv", `add it to ${root}`),
    );
  });
});
