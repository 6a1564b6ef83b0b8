import { join } from "node:path";
import { expect, it } from "vitest";
import { workFolder } from "../support/files.ts";
import { writeLines } from "../support/tables.ts";
import { differences } from "./compare.ts";

it("tells what differs between sites, but for hashes and what follows from them", () => {
  const root = workFolder("same");
  const [before, after] = [join(root, "before"), join(root, "after")];
  const hash = (digit: string) => digit.repeat(16);
  writeLines(before, "a/index.html", `<p>${hash("a")} 35 of 50`);
  writeLines(after, "a/index.html", `<p>${hash("b")} 35 of 50`);
  writeLines(before, "a/sources.json", "1");
  writeLines(after, "a/sources.json", "2");
  writeLines(before, "a/trends.html", "<p>12 met");
  writeLines(after, "a/trends.html", "<p>13 met");
  writeLines(before, "b/gone.html", "");
  writeLines(after, "b/new.html", "");
  expect(differences(before, after)).toEqual([
    { file: "a/trends.html", how: "differs", was: "<p>12 met ", is: "<p>13 met " },
    { file: "b/gone.html", how: "gone" },
    { file: "b/new.html", how: "new" },
  ]);
});
