import { BASES, type Basis, STATUSES } from "../plan/schemas.ts";
import { columnOf } from "../warehouse/contract.ts";
import { WORDS } from "./display.ts";

/** What a column holds; a `decimal` is exact, in digits, with at most 12 decimals. */
export type ColumnType = "string" | "decimal" | "number" | "integer" | "boolean";

/** A column of a published table. */
export interface TableColumn {
  name: string;
  type: ColumnType;
  title: string;
  description: string;
  /** The unit of its numbers, or where the unit stands. */
  unit?: string;
  /** Whether every row has a value. */
  required?: boolean;
  /** The only words that it holds, and what each means. */
  words?: Record<string, string>;
}

/** A published table: what the writers, the dictionary and the data package say of it. */
export interface TableDescription {
  name: string;
  title: string;
  description: string;
  /** The columns that tell one row from all others; none where rows may repeat. */
  key: string[];
  columns: TableColumn[];
}

/** The formats of the published tables, by the ending of their files. */
export const FORMATS = { csv: "CSV", json: "JSON", parquet: "Parquet", arrow: "Arrow" } as const;
export type Format = keyof typeof FORMATS;

const BASIS_WORDS: Record<Basis, string> = {
  reported: "正式上报",
  public: "公开数据",
  demonstration: "演示数据",
  assumption: "含推定",
};
const basis = Object.fromEntries(BASES.map((word) => [word, BASIS_WORDS[word]]));
const status = Object.fromEntries(STATUSES.map((word) => [word, WORDS[word]]));
const PERIOD = "年YYYY、半年YYYYHn、季YYYYQn、月YYYYMmm，跨年为YYYY-YYYY";
const PRECISE = "精确的十进制数";

type More = Pick<TableColumn, "unit" | "words">;

/** Name, type and title of a model's column that is published as it is: what the model's contract says of it. */
const columnsOf = (model: string) => (name: string) => {
  const { type, zh } = columnOf(model, name);
  return [name, publishedType(type), zh] as const;
};

/** What a column of a type in SQL holds; an enum is called by its name, and its words are texts. */
function publishedType(type: string): ColumnType {
  if (type.startsWith("decimal")) return "decimal";
  if (type === "boolean") return type;
  return /int/.test(type) ? "integer" : "string";
}

/** A column that every row has. */
const given = (name: string, type: ColumnType, title: string, description: string, more?: More) => ({
  name,
  type,
  title,
  description,
  required: true,
  ...more,
});
/** A column that may be empty. */
const maybe = (name: string, type: ColumnType, title: string, description: string, more?: More) => ({
  name,
  type,
  title,
  description,
  ...more,
});

const ofFact = columnsOf("fact");
const FACTS: TableDescription = {
  name: "facts",
  title: "公布数",
  description: "网页上的每一个数字和每一项判定，各占一行。",
  key: ["fact"],
  columns: [
    given(...ofFact("fact"), "该数的唯一编号，凭此可追溯到原始单元格"),
    given(...ofFact("subject"), "说的是什么：类别与编号，以斜线相连"),
    maybe(...ofFact("indicator"), "指标编号"),
    maybe(...ofFact("target"), "所列或所判定的目标编号"),
    maybe(...ofFact("area"), "地区代码"),
    given(...ofFact("period"), PERIOD),
    given(...ofFact("aspect"), "对象的哪一方面：actual实际数，yoy同比，goal目标数，status判定，needed仍需等"),
    given("value", "string", "值", "十进制数，至多12位小数；判定为其英文词", { unit: "见unit列" }),
    maybe("dividend", "decimal", "被除数", "值由相除而得时的被除数，未经舍入"),
    maybe("divisor", "decimal", "除数", "值由相除而得时的除数"),
    maybe(...ofFact("unit"), "没有单位时为空"),
    given("display", "string", "显示文字", "网页上的写法，按规定位数舍入"),
    maybe(...ofFact("status"), "目标的判定", { words: status }),
    given(...ofFact("basis"), "取其来源中最弱的一种", { words: basis }),
    maybe(...ofFact("flag"), "须留意之处", { words: { incomplete: "缺报", break: "口径变化" } }),
    maybe("number", "number", "数值", "value列的双精度数，便于计算；判定为空", { unit: "见unit列" }),
  ],
};

