import { describe, expect, it } from "vitest";
import { foldersIn } from "../../src/verify-page/chosen.ts";

const files = (...paths: string[]) => paths.map((path) => ({ path, file: new File([], "a") }));
const paths = (folder: { path: string }[] | undefined) => folder?.map(({ path }) => path);

describe("the folders that a check needs", () => {
  it("are found in a whole kit, in the site and in the data folder, by what is in them", () => {
    const site = ["site/manifest.json", "site/proof/plan.json", "site/data/manifest.json"];
    const data = ["originals/register.csv", "originals/plan/2013/plan.csv"];
    const template = ["program/src/template/register.csv", "program/src/template/plan/first/plan.csv"];
    const kit = foldersIn(files(...[...site, ...data, ...template].map((path) => `kit/${path}`)));
    expect(paths(kit.site)).toEqual(["manifest.json", "proof/plan.json", "data/manifest.json"]);
    expect(paths(kit.originals)).toEqual(["register.csv", "plan/2013/plan.csv"]);
    expect(foldersIn(files(...site)).originals).toBeUndefined();
    expect(foldersIn(files(...data)).site).toBeUndefined();
  });

  it("are none where only a file of that name is there", () => {
    expect(foldersIn(files("a/manifest.json", "b/register.csv", "c/x.csv"))).toEqual({});
    expect(foldersIn([])).toEqual({});
  });
});
