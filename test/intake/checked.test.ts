import { describe, expect, it } from "vitest";
import { type Checked, checkJson, checkLines } from "../../src/cli/check/check.ts";

const checked = (count: number): Checked => ({
  findings: Array.from({ length: count }, (_, record) => ({
    ...{ code: "number-unreadable" as const, file: "a.csv", place: { record, column: "数值" } },
    ...{ text: `约${record}`, detail: "", period: null },
  })),
  ...{ files: 1, readings: 0, records: 0, begins: 1 },
});

describe("what a check found", () => {
  it.each([0, 1, 3])("is JSON with %i findings", (count) => {
    const read = JSON.parse([...checkJson(checked(count))].join(""));
    expect(read).toMatchObject({ files: 1, readings: 0, records: 0 });
    expect(read.findings.map(({ text }: { text: string }) => text)).toEqual(
      checked(count).findings.map(({ text }) => text),
    );
  });

  it("is told a finding at a time, however many there are", () => {
    const pieces = [...checkJson(checked(20_000))];
    expect(pieces).toHaveLength(20_002);
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(1000);
    const lines = [...checkLines(checked(20_000), "zh")];
    expect(lines).toHaveLength(40_001);
    expect(lines.at(-1)).toContain("20000个错误");
  });
});