const ofObservation = columnsOf("observation");
const OBSERVATIONS: TableDescription = {
  name: "observations",
  title: "观测数",
  description:
    "每一指标在每一地区、每一时期，依每一来源各占一行，未被采用的来源也在内；各来源的数都是它自己报的，裁定只改变采用的数。",
  key: ["indicator", "area", "period", "source", "scenario", "via", "method"],
  columns: [
    given(...ofObservation("indicator"), "指标编号"),
    given(...ofObservation("area"), "地区代码"),
    given(...ofObservation("period"), PERIOD),
    given(
      ...ofObservation("source"),
      "area为各地上报，decided为部分报告期按裁定另取来源所得的数，其余为部门或公开资料的编号",
    ),
    given(...ofObservation("scenario"), "0为公布的情形"),
    given(...ofObservation("via"), "怎样得来", { words: { own: "本地上报", areas: "由各地汇总" } }),
    given(...ofObservation("method"), "汇总所用的规则，见计算方法"),
    given(...ofObservation("source_kind"), "来源属于哪一种，不同种类的可靠程度不同"),
    maybe(...ofObservation("numerator"), "比率的分子之和", { unit: "见指标的分子" }),
    maybe(...ofObservation("denominator"), "比率的分母之和", { unit: "见指标的分母" }),
    maybe("value", "decimal", "值", "至多12位小数；分母为0时为空", { unit: "见unit列" }),
    given("unit", "string", "单位", "指标的单位"),
    given(...ofObservation("present"), "汇总时实有几个数", { unit: "个" }),
    given(...ofObservation("expected"), "汇总时应有几个数", { unit: "个" }),
    given(...ofObservation("chosen"), "是否采用这一行"),
    given(...ofObservation("basis"), "取其来源中最弱的一种", { words: basis }),
  ],
};

const TARGETS: TableDescription = {
  name: "targets",
  title: "量化目标",
  description: "计划中的每一项量化目标，及其到数据截止时的判定。",
  key: ["target"],
  columns: [
    given("target", "string", "目标", "目标编号"),
    maybe("measure", "string", "任务", "任务编号，不属于任何任务时为空"),
    given("title", "string", "名称", "目标的名称"),
    maybe("leaders", "string", "牵头单位", "任务的牵头单位，没有写明的为责任单位，几个以、相隔"),
    given("indicator", "string", "指标", "指标编号"),
    given("area", "string", "地区", "为哪一地区所定，地区代码"),
    maybe("parts", "string", "分解", "分解到各地的目标依据什么；不分解时为空", { words: basis }),
    given("period", "string", "目标期", PERIOD),
    given("comparator", "string", "比较", "实际数与目标数怎样比较", {
      words: { ">=": "不低于", "<=": "不高于", "=": "等于" },
    }),
    given("goal", "decimal", "目标数", PRECISE, { unit: "见unit列" }),
    given("unit", "string", "单位", "目标数的单位"),
    given("strength", "string", "要求", "要求的强弱", { words: { must: "必须完成", aim: "力争完成" } }),
    given("method", "string", "判定方法", "判定所用的规则，见计算方法"),
    maybe("reading", "string", "理解", "对计划文件文字的理解"),
    given("basis", "string", "目标依据", "目标数依据什么", { words: basis }),
    maybe(
      "goal_by",
      "string",
      "目标数推算",
      "目标数由上年数推算时所用的规则，goal列是其中的数；不推算时为空",
    ),
    maybe("status", "string", "状态", "对所定地区的判定", { words: status }),
    maybe("status_period", "string", "判定期", "判定所依数字的时期"),
    maybe("status_basis", "string", "判定依据", "判定所依数字中最弱的依据", { words: basis }),
    maybe("status_fact", "string", "判定编号", "判定在公布数表中的编号"),
    maybe("fragile", "string", "是否稳固", "有没有一种情形会使判定改变", {
      words: { fragile: WORDS.fragile },
    }),
  ],
};

