import { appendFileSync, cpSync, mkdirSync, readdirSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { layOut } from "../../src/site/shell/framework.ts";
import { filesBelow, hashesBelow, workFolder } from "../support/files.ts";

describe("pages as Framework lays them out", () => {
  it("are made once of the same pages, and anew where one changed", async () => {
    const folder = workFolder("framework");
    const reports = join(folder, "reports");
    cpSync("reports", reports, { recursive: true });
    const lay = (name: string, pages = reports) => {
      const work = join(folder, name);
      mkdirSync(work);
      return { ...layOut(pages, work), work };
    };
    const first = lay("first");
    await first.finished;
    const pages = hashesBelow(first.folder);
    expect(Object.keys(pages)).toContain("index.html");
    const second = lay("second");
    await second.finished;
    expect(readdirSync(second.work)).toEqual([]);
    expect(hashesBelow(second.folder)).toEqual(pages);
    for (const path of filesBelow(first.folder))
      expect(readFileSync(join(first.folder, path), "latin1"), path).not.toContain(folder);
    const elsewhere = join(folder, "elsewhere", "pages");
    mkdirSync(join(folder, "elsewhere"));
    renameSync(reports, elsewhere);
    const moved = lay("moved", elsewhere);
    expect([moved.pid, moved.folder]).toEqual([undefined, second.folder]);
    renameSync(elsewhere, reports);
    appendFileSync(join(reports, "index.md"), "\n");
    const third = lay("third");
    expect(third.folder).toBe(join(third.work, "layout"));
    third.stop();
    await expect(third.finished).rejects.toThrow("framework failed");
  });
});
