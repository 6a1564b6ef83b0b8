import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseHTML } from "linkedom";
import { describe, expect, inject, it } from "vitest";
import type { FileProof } from "../../src/facts/proof.ts";
import { filesBelow } from "../support/files.ts";

const folder = join(inject("site"), "proof", "files");
const files = filesBelow(folder)
  .filter((name) => name.endsWith(".html"))
  .map((name) => name.slice(0, -".html".length));

const documentOf = (file: string) =>
  parseHTML(readFileSync(join(folder, `${file}.html`), "utf8")).document as unknown as Document;
const leavesOf = (file: string) =>
  JSON.parse(readFileSync(join(folder, `${file}.json`), "utf8")) as FileProof;

/** Where a cell of a picture stands, by the heads of its row and its column. */
function placeOf(cell: Element): string {
  const row = cell.parentElement as Element;
  const head = row.closest("table")?.querySelector("thead tr")?.children[[...row.children].indexOf(cell)];
  return `${head?.textContent}${row.children[0]?.textContent}`;
}

describe("the picture of a received file", () => {
  it("has the text of everything that is read of it, at its place, where proofs lead", () => {
    let [drawn, inCells] = [0, 0];
    for (const file of files) {
      const document = documentOf(file);
      const { readings, states } = leavesOf(file);
      const leaves = [
        ...readings.map((leaf, at) => ({ ...leaf, anchor: `r${at}` })),
        ...states.map((leaf, at) => ({ ...leaf, anchor: `s${at}` })),
      ];
      for (const { anchor, text, place } of leaves) {
        const found = document.querySelectorAll(`[id="${anchor}"]`);
        expect(found.length, `${file} ${anchor}`).toBe(1);
        const cell = found[0]?.closest(".sheet td");
        if (!cell) continue;
        drawn += 1;
        if (!("cell" in place)) continue;
        inCells += 1;
        expect(`${placeOf(cell)} ${cell.textContent}`, `${file} ${anchor}`).toBe(`${place.cell} ${text}`);
      }
    }
    expect(drawn).toBeGreaterThan(5000);
    expect(inCells).toBeGreaterThan(2000);
  });

  it("says what each of its colours is", () => {
    for (const file of files) {
      const document = documentOf(file);
      const named = [...document.querySelectorAll(".roles li")].map((item) => item.className);
      const drawn = new Set(
        [...document.querySelectorAll(".sheet tbody td[class]")].map((cell) => cell.className),
      );
      expect(named.toSorted(), file).toEqual([...drawn].toSorted());
    }
  });

  it("leads from a reading to the figure that it gave", () => {
    const led = files.flatMap((file) => [...documentOf(file).querySelectorAll('td a[href*="/facts/"]')]);
    expect(led.length).toBeGreaterThan(5000);
  });
});
