import { expect, it } from "vitest";
import { pathsBelow } from "../../src/core/paths.ts";

it("names files below a folder by the same paths, however the folder is written", () => {
  const [first, ...others] = [".", "./", process.cwd(), `${process.cwd()}/`].map((root) =>
    pathsBelow(root, "src/core"),
  );
  expect(first).toContain("src/core/paths.ts");
  for (const other of others) expect(other).toEqual(first);
});
