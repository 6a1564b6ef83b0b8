import { describe, expect, it } from "vitest";
import { fileLeaf } from "../../src/facts/leaf.ts";
import type { Loader } from "../../src/intake/contract.ts";
import { LOADERS } from "./house.ts";

describe("a list of a layout of one's own", () => {
  it("has no label in its proof that its layout has not", () => {
    const items = LOADERS.find(({ name }) => name === "department-items") as Loader;
    const { from: _, ...header } = items.header;
    const file = {
      ...{ path: "statistics/a.xlsx", sha256: "", sender: "", arrived: "", basis: "reported" },
      ...{ confirmed: [], loader: { ...items, header } },
    } as unknown as Parameters<typeof fileLeaf>[0];
    const telling = { file: (text: string) => text, text: (text: string) => text };
    const { records } = fileLeaf(file, telling as unknown as Parameters<typeof fileLeaf>[1]);
    expect(records).toMatchObject({ from: "", until: "名单截至", department: "报送部门" });
  });
});