const ofScenario = columnsOf("scenario");
const SCENARIOS: TableDescription = {
  name: "scenarios",
  title: "情形",
  description:
    "检验判定是否稳固的各种情形，每种情形和它所改变的每项判定各占一行；没有界限而不作设想的缺报数也在内。",
  key: [],
  columns: [
    maybe(...ofScenario("scenario"), "情形的编号，见公布数的编号；不作设想的为空"),
    given(...ofScenario("kind"), "设想什么", {
      words: {
        "rounding-up": "舍入前偏高",
        "rounding-down": "舍入前偏低",
        worst: "缺报的数取不利的界限",
        best: "缺报的数取有利的界限",
        "without-source": "不用某个来源",
        unassessed: "没有评定的条目得满分",
      },
    }),
    maybe(...ofScenario("indicator"), "指标编号；设想条目得满分的为空"),
    maybe(...ofScenario("area"), "地区代码；设想条目得满分的为空"),
    maybe(...ofScenario("period"), `${PERIOD}；不用某个来源的为空`),
    maybe(...ofScenario("source"), "area为各地上报，其余为部门或公开资料的编号"),
    maybe(...columnsOf("score_supposed")("line"), "没有评定而设想得满分的条目，见计分办法"),
    given("bounded", "boolean", "有界限", "缺报的数有没有可信的界限，没有的不作设想"),
    maybe("fact", "string", "判定", "所改变的判定或等次在公布数表中的编号"),
    maybe("flipped", "string", "则为", "情形中的判定或等次在公布数表中的编号"),
  ],
};

const FINDINGS: TableDescription = {
  name: "findings",
  title: "核查问题",
  description: "读取来件时发现的问题，各占一行。",
  key: [],
  columns: [
    given("code", "string", "代码", "问题种类的代码"),
    given("severity", "string", "轻重", "对数字的影响", {
      words: { error: "错误", warning: "提醒", notice: "说明" },
    }),
    given("name", "string", "文件", "来件由谁报送、报哪一期、哪种表；关于计划的，是计划中的表"),
    maybe("file", "string", "文件的sha256", "据此在来件中找到该文件；未采用的来件和计划中的表为空"),
    maybe("sender", "string", "报送", "登记的报送单位；没有登记的为空"),
    maybe("period", "string", "报告期", `${PERIOD}；没有报告期的为空`),
    maybe("sheet", "string", "工作表", "工作簿中的第几张工作表，表1为第一张"),
    maybe("cell", "string", "单元格", "工作表中的单元格"),
    maybe("record", "integer", "记录", "文本文件中的第几条记录，首行为0，空行不计"),
    maybe("column", "string", "栏目", "文本文件中的栏目"),
    maybe("line", "integer", "行", "分析的文字中的第几行"),
    maybe("among", "string", "连同", "相互不符的其他单元格或栏目，以顿号相连"),
    maybe("text", "string", "原文", "该处的文字"),
    given("title", "string", "问题", "问题是什么"),
    given("remedy", "string", "办法", "怎样改正"),
    maybe("detail", "string", "对照", "与什么不符"),
    given("owner", "string", "由谁改", "由谁改正", { words: { sender: "报送单位", office: "汇总单位" } }),
    maybe("answer", "string", "答复", "报送单位核对后的答复；有答复的不再待处理"),
    maybe("answered_by", "string", "答复单位", "由谁答复"),
    maybe("answered", "string", "答复日期", "年-月-日"),
  ],
};

/** Every published table. */
export const TABLES = [FACTS, OBSERVATIONS, TARGETS, FINDINGS, SCENARIOS];
