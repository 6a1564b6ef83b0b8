import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { enterProposed, proposalLines, proposalsFor } from "../../src/cli/receive.ts";
import { readPlan } from "../../src/plan/read.ts";
import { workFolder } from "../support/files.ts";

const ARRIVAL = { arrived: "2014-01-12", basis: "demonstration" };
let data = "";
let inbox = "";

/** A file as it lies before it is filed, from one of the shipped ones. */
function sent(path: string, name: string, change = (text: string) => text): string {
  const file = join(inbox, name);
  if (name.endsWith(".csv")) writeFileSync(file, change(readFileSync(join("data", path), "utf8")));
  else cpSync(join("data", path), file);
  return file;
}

beforeEach(() => {
  data = join(workFolder("receive-named"), "data");
  inbox = workFolder("inbox");
  for (const part of ["plan", "reference"]) cpSync(join("data", part), join(data, part), { recursive: true });
  mkdirSync(data, { recursive: true });
  writeFileSync(join(data, "register.csv"), "sha256,path,sender,arrived,basis,note\n");
});

describe("files that are named to be received", () => {
  it("are filed and entered by the area and period that stand in them, once accepted", async () => {
    const file = sent("submissions/2013Q3/330481/季度报表.xlsx", "海宁.xlsx");
    const plan = readPlan(data);
    const proposals = await proposalsFor(plan, [file], { lang: "zh" });
    const path = "submissions/2013Q3/330481/海宁.xlsx";
    expect(proposals).toEqual([{ file, path, sender: "海宁市" }]);
    expect(proposalLines(proposals, "zh")).toEqual([`拟登记    ${file} → ${path} (海宁市)`]);
    expect(readFileSync(join(data, "register.csv"), "utf8").trim().split("\n")).toHaveLength(1);
    expect(enterProposed(plan, proposals, ARRIVAL)).toEqual([path]);
    expect(readFileSync(join(data, path))).toEqual(readFileSync(file));
    expect(readFileSync(join(data, "register.csv"), "utf8")).toContain(
      `${path},海宁市,2014-01-12,demonstration`,
    );
    expect(enterProposed(plan, await proposalsFor(readPlan(data), [file], { lang: "zh" }), ARRIVAL)).toEqual(
      [],
    );
  });

  it("are of the department that they name; where two areas or periods fit, nothing is guessed", async () => {
    const list = sent("statistics/kjj/8-1名单.csv", "名单.csv");
    const [one] = await proposalsFor(readPlan(data), [list], { lang: "zh" });
    expect(one).toEqual({ file: list, path: "statistics/kjj/名单.csv", sender: "市科技局" });
    const form = "submissions/2013Q3/gq/季度报表.csv";
    const areas = sent(form, "areas.csv", (text) => text.replace("港区,2013Q3", "海宁市,2013Q3"));
    const periods = sent(form, "periods.csv", (text) => text.replace("港区,2013Q3", "港区,2013Q2"));
    expect(await proposalsFor(readPlan(data), [areas, periods], { lang: "zh" })).toEqual([
      { file: areas, doubt: "表中的地区是海宁市、嘉兴港区，不能确定由谁报送：请手工放入文件夹" },
      { file: periods, doubt: "表中的报告期是2013Q2、2013Q3，不能确定属于哪一期：请手工放入文件夹" },
    ]);
  });

  it("are left where another sender is said, where another file stands, and where nobody knows the table", async () => {
    const file = sent("submissions/2013Q3/330481/季度报表.xlsx", "a.xlsx");
    const other = sent("submissions/2013Q3/330482/季度报表.xlsx", "b.xlsx");
    const unknown = join(inbox, "c.csv");
    writeFileSync(unknown, "甲,乙\n1,2\n");
    const doubts = async (files: string[], from?: string) =>
      (await proposalsFor(readPlan(data), files, { lang: "en", from })).flatMap((each) =>
        "doubt" in each ? each.doubt : [],
      );
    expect(await doubts([file], "平湖市")).toEqual(["it is from 海宁市, and --from says 平湖市"]);
    expect(await doubts([file], "海宁市")).toEqual([]);
    expect(await doubts([unknown])).toEqual(["no loader knows it: see with check what is wrong"]);
    mkdirSync(join(data, "submissions/2013Q3/330481"), { recursive: true });
    cpSync(other, join(data, "submissions/2013Q3/330481/a.xlsx"));
    expect(await doubts([file])).toEqual([
      "another file stands at submissions/2013Q3/330481/a.xlsx: give it another name",
    ]);
  });
});
