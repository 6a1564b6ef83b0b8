import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { build } from "../../src/cli/build.ts";
import { silent } from "../../src/core/progress.ts";
import { workFolder } from "../support/files.ts";
import { cliHere } from "../support/run.ts";
import { type List, registersData } from "./ground.ts";

const HAZARDS = { register: "事故隐患", department: "市质监局" };
const LISTS: List[] = [
  {
    ...HAZARDS,
    until: "2012-12-31",
    arrived: "2013-01-10",
    rows: [
      ["甲厂锅炉", "YH-1", "海宁市", "发现", "2012-11-05"],
      ["乙厂电梯", "YH-2", "海宁市", "发现", "2012-12-20"],
      ["丙厂吊机", "YH-3", "桐乡市", "发现", "2012-12-21"],
    ],
  },
  {
    ...HAZARDS,
    from: "2013-01-01",
    until: "2013-12-31",
    arrived: "2014-01-10",
    rows: [
      ["甲厂锅炉", "YH-1", "海宁市", "销号", "2013-01-20"],
      ["乙厂电梯", "YH-2", "海宁市", "整改中", "2013-01-05"],
      ["丁厂电梯", "YH-4", "桐乡市", "发现", ""],
    ],
  },
];

describe("a site of a plan with registers", () => {
  const out = join(workFolder("registers"), "site");
  const root = registersData(LISTS);
  const fact = (id: string) =>
    (
      JSON.parse(readFileSync(join(out, "data", "facts.json"), "utf8")) as { fact: string; value: string }[]
    ).find((each) => each.fact === id)?.value;

  beforeAll(async () => {
    await build({ data: root, out, site: true, knownAt: "2014-06-30" }, silent);
  });

  it("counts what its lists say together", () => {
    expect(fact("indicator/h1/330481/2013Q4/actual")).toBe("1");
    expect(fact("indicator/h1/330483/2013Q4/actual")).toBe("1");
    expect(fact("indicator/h1/330400/2012Q4/actual")).toBe("3");
    expect(fact("indicator/h3/330481/2013Q1/actual")).toBe("1");
  });

  it("has a page for each register, with what is counted of it", () => {
    const page = readFileSync(join(out, "registers", "hazards.html"), "utf8");
    expect(page).toMatch(/在册隐患<\/a><\/th><td class="number"><a [^>]*><data value="2">2<\/data>/);
    expect(page).toMatch(/截至2013年末，在册隐患<a [^>]*><data value="2">2<\/data><\/a>处/);
    expect(page).toContain("30天内转入后续阶段");
    expect(readFileSync(join(out, "measures", "4.html"), "utf8")).toContain("registers/hazards.html");
  });

  it("names nothing that a list names: the edition is public", () => {
    const found = readFileSync(join(out, "data", "findings.csv"), "utf8");
    expect(found).toContain("row-invalid");
    expect(found).not.toContain("丁厂");
  });

  it("is proven by verify, which reads the lists itself", async () => {
    const verified = await cliHere(["verify", out, "--originals", root]);
    expect(verified.stdout).toMatch(/numbers +yes/);
    expect(verified.code).toBe(0);
  });
});
