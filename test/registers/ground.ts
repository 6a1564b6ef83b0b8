import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { bareData } from "../plan/bare.ts";

/** The head of a plan's table, and rows of it by their columns. */
type Rows = [columns: string, ...rows: string[]];

const INDICATOR =
  "indicator,title,unit,direction,scale,decimals,areas,periods,trend,authority,numerator,denominator,basis";
const number = (id: string, title: string, periods: string, direction = "down") =>
  `${id},${title},处,${direction},1,0,sum,${periods},percent,department,,,assumption`;
const share = (id: string, title: string, parts: string) =>
  `${id},${title},%,up,100,2,sum,sum,points,department,${parts},assumption`;

/** Rows that set up two registers: hazards, which are mended in time or not, and brands, which climb a ladder. */
const TABLES: Record<string, Rows> = {
  registers: [
    "register,title,measure,identity,keeper,cites,basis,note",
    "hazards,事故隐患,4,number,市质监局,通知任务4,assumption",
    "brands,品牌企业,9,credit-code,市工商局,通知任务9,assumption",
  ],
  stages: [
    "stage,register,title,rank,within,basis,note",
    ...["found,hazards,发现,1,30", "mending,hazards,整改中,2,60", "checked,hazards,已验收,3,"].map(assumed),
    ...["closed,hazards,销号,,", "town,brands,县级,1,", "city,brands,市级,2,"].map(assumed),
    ...["province,brands,省级,3,", "revoked,brands,撤销,,"].map(assumed),
  ],
  indicators: [
    INDICATOR,
    number("h1", "在册隐患", "last"),
    number("h2", "新列入隐患", "sum"),
    number("h3", "销号隐患", "sum", "up"),
    number("h4", "逾期隐患", "last"),
    number("h6", "登记不超过六十天的隐患", "last"),
    number("h7", "登记六十天以上的隐患", "last"),
    number("h8", "整改中超过三十天的隐患", "last"),
    number("h12", "逾期不超过十天的隐患", "last"),
    number("h10", "转入整改的隐患", "sum", "up"),
    share("h5", "隐患按期处理率", "按期处理,到期隐患"),
    number("b1", "省级品牌", "last", "up"),
    number("b2", "升级品牌", "to-date", "up"),
    number("b3", "降级品牌", "to-date"),
    number("b6", "省级撤销的品牌", "to-date"),
    share("b4", "两年内升至省级的比重", "升至省级,列入两年的"),
    share("b5", "一年后仍在册的比重", "仍在册,列入一年的"),
  ],
  applicability: [
    "indicator,areas,note",
    ...["h1", "h2", "h3", "h4", "h5", "h6", "h7", "h8", "h12", "h10"].map(everywhere),
    ...["b1", "b2", "b3", "b4", "b5", "b6"].map(everywhere),
  ],
  counts: [
    "indicator,register,counted,stage,goal,days,most,rating",
    ...["h1,hazards,stock,,,", "h2,hazards,entered,,,", "h3,hazards,left,closed,,"],
    ...["h4,hazards,overdue,,,10", "h5,hazards,in-time,found,,"],
    ...["b1,brands,stock,province,,", "b2,brands,promoted,,,", "b3,brands,fallen,,,"],
    ...["b4,brands,reached,,province,730", "b5,brands,kept,,,365", "h6,hazards,aged,,,,60"],
    ...["h7,hazards,aged,,,60,", "h8,hazards,aged,mending,,30,", "h12,hazards,overdue,,,,10"],
    ...["h10,hazards,moved,found,mending,", "b6,brands,moved,province,revoked,"],
  ],
};

function everywhere(id: string): string {
  return `${id},county;zone,`;
}

function ofWhole(row: string): string {
  return row.replace("1,0,sum,", "1,0,none,");
}

function assumed(row: string): string {
  return `${row},assumption`;
}

/** A list of a register as it was received. */
export interface List {
  register: string;
  department: string;
  from?: string;
  until: string;
  arrived: string;
  /** Name, code, area, stage and day of each row, and perhaps whose it is. */
  rows: string[][];
}

const LADDER: [string, string, string, string][] = [
  ["l1", "发现的隐患", "last", "hazards,stock,found,"],
  ["l2", "整改中的隐患", "last", "hazards,stock,mending,"],
  ["l3", "已验收的隐患", "last", "hazards,stock,checked,"],
  ["l4", "验收的隐患", "sum", "hazards,moved,mending,checked"],
  ["l5", "退回整改的隐患", "sum", "hazards,moved,checked,mending"],
  ["l6", "县级品牌", "last", "brands,stock,town,"],
  ["l7", "市级品牌", "last", "brands,stock,city,"],
  ["l8", "升入市级的品牌", "to-date", "brands,moved,town,city"],
  ["l9", "升入省级的品牌", "to-date", "brands,moved,city,province"],
  ["l10", "由省级退到市级的品牌", "to-date", "brands,moved,province,city"],
  ["l11", "由县级升入省级的品牌", "to-date", "brands,moved,town,province"],
  ["l12", "撤销的品牌", "to-date", "brands,left,revoked,"],
  ["l13", "在册品牌", "last", "brands,stock,,"],
];

