import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { build } from "../../src/cli/build.ts";
import { silent } from "../../src/core/progress.ts";
import { visible } from "../../src/core/visible.ts";
import { placeWays } from "../corpus/personal/place.ts";
import { ways } from "../corpus/personal/ways.ts";
import { workFolder } from "../support/files.ts";
import { readableTexts } from "../support/readable.ts";
import { cliHere } from "../support/run.ts";
import { smallData } from "../support/small.ts";

const work = workFolder("personal");
const all = ways();
let data: string;
const out = (edition: string) => join(work, edition);

beforeAll(async () => {
  data = await smallData();
  await placeWays(data, all);
  await build({ data, out: out("public"), site: true }, silent);
  await build({ data, out: out("internal"), site: true, edition: "internal" }, silent);
}, 900_000);

describe("who is written down in received files, in 300 ways and more, in their cells, names, notes and properties", () => {
  it("stands in no file of the public edition", async () => {
    expect(all.length).toBeGreaterThanOrEqual(300);
    const never = [...new Set(all.flatMap((way) => way.never))];
    const found: string[] = [];
    let files = 0;
    for await (const { path, texts } of readableTexts(out("public"))) {
      files += 1;
      for (const each of never)
        if (texts.some((text) => text.includes(each))) found.push(`${each} in ${path}`);
    }
    expect(files).toBeGreaterThan(500);
    expect(found).toEqual([]);
  });

  it("is there for the office", () => {
    const page = readFileSync(join(out("internal"), "data", "findings.json"), "utf8");
    const rows = JSON.parse(page) as { name: string; text: string | null; sheet: string | null }[];
    const told = rows.flatMap(({ name, text, sheet }) => [name, text ?? "", sheet ?? ""]).join("\n");
    // What nobody sees of a text is not kept.
    const unseen = all.filter(({ text }) => !told.includes(visible(text).trim()));
    expect(unseen.map(({ text }) => text)).toEqual([]);
  });

  it("leaves both editions such that the checker proves them", async () => {
    for (const edition of ["public", "internal"]) {
      const { code, stdout } = await cliHere(["verify", out(edition), "--originals", data]);
      expect(stdout, edition).toMatch(/^数字 numbers +yes +all \d+ facts follow/m);
      expect(stdout, edition).not.toMatch(/^fails/m);
      expect(code).toBe(0);
    }
  });
});
