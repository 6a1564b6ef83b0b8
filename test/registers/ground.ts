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
    share("h5", "隐患按期处理率", "按期处理,到期隐患"),
    number("b1", "省级品牌", "last", "up"),
    number("b2", "升级品牌", "to-date", "up"),
    number("b3", "降级品牌", "to-date"),
    share("b4", "两年内升至省级的比重", "升至省级,列入两年的"),
    share("b5", "一年后仍在册的比重", "仍在册,列入一年的"),
  ],
  applicability: [
    "indicator,areas,note",
    ...["h1", "h2", "h3", "h4", "h5", "b1", "b2", "b3", "b4", "b5"].map((id) => `${id},county;zone,`),
  ],
  counts: [
    "indicator,register,counted,stage,goal,days",
    ...["h1,hazards,stock,,,", "h2,hazards,entered,,,", "h3,hazards,left,closed,,"],
    ...["h4,hazards,overdue,,,10", "h5,hazards,in-time,found,,"],
    ...["b1,brands,stock,province,,", "b2,brands,promoted,,,", "b3,brands,fallen,,,"],
    ...["b4,brands,reached,,province,730", "b5,brands,kept,,,365"],
  ],
};

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
  /** Name, code, area, stage and day of each row. */
  rows: string[][];
}

/** A data folder with both registers in place of the plan's own, in which these lists were received. */
export function registersData(lists: List[]): string {
  const root = bareData();
  for (const name of ["registers", "stages", "counts"]) rmSync(join(root, "plan", "2013", `${name}.csv`));
  for (const [name, [columns, ...rows]] of Object.entries(TABLES))
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
    "名称,代码,地区,阶段,日期",
  ];
  return [...head, ...rows.map(String)].join("\n");
}
