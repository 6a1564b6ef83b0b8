import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseHTML } from "linkedom";
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

/** By what the units of a survey are known that a page lists, and who is written to have inspected them. */
function unitsIn(survey: string, site: string): string[] {
  const { document } = parseHTML(readFileSync(join(site, "surveys", `${survey}.html`), "utf8"));
  const tables = [...document.querySelectorAll("table")].filter((table) =>
    table.querySelector("th")?.textContent.startsWith("编号"),
  );
  return tables.flatMap((table) => {
    const by = [...table.querySelectorAll("thead th")].findIndex(
      ({ textContent }) => textContent === "评定人",
    );
    return [...table.querySelectorAll("tbody tr")].flatMap(({ children }) => {
      const texts = [...children].map((cell) => cell.querySelector("q")?.textContent ?? "");
      return [texts[0], by < 0 ? "" : texts[by]].filter((text) => text !== undefined && text !== "");
    });
  }) as string[];
}

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

  it("is no unit of a survey, and nobody who inspected one, but for the office", async () => {
    const never = ["losses", "traffic"].flatMap((survey) => unitsIn(survey, out("internal")));
    expect(never.filter((text) => /^9133/.test(text)).length).toBeGreaterThan(10);
    expect(never).toContain("演示甲");
    for await (const { path, texts } of readableTexts(out("public")))
      for (const each of new Set(never))
        expect(
          texts.some((text) => text.includes(each)),
          `${each} in ${path}`,
        ).toBe(false);
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
