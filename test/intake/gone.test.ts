import { expect, it } from "vitest";
import { checkRead } from "../../src/cli/check/check.ts";

it("a file that goes while files are checked is told of, and those after it are read", async () => {
  const file = "data/submissions/2013Q3/330482/季度报表.xlsx";
  const path = "submissions/2013Q3/330482/季度报表.xlsx";
  const files = ["data/gone.xlsx", file].map((each) => ({ file: each, path, sender: "平湖市" }));
  let errors = 0;
  const pieces: string[] = [];
  for await (const piece of checkRead(files, "data", (found) => {
    errors = found;
  }))
    pieces.push(piece);
  const [gone, there] = JSON.parse(pieces.join("")).files;
  expect(errors).toBe(1);
  expect(gone.findings[0].code).toBe("file-unreadable");
  expect(gone.findings[0].message).toContain("读取时已不在");
  expect(there.readings.length).toBeGreaterThan(10);
});
