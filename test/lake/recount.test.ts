import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { pathOf, readLake } from "../../src/lake/manifest.ts";
import { alter, counted } from "./received.ts";

describe("parts that are counted again", () => {
  it("are what the received list says, all or some that a seed draws", async () => {
    const { verified } = await counted(20_000);
    expect(await verified("all")).toEqual({
      parts: 36,
      counted: 36,
      records: expect.any(Number),
      failures: [],
    });
    expect(await verified(3)).toMatchObject({ parts: 36, counted: 3, failures: [] });
  }, 60_000);

  it("are named where one record is altered, or a part is gone", async () => {
    const { lake, verified } = await counted(2000);
    const [part, other] = readLake(lake).parts;
    if (!part || !other) throw new Error("no part");
    await alter(pathOf(lake, part));
    const { failures } = await verified("all");
    expect(failures).toHaveLength(2);
    expect(failures[0]?.step).toMatch(`not ${part.sha256}`);
    expect(failures[1]?.step).toMatch(/^\S+ \S+ \d{4}-\d\d-\d\d counts \d+ of \d+, \S+ says \d+ of \d+$/);
    writeFileSync(pathOf(lake, other), "");
    expect((await verified("all")).failures.map(({ where }) => where)).toContain(other.path);
  }, 60_000);

  it("are named where the received list says another number", async () => {
    const { originals, verified } = await counted(2000);
    const list = join(originals, "statistics", "fgw", "counts.csv");
    const text = readFileSync(list, "utf8");
    writeFileSync(
      list,
      text.replace(/,(\d+),(\d+)\n/, (_, total, passed) => `,${Number(total) + 1},${passed}\n`),
    );
    expect((await verified("all")).failures).toHaveLength(1);
  }, 60_000);

  it.each<[string, (text: string) => string, string]>([
    [
      "a row of its own before the right one",
      (text) => text.replace(/\n([^\n]+),(\d+),(\d+)\n/, "\n$1,9$2,9$3$&"),
      "again.csv",
    ],
    [
      "nothing of a part",
      (text) => {
        const [, part = ""] = /\n([0-9a-f]{64}),/.exec(text) ?? [];
        return text.replace(new RegExp(`\n${part}[^\n]*(?=\n)`, "g"), "");
      },
      "again.csv",
    ],
    [
      "another number, in a file of another name",
      (text) => text.replace(/,(\d+),(\d+)\n/, ",9$1,9$2\n"),
      "again.txt",
    ],
  ])(
    "are named where the list that counts says %s",
    async (_, change, name) => {
      const { text, receive, verified } = await counted(2000);
      receive(name, change(text), "2014-02-02");
      expect((await verified("all")).failures.map(({ step }) => step)).toContainEqual(
        expect.stringContaining(`statistics/fgw/${name} says`),
      );
    },
    60_000,
  );
});
