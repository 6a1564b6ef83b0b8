import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { bareData } from "../plan/bare.ts";
import { addRows } from "../registers/ground.ts";
import { receiveFile } from "./case.ts";

const INDICATOR =
  "indicator,measure,title,short,unit,direction,scale,decimals,areas,periods,trend,authority,numerator,denominator,basis";
const points = (id: string, title: string, unit: string, scale: number) =>
  `${id},26,${title},,${unit},up,${scale},1,none,none,points,department,,,public`;

/** The head of a plan's table, and rows of it by their columns. */
type Rows = [columns: string, ...rows: string[]];

/** Surveys that the shipped plan does not have: a sample, one of few units that may not be named, a sampling, and one that nobody made. */
const TABLES: Record<string, Rows> = {
  surveys: [
    "survey,title,measure,keeper,noun,identity,named,least,cites,basis,note",
    "meals,食堂满意度调查,26,市教育局,人,number,no,5,通知七（二十六）,public,",
    "canteens,食堂成本统计,26,市教育局,家,number,no,3,通知七（二十六）,public,",
    "checks,食堂菜品抽检,26,市教育局,批次,number,yes,1,通知七（二十六）,public,",
    "kitchens,厨房评定,26,市教育局,间,number,yes,3,通知七（二十六）,public,",
  ],
  questions: [
    "question,survey,title,kind,scale,most,unit,note",
    ...["meals-taste,meals,口味,scale,liking,,,", "meals-clean,meals,卫生,scale,liking,,,"],
    ...[
      "canteens-kind,canteens,单位类别,category,canteen,,,",
      "canteens-food,canteens,食材费,amount,,,万元,",
    ],
    ...["canteens-wages,canteens,人工费,amount,,,万元,", "checks-dish,checks,菜品,category,dish,,,"],
    ...["checks-result,checks,结论,scale,verdict,,,", "checks-item,checks,项目,category,fault,,,"],
    "kitchens-score,kitchens,得分,score,,100,分,",
  ],
  scales: [
    "answer,scale,title,score,note",
    ...["liking-3,liking,喜欢,100,", "liking-2,liking,还行,60,", "liking-1,liking,不喜欢,0,"],
    ...[
      "canteen-school,canteen,学校,,",
      "canteen-hotel,canteen,宾馆,,",
      "canteen-hospital,canteen,医院,,",
      "canteen-plant,canteen,工厂,,",
    ],
    ...[
      "dish-cold,dish,凉菜,,",
      "dish-hot,dish,热菜,,",
      "verdict-yes,verdict,合格,1,",
      "verdict-no,verdict,不合格,0,",
    ],
    ...["fault-count,fault,菌落,,", "fault-label,fault,标签,,"],
  ],
  populations: [
    "population,survey,period,area,units,asked,basis,note",
    ...["2012", "2013"].flatMap((year) =>
      ["330481", "330482", "330483"].map(
        (area) => `meals-${year}-${area},meals,${year},${area},1000,12,public,`,
      ),
    ),
  ],
  indicators: [
    INDICATOR,
    points("meals-liked", "食堂满意度", "分", 1),
    points("meals-clean", "食堂卫生满意率", "%", 100),
    points("canteens-food", "食材费比重", "%", 100),
    points("canteens-wages", "人工费比重", "%", 100),
    points("checks-passed", "菜品合格率", "%", 100),
    points("checks-failed", "不合格菜品", "批次", 1).replace(",1,1,none", ",1,0,none"),
    points("kitchens-score", "厨房得分", "分", 1),
    points("food-index", "饮食质量指数", "分", 1),
    points("kitchen-index", "厨房质量指数", "分", 1),
  ],
  applicability: [
    "indicator,areas,note",
    ...[
      "meals-liked",
      "meals-clean",
      "canteens-food",
      "canteens-wages",
      "checks-passed",
      "checks-failed",
      "kitchens-score",
      "food-index",
      "kitchen-index",
    ].map((id) => `${id},330400;330481;330482;330483,`),
  ],
  targets: [
    "target,indicator,measure,title,area,period,goal,unit,comparator,strength,method,basis,cites",
    "T-meals,meals-liked,26,食堂满意度,330400,2013,70,分,>=,must,stock-floor,public,通知七（二十六）",
  ],
  estimates: [
    "indicator,survey,estimator,line,only,by,interval",
    ...["meals-liked,meals,mean,,,,normal", "meals-clean,meals,share,60,,,wilson"],
    ...["canteens-food,canteens,ratio,,,canteens-kind,none", "canteens-wages,canteens,ratio,,,,none"],
    ...[
      "checks-passed,checks,share,1,,checks-dish,wilson",
      "checks-failed,checks,count,,verdict-no,checks-item,none",
    ],
    "kitchens-score,kitchens,mean,,,,none",
  ],
  indices: [
    "index,indicator,part,factor,note",
    ...["food-1,food-index,meals-liked,3,", "food-2,food-index,checks-passed,1,"],
    ...["kitchen-1,kitchen-index,meals-liked,1,", "kitchen-2,kitchen-index,kitchens-score,1,"],
  ],
  weights: [
    "weight,indicator,question,part,factor",
    ...[
      "m1,meals-liked,meals-taste,value,1",
      "m2,meals-liked,meals-clean,value,1",
      "m3,meals-clean,meals-clean,value,1",
    ],
    ...["c1,canteens-food,canteens-food,value,1", "c2,canteens-food,canteens-food,base,1"],
    ...["c3,canteens-food,canteens-wages,base,1", "c4,canteens-wages,canteens-wages,value,1"],
    ...["c5,canteens-wages,canteens-food,base,1", "c6,canteens-wages,canteens-wages,base,1"],
    ...["k1,checks-passed,checks-result,value,1", "k2,kitchens-score,kitchens-score,value,1"],
  ],
};

