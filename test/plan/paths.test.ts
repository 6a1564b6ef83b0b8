import { expect, it } from "vitest";
import { pathsBelow } from "../../src/plan/paths.ts";

it("names files below a folder by the same paths, however the folder is written", () => {
  const [first, ...others] = [".", "./", process.cwd(), `${process.cwd()}/`].map((root) =>
    pathsBelow(root, "src/plan"),
  );
  expect(first).toContain("src/plan/paths.ts");
  for (const other of others) expect(other).toEqual(first);
});
