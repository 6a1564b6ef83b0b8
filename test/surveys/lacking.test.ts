import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { caseData, receiveFile, surveyed } from "./case.ts";

/** The kinds of findings in a further list of a worked case, whose lines these are. */
async function foundIn(lines: string[]): Promise<string[]> {
  const root = caseData("odd-rows-heads-and-remarks");
  const path = "statistics/jtj/2014-02-20.csv";
  writeFileSync(join(root, path), `${lines.join("\n")}\n`);
  receiveFile(root, path, "市交通运输局", "2014-02-20");
  const { findings } = await surveyed(root, "select 1 as one");
  return findings.flatMap(({ code, file }) => (file === path ? code : []));
}

describe("a list of answers", () => {
  it("is told where its survey is none of the plan", async () => {
    const lines = ["报送部门,市交通运输局,,", "调查名称,景区环境满意度调查,报告期,2013年", "编号,地区,指路"];
    expect(await foundIn([...lines, "1,海宁市,满意"])).toContain("survey-unknown");
  });

  it("is told where it lacks a question of its survey", async () => {
    const lines = ["报送部门,市交通运输局,,", "调查名称,景区游客满意度调查,报告期,2013年", "编号,地区,指路"];
    expect(await foundIn([...lines, "1,海宁市,满意"])).toContain("question-missing");
  });
});