/** A data folder of the shipped plan with these surveys, and lists of theirs. */
export function addedSurveys(): string {
  const root = bareData();
  for (const [table, [columns, ...rows]] of Object.entries(TABLES))
    addRows(join(root, "plan", "2013", `${table}.csv`), columns, rows);
  const lists = [
    meals("2012", ["不喜欢", "不喜欢", "不喜欢"]),
    meals("2013", ["喜欢", "还行", "喜欢"]),
    CANTEENS,
    CHECKS,
  ];
  for (const [at, { survey, period, rows }] of lists.entries()) {
    const path = `statistics/jyj/list-${at}.csv`;
    const head = [
      ["报送部门", "市教育局"],
      ["调查名称", survey, "报告期", `${period}年`],
    ];
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), `${[...head, ...rows].join("\n")}\n`);
    receiveFile(root, path, "市教育局", `${Number(period) + 1}-01-15`);
  }
  return root;
}

/** Sheets of pupils: many in two areas, too few in a third; taste is liked as much as before, what they say of cleanness is given. */
function meals(period: string, clean: string[]) {
  const TASTES = ["喜欢", "还行", "不喜欢"];
  const areas = [...Array(10).fill("海宁市"), ...Array(10).fill("平湖市"), ...Array(3).fill("桐乡市")];
  const rows = areas.map((area, at) => [`${at}`, area, TASTES[at % 3], clean[at % 3]]);
  return { survey: "食堂满意度调查", period, rows: [["编号", "地区", "口味", "卫生"], ...rows] };
}

const KINDS = ["学校", "宾馆", "学校", "宾馆", "学校", "宾馆", "学校", "医院", "工厂", "学校", "宾馆"];

/** Enterprises of which no few may be told: two hospitals beside two plants; ten in each of two areas, two in a third. */
const CANTEENS = {
  survey: "食堂成本统计",
  period: "2013",
  rows: [
    ["编号", "地区", "单位类别", "食材费", "人工费"],
    ...Array.from({ length: 22 }, (_, at) => [
      ...[`C${at}`, at < 20 ? ["海宁市", "平湖市"][at % 2] : "桐乡市", KINDS[at % KINDS.length]],
      ...[`${20 + at}`, `${10 + at}`],
    ]),
  ],
};

/** Dishes that pass or fail. */
const CHECKS = {
  survey: "食堂菜品抽检",
  period: "2013",
  rows: [
    ["编号", "地区", "菜品", "结论", "项目"],
    ...Array.from({ length: 24 }, (_, at) => {
      const isBad = at % 5 === 0;
      const dish = at % 2 === 0 ? "凉菜" : "热菜";
      return [
        `D${at}`,
        at < 12 ? "海宁市" : "平湖市",
        dish,
        isBad ? "不合格" : "合格",
        isBad ? (at % 2 ? "标签" : "菌落") : "",
      ];
    }),
  ],
};
