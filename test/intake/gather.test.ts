import { describe, expect, it } from "vitest";
import { Gathered } from "../../src/intake/gather.ts";

const finding = (record: number) => ({
  ...{ code: "area-unknown" as const, file: "a.csv", place: { record, column: "地区" } },
  ...{ text: `某县${record}`, detail: "", period: null },
});

/** The records that findings name, each as often as it is named. */
function named(details: string[]): number[] {
  return details.flatMap((detail) =>
    (/共\d+条：(.+)$/.exec(detail)?.[1] ?? "").split("、").flatMap((range) => {
      const [from = 0, to = from] = range.split("–").map(Number);
      return Array.from({ length: to - from + 1 }, (_, at) => from + at);
    }),
  );
}

describe("findings of many records", () => {
  it("name each record once, and no more in one cell than it holds", () => {
    const records = Array.from({ length: 100_000 }, (_, at) => 2 + at + Math.floor(at / 3));
    const gathered = new Gathered();
    for (const record of records) gathered.add(finding(record));
    const all = gathered.all();
    expect(named(all.map(({ detail }) => detail))).toEqual(records);
    expect(Math.max(...all.map(({ detail }) => detail.length))).toBeLessThan(5000);
    expect(all[0]).toMatchObject({ text: "某县2", place: { record: 2 } });
    for (const { detail, place } of all)
      expect(place).toMatchObject({ record: named([detail])[0], column: "地区" });
  });
});
