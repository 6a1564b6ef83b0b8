import { join } from "node:path";
import { registerArrivals } from "../../src/intake/register.ts";
import { readPlan } from "../../src/plan/read.ts";
import { workFolder } from "./files.ts";
import { writeFolder, writeLines } from "./tables.ts";

const TABLES: Record<string, string[]> = {
  plan: ["yearly,山海市技术改造,city,2011-12-20,工作要点,要点,山海市政府公报,质量办,2013,1"],
  measures: ["1,,技术改造,甲局,,"],
  departments: ["jia,甲局,department,"],
  indicators: ["spent,1,技改投入,万元,up,1,0,,sum,sum,percent,department,,,,public"],
  applicability: ["spent,county,"],
  targets: ["spent,1,技改投入增长10%,spent,city,public,2013,>=,10,%,must,growth-floor,,public,"],
  periods: ["2012,2013-01-15,public", "2013,2014-01-15,public"],
  areas: ["city,山海市,全市,city,,,,,,", "a,东县,东县,county,,,,,,", "b,西县,西县,county,,,,,,"],
  sources: ["area,1,地区", "department,2,部门"],
};

/**
 * A data folder in which a department and the counties both report one indicator by years, the department decides, and one
 * county's figure of the year before cannot be read: without the department there is nothing to have grown from.
 */
export function twoSourcesData(): string {
  const root = join(workFolder("two-sources"), "data");
  writeFolder(root, "yearly", TABLES);
  const arrive = (from: string) =>
    registerArrivals(readPlan(root), { arrived: "2014-01-10", from, basis: "reported" });
  for (const [area, name, ...figures] of [
    ["a", "东县", "100", "120"],
    ["b", "西县", "约200", "230"],
  ] as const) {
    for (const [at, year] of ["2012", "2013"].entries())
      writeLines(
        root,
        `submissions/${year}/${area}/报表.csv`,
        "填报单位,报告期,功能区统计口径,指标编号,指标名称,计量单位,分子,分母,数值",
        `${name},${year},无功能区,spent,技改投入,万元,,,${figures[at]}`,
      );
    arrive(name);
  }
  writeLines(
    root,
    "statistics/jia/技改.csv",
    "报送部门,甲局,指标,spent,计量单位,万元",
    "地区,2012年,2013年",
    "东县,110,125",
    "西县,210,240",
  );
  arrive("甲局");
  return root;
}

/**
 * A data folder in which two departments and a county report one indicator by quarters, and of one quarter it was decided that
 * the county's figure counts: without the first department the second's counts with it, and the target is missed.
 */
export function threeSourcesData(): string {
  const root = join(workFolder("three-sources"), "data");
  const quarters = [1, 2, 3, 4].map((quarter) => `2013Q${quarter}`);
  writeFolder(root, "yearly", {
    ...TABLES,
    departments: ["jia,甲局,department,", "yi,乙局,department,"],
    indicators: ["spent,1,技改项目,个,up,1,0,,none,sum,percent,department,,,,public"],
    targets: ["spent,1,技改项目达到10个,spent,a,,2013,>=,10,个,must,count-floor,,public,"],
    periods: quarters.map((quarter) => `${quarter},2014-01-15,public`),
    decisions: ["spent,a,2013Q4,area,质量办,2014-02-01,以县报为准,public"],
  });
  const arrive = (from: string) =>
    registerArrivals(readPlan(root), { arrived: "2014-02-10", from, basis: "reported" });
  for (const [quarter, figure] of [9, 9, 9, 5].entries())
    writeLines(
      root,
      `submissions/${quarters[quarter]}/a/报表.csv`,
      "填报单位,报告期,功能区统计口径,指标编号,指标名称,计量单位,分子,分母,数值",
      `东县,${quarters[quarter]},无功能区,spent,技改项目,个,,,${figure}`,
    );
  arrive("东县");
  for (const [id, name, figure] of [
    ["jia", "甲局", 2],
    ["yi", "乙局", 1],
  ] as const) {
    writeLines(
      root,
      `statistics/${id}/技改.csv`,
      `报送部门,${name},指标,spent,计量单位,个`,
      "地区,2013年一季度,2013年二季度,2013年三季度,2013年四季度",
      `东县,${figure},${figure},${figure},${figure}`,
    );
    arrive(name);
  }
  return root;
}