/** Rows by which each stage and the steps between stages are counted. */
export const LADDERS: Record<string, Rows> = {
  indicators: [INDICATOR, ...LADDER.map(([id, title, periods]) => number(id, title, periods, "up"))],
  applicability: ["indicator,areas,note", ...LADDER.map(([id]) => everywhere(id))],
  counts: [
    "indicator,register,counted,stage,goal,days,most",
    ...LADDER.map(([id, , , counted]) => `${id},${counted},,`),
  ],
};

/** Rows by which enterprises on the list of brands are rated: by their brands, and by hazards of theirs. */
export const CREDIT: Record<string, Rows> = {
  points: [
    "point,register,stage,points,days,repair,basis,note",
    ...["up,brands,province,3,,", "out,brands,revoked,-2,200,", "lasting,brands,city,1,365,"].map(assumed),
    ...["found-one,hazards,found,-1,,closed", "mended,hazards,closed,1.5,90,"].map(assumed),
    ...["slow,hazards,mending,-0.5,400,closed"].map(assumed),
  ],
  ratings: ["rating,title,least,basis,note", ...["a,守信,2", "b,一般,0", "c,失信,"].map(assumed)],
  indicators: [
    INDICATOR,
    number("c1", "守信企业", "last", "up"),
    number("c2", "失信企业", "last"),
    share("c3", "一般企业的比重", "一般企业,在册企业").replace("up,100,2,sum,sum,", "up,100,2,sum,last,"),
    number("c4", "省级守信企业", "last", "up"),
    number("c6", "一般企业", "last"),
    ...[number("c5", "全市失信企业", "last"), number("h20", "九十天内再次发现隐患的企业", "last")].map(
      ofWhole,
    ),
    ofWhole(number("h21", "一年内再次整改的企业", "last")),
  ],
  applicability: [
    "indicator,areas,note",
    ...["c1", "c2", "c3", "c4", "c6"].map(everywhere),
    ...["c5", "h20", "h21"].map((id) => `${id},330400,`),
  ],
  counts: [
    "indicator,register,counted,stage,goal,days,most,rating",
    ...["c1,brands,rated,,,,,a", "c2,brands,rated,,,,,c", "c3,brands,rated,,,,,b", "c6,brands,rated,,,,,b"],
    ...["c4,brands,rated,province,,,,a", "c5,brands,rated,,,,,c"],
    ...["h20,hazards,repeated,,,90,,", "h21,hazards,repeated,mending,,365,,"],
  ],
};

/** A data folder with both registers in place of the plan's own, in which these lists were received, and more rows of the plan. */
export function registersData(lists: List[], ...more: Record<string, Rows>[]): string {
  const root = bareData();
  for (const name of ["registers", "stages", "counts", "points", "ratings"])
    rmSync(join(root, "plan", "2013", `${name}.csv`));
  for (const [name, [columns, ...rows]] of [TABLES, ...more].flatMap((tables) => Object.entries(tables)))
    addRows(join(root, "plan", "2013", `${name}.csv`), columns, rows);
  for (const [at, list] of lists.entries()) receiveList(root, list, `statistics/name/list-${at}.csv`);
  return root;
}

/** Adds rows to a table, by the names of their columns. */
export function addRows(file: string, columns: string, rows: string[]): void {
  const own = columns.split(",");
  const head = existsSync(file) ? (readFileSync(file, "utf8").split("\n")[0] ?? "") : columns;
  if (!existsSync(file)) writeFileSync(file, `${head}\n`);
  for (const row of rows) {
    const cells = row.split(",");
    appendFileSync(file, `${head.split(",").map((column) => cells[own.indexOf(column)] ?? "")}\n`);
  }
}

function receiveList(root: string, list: List, path: string) {
  receiveTables(root, [list], path);
}

/** Receives a file with a table for each list. */
export function receiveTables(root: string, lists: [List, ...List[]], path: string) {
  const [{ department, arrived }] = lists;
  const text = `${lists.map(tableOf).join("\n,,,,\n")}\n`;
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  const sha256 = createHash("sha256").update(text).digest("hex");
  appendFileSync(join(root, "register.csv"), `${sha256},${path},${department},${arrived},reported,\n`);
}

function tableOf({ register, department, from, until, rows }: List): string {
  const head = [
    `报送部门,${department}`,
    `名册名称,${register}`,
    ...(from ? [`名册起于,${from}`] : []),
    `名册截至,${until}`,
    `名称,代码,地区,阶段,日期${rows.some((row) => row.length > 5) ? ",单位代码" : ""}`,
  ];
  return [...head, ...rows.map(String)].join("\n");
}
