import { describe, expect, it } from "vitest";
import { filedFor } from "../../src/intake/values/filed.ts";
import { LOADERS } from "./house.ts";

const form = LOADERS.find(({ folder }) => folder === "submissions");
const statistic = LOADERS.find(({ folder }) => folder === "statistics");

describe("the period for which a file was filed", () => {
  it.each([
    ["submissions/2013Q3/330481/季度报表.xlsx", "2013Q3"],
    ["/srv/2012/5716/data/submissions/2013Q3/330481/季度报表.xlsx", "2013Q3"],
    ["/srv/2012/季度报表.xlsx", undefined],
    ["submissions/330481/2013Q3", undefined],
  ])("is that of a folder below that of the forms: %s", (path, period) => {
    expect(form && filedFor(path, form)?.id).toBe(period);
  });

  it("is none of a statistic", () => {
    expect(statistic && filedFor("statistics/2013Q3/a.xlsx", statistic)).toBeUndefined();
  });
});
