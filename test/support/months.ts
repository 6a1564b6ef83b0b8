import { join } from "node:path";
import { registerArrivals } from "../../src/intake/register.ts";
import { readPlan } from "../../src/plan/read.ts";
import { workFolder } from "./files.ts";
import { writeFolder, writeLines } from "./tables.ts";

const MONTHS = [2012, 2013].flatMap((year) =>
  Array.from({ length: 12 }, (_, month) => `${year}M${String(month + 1).padStart(2, "0")}`),
);
const COUNTIES = { a: "东县", b: "西县" };

const TABLES: Record<string, string[]> = {
  plan: ["monthly,山海市质量工作,city,2011-12-20,工作要点,要点,山海市政府公报,质量办,2013,1"],
  // A plan need have no sections.
  measures: ["1,,建设质量乡镇,甲局,,", "2,,培训人员,乙局,甲局,"],
  deliverables: ["D1,1,工作方案,document", "D2,2,培训教材,document"],
  departments: ["jia,甲局,department,", "yi,乙局,department,"],
  indicators: [
    "towns,1,质量乡镇,个,up,1,0,,sum,sum,percent,area,,,,public",
    "trained,2,培训人次,人,up,1,0,万,sum,sum,percent,area,,,,public",
    "labs,1,检测机构,家,up,1,0,,sum,sum,percent,area,,,,public",
    "incidents,1,质量事故,起,down,1,0,,sum,sum,percent,area,,,,public",
  ],
  applicability: ["towns,county,", "trained,county,", "labs,county,", "incidents,county,"],
  targets: [
    "towns,1,质量乡镇,towns,city,public,2013,>=,240,个,must,count-floor,,public,",
    "trained,2,培训人次,trained,city,public,2013,>=,300000,人,must,count-floor,,public,",
    "labs,1,检测机构,labs,city,public,2013,>=,10,%,must,growth-floor,,public,",
    "incidents,1,质量事故,incidents,city,public,2013,<=,3,起,must,limit,,public,",
  ],
  periods: MONTHS.map((month, at) => `${month},${dayAfter(at)},public`),
  areas: [
    "city,山海市,全市,city,,,,,,",
    ...Object.entries(COUNTIES).map(([area, name]) => `${area},${name},${name},county,,,,,,`),
  ],
  sources: ["area,1,地区"],
};

/** The tenth of the month after one, by which its form is due. */
function dayAfter(at: number): string {
  const next = MONTHS[at + 1] ?? "2014M01";
  return `${next.replace("M", "-")}-10`;
}

/**
 * A data folder of a city that reports by months, two years of them the same each month, in a plan without sections;
 * figures are written in 万, in words and as 未发生, one passes its goal by more than 万, one
 * has no year before it, and one row has a field too many.
 */
export function monthsData(): string {
  const root = join(workFolder("months"), "data");
  writeFolder(root, "monthly", TABLES);
  for (const [area, name] of Object.entries(COUNTIES)) {
    for (const month of MONTHS)
      writeLines(
        root,
        `submissions/${month}/${area}/报表.csv`,
        "填报单位,报告期,功能区统计口径,指标编号,指标名称,计量单位,分子,分母,数值",
        `${name},${month},无功能区,towns,质量乡镇,个,,,${area === "a" ? 10 : "十"}`,
        `${name},${month},无功能区,trained,培训人次,人,,,${area === "a" ? "2万" : "200百人"}`,
        `${name},${month},无功能区,incidents,质量事故,起,,,${area === "a" ? "未发生" : 0}`,
        // First asked for in the second year, so that nothing has grown yet.
        ...(month > "2013" ? [`${name},${month},无功能区,labs,检测机构,家,,,1`] : []),
        ...(month === "2013M12" && area === "b" ? [`${name},${month},无功能区,labs,检测机构,家,,,1,多`] : []),
      );
    registerArrivals(readPlan(root), { arrived: "2014-01-20", from: name, basis: "reported" });
  }
  return root;
}
