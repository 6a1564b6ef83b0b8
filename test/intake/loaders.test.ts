import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadLoaders } from "../../src/intake/loaders.ts";
import { emptyFolder } from "../plan/bare.ts";

describe("loadLoaders", () => {
  it("loads the product's loaders, each with a name of its own", async () => {
    const loaders = await loadLoaders(join(import.meta.dirname, "..", "..", "loaders"));
    const names = loaders.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["county-form", "public-figures"]));
    expect(new Set(names).size).toBe(names.length);
  });

  it("loads every TypeScript file of a folder, in the order of their names", async () => {
    const folder = emptyFolder();
    for (const name of ["b", "a"])
      writeFileSync(join(folder, `${name}.ts`), `export default { name: "${name}" as string };\n`);
    writeFileSync(join(folder, "README.md"), "no loader\n");
    expect((await loadLoaders(folder)).map(({ name }) => name)).toEqual(["a", "b"]);
  });

  it("names a file that exports no loader", async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, "empty.ts"), "export const nothing = 1;\n");
    await expect(loadLoaders(folder)).rejects.toThrow("no default export of a loader in empty.ts");
  });
});
