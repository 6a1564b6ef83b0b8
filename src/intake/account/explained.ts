import { compare, exact } from "../../core/exact.ts";
import type { Guide } from "../layout/guide.ts";
import type { Heading } from "../layout/heading.ts";
import { fold } from "../layout/sheet.ts";
import { datesInDigits } from "../values/numeral.ts";
import { datesOf, type Stretch } from "./dates.ts";
import { otherArea } from "./lines.ts";
import { differenceOf, isOfOtherPart, isSame, type Parts } from "./parts-named.ts";
import { doubtIn, type Explains, wordsThatExplain } from "./words.ts";

type Indicator = Guide["indicators"] extends Map<string, infer T> ? T : never;

/** What is known of the figures to which a remark belongs. */
export interface Remarked {
  /** The row's own figures, as decimals. */
  figures: string[];
  /** Those that are parts of a ratio. */
  parts?: Parts;
  indicator: Indicator | undefined;
  /** Whether it is a line beside the table, and no remark on a row. */
  isLine?: boolean;
  heading: Heading;
  guide: Guide;
}

/** A remark of more signs is no short explanation. */
const LONGEST = 300;
const MARKS = /(?!(?<!\d)-\d)[^\p{L}\p{N}%‰+<>≥≤≧≦−×÷*=~±≈?]/uy;
const NUMBER = "\\d+(?:\\.\\d+)?";
const COUNTED = "(?:个?百分点|[%‰]|批次|[件家个起批项户台人名辆处次只块条份所])?";
/** A document, by its number or its title, and what is appended. */
const DOCUMENTS = [
  /《[^《》]+》/y,
  /\p{Script=Han}{1,8}[〔[(【]?(?:19|20)\d{2}[〕\])】]?(?:第?\d+)号?文?件?/uy,
  /(?:附[件表]|表|序号|第)\d+(?:[-、至]\d+)*(?:[号页期条行批次]|)/y,
  /\d+(?:份|号)?(?:文件?|材料|名单|证书|照片)/y,
  /(?<=文件|材料|名单|清单|证书|照片)\d+[份页张本]/y,
  /(?<![\d.])\d{1,2}[.、)](?=\p{Script=Han})/uy,
  /第?\d{1,2}(?:[、,-]\d{1,2})*项(?=由|数据)/y,
  /1\d{10}|0\d{2,3}-?\d{7,8}/y,
  /(?:联系|经办|填报|负责|审核)人[为是:]?\p{Script=Han}{2,3}(?!\p{Script=Han})/uy,
];
/** How a figure compares with an earlier one. */
const EARLIER =
  "(?:同比|环比|[比较与同和](?:上年|去年|上季度?|上期|上月|年初|去年底|上年末|第?[一二三四1-4]季度|(?:19|20)\\d{2}年)(?:同期|末|底)?数?(?:相比)?)";
const COMPARED = [
  new RegExp(
    `(?:${EARLIER})(?:均|略|小幅|大幅|净|分别|有所)*(?:增长|增加|减少|下降|提高|上升|降低|提升|增|减|多|少|持平)了?(?:${NUMBER}${COUNTED})?`,
    "y",
  ),
  new RegExp(`${EARLIER}(?:基本)?(?:持平|相同|一致|无变化|没有变化)`, "y"),
  new RegExp(`(?:增长|下降|提高|上升|降低|提升)了?${NUMBER}(?:[%‰]|个百分点)`, "y"),
  /不合格(?:批次|数)?(?=\d)/y,
  /完成(?:了)?(?:全年|年度|本年度?)?(?:目标|计划|任务)数?的?\d+(?:\.\d+)?%/y,
];
/** Another figure than the row's, named with what it is. */
const QUOTED = new RegExp(
  `(?:上年同期|去年同期|上年|去年|上季度?|上期|(?:全年|年度|本年)?(?:目标|计划)(?:任务)?)数?(?:值|任务)?[为是:]?(${NUMBER})${COUNTED}`,
  "y",
);
const COUNT = new RegExp(`(${NUMBER})${COUNTED}`, "y");
/** What makes a number behind it one of a part of a figure. */
const PART = /(?:其中|含|包括)[^;。]*$/;
const NEW = /(?:新增|新认定|新创建|新建|新命名|新培训)[^;。]*$/;
/** What a level of government is said of that is no level of what is counted. */
const OF_LEVEL =
  /^\d|^(?:以上)?(?:验收|评审|审核|核定|考核|检查|命名|表彰|授牌|通知|下达|部门|单位|机关|主管|有关|相关|文件|发文|公布|批准|认定|通报|平台|系统|监管|政府|统计)/;
/** Who is named by what he is; a place alone may be all that the figure is of. */
const BODIES = [
  /\p{Script=Han}{1,16}?(?:有限公司|公司|集团|厂|合作社|局|办公室|办|委|处|科|所|站|院|中心|大队|支队|协会|学校|系统|平台|数据库|台账|网站)/uy,
  /\p{Script=Han}{1,5}?(?:镇|街道|乡|村|社区|园区)(?=\d|[等、]|提供|上报|报送|填报|汇总|统计)/uy,
];

/**
 * Whether a remark is known to change nothing of the figures of its row: every part of it says where they come from, that they were
 * checked, how they compare with earlier ones, or of what they are made up.
 */
export function isExplained(text: string, remarked: Remarked): boolean {
  const said = datesInDigits(fold(text)).replace(/^以上/, "");
  if (said === "" || said.length > LONGEST) return said === "";
  if (isOfOtherPart(said, remarked.parts, remarked.indicator) || isOfSome(said, remarked)) return false;
  return new Explanation(said, remarked).isWhole();
}

const FIRM = /\p{Script=Han}{2,16}?(?:有限公司|公司|集团|厂|合作社)(?!提供|上报|报|统计|系统)/gu;

/** Whether a text names some firms, and the figures are not how many these are: they may be of these alone. */
function isOfSome(said: string, { figures, indicator }: Remarked): boolean {
  const firms = [...said.matchAll(FIRM)].length;
  const isSource = /由|来自|来源|根据|提供|联系|等\d*[家个户]/.test(said);
  if (firms === 0 || isSource || indicator === undefined || figures.length === 0) return false;
  return !figures.some((figure) => isSame(figure, String(firms)));
}

class Explanation {
  readonly #text: string;
  readonly #by: Remarked;
  readonly #dates: Stretch | undefined;
  /** The counts that together make up a figure of the row. */
  readonly #adds: boolean;

  constructor(text: string, by: Remarked) {
    this.#text = text;
    this.#by = by;
    this.#dates = datesOf(by.heading, by.indicator, by.guide.begins);
    const counts = [...text.matchAll(new RegExp(COUNT.source, "g"))].map(([, number = ""]) => number);
    this.#adds = counts.length > 1 && this.#isOwn(sumOf(counts));
  }

  /** Whether the whole text is made up of parts that are known. */
  isWhole(): boolean {
    const reached = new Set([0]);
    for (let at = 0; at < this.#text.length; at++)
      if (reached.has(at)) for (const end of this.#endsFrom(at)) reached.add(end);
    return reached.has(this.#text.length);
  }

  /** Where a known part that begins at a place may end. */
  #endsFrom(at: number): number[] {
    const ends = [MARKS, ...COMPARED].flatMap((form) => this.#match(form, at)?.end ?? []);
    ends.push(...this.#known(at), ...(this.#dates?.endsFrom(this.#text, at) ?? []));
    const quoted = this.#match(QUOTED, at);
    if (quoted && !this.#isOwn(quoted.number)) ends.push(quoted.end);
    const count = this.#match(COUNT, at);
    if (count && this.#isKnown(count.number, at)) ends.push(count.end);
    for (const form of [...DOCUMENTS, ...BODIES]) {
      const named = this.#match(form, at);
      if (named && this.#isBody(this.#text.slice(at, named.end))) ends.push(named.end);
    }
    return ends;
  }

  #match(form: RegExp, at: number): { end: number; number: string } | undefined {
    form.lastIndex = at;
    const found = form.exec(this.#text);
    return found ? { end: form.lastIndex, number: found[1] ?? "" } : undefined;
  }

  /** The ends of words that explain, of what the plan calls the indicator, its parts and its departments, and of the row's area. */
  #known(at: number): number[] {
    const { indicator, heading, guide } = this.#by;
    const own = guide.names.spellings.area.flatMap(({ name }) =>
      guide.names.area(name) === heading.area ? name : [],
    );
    const titles = indicator ? [indicator.title, indicator.numerator, indicator.denominator] : [];
    const isSoFar = indicator !== undefined && indicator.periods !== "sum";
    const words = [...titles, ...own, ...(isSoFar ? ["累计", "累计数", "年初累计", "年初至今累计"] : [])].map(
      fold,
    );
    const lengths = words.filter((word) => word !== "" && this.#text.startsWith(word, at));
    const explaining = wordsThatExplain(this.#text, at).filter(({ how, end }) =>
      this.#explains(how, at, end),
    );
    return [...lengths.map(({ length }) => at + length), ...explaining.map(({ end }) => end)];
  }

  /** Whether a word explains figures such as these. */
  #explains(how: Explains, at: number, end: number): boolean {
    const { indicator } = this.#by;
    const isSum = indicator?.periods === "sum";
    const rest = this.#text.slice(end).split(/[;。]/)[0] ?? "";
    switch (how) {
      case "explains":
        return true;
      case "explains-line":
        return this.#by.isLine === true;
      case "explains-alone":
        return !/[\p{L}\p{N}]$/u.test(this.#text.slice(0, at)) && !/^[\p{L}\p{N}]/u.test(rest);
      case "explains-none":
        // Of what is counted through the year it may say that the period brought nothing.
        return this.#isNone() || !isSum;
      case "explains-year":
        return !isSum || /^第?[一二三四1-4]季/.test(rest);
      case "explains-quarter":
        return indicator === undefined || isSum || /\d|无|没有|未/.test(this.#text.slice(at));
      case "explains-ratio":
        return indicator?.denominator !== "";
      case "explains-level":
        return (
          OF_LEVEL.test(rest) || (indicator?.title.includes(this.#text.slice(at, end)) ?? !this.#by.isLine)
        );
      case "explains-part":
        return /\d/.test(rest);
    }
  }

  /** Whether one of the figures is zero, or all that was looked at passed; or there are none. */
  #isNone(): boolean {
    const { figures, parts } = this.#by;
    if (figures.length === 0 || figures.some((figure) => isSame(figure, "0"))) return true;
    const { numerator, denominator } = parts ?? {};
    return numerator !== undefined && denominator !== undefined && isSame(numerator, denominator);
  }

  /** Whether a text names somebody, and nothing else. */
  #isBody(text: string): boolean {
    const { heading, guide } = this.#by;
    return (
      doubtIn(text, "below") === undefined &&
      !UNSURE.test(text) &&
      otherArea(text, heading, guide) === undefined
    );
  }

  /** Whether a number is one of the row's, or what one of its parts leaves of another. */
  #isOwn(number: string): boolean {
    const figures = this.#by.figures;
    const left = figures.flatMap((a) => figures.map((b) => differenceOf(a, b)));
    return [...figures, ...left].some((each) => isSame(each, number));
  }

  /** Whether a count is the row's own, or of a part of it that the words before it name. */
  #isKnown(number: string, at: number): boolean {
    if (this.#adds || this.#isOwn(number)) return true;
    const before = this.#text.slice(0, at);
    const isNew = this.#by.indicator?.periods !== "sum" && NEW.test(before);
    return (isNew || PART.test(before)) && this.#isWithin(number);
  }

  #isWithin(number: string): boolean {
    const value = exact(number);
    return this.#by.figures.some((figure) => compare(value, exact(figure)) <= 0n);
  }
}

/** Signs of which a name that says what a figure is has one, and hardly any body's. */
const UNSURE = /^(?:无|没有|在)|[不仅只除扣缺漏错误另旧原估约拟暂预更改应待未试假虚含以按]/;

function sumOf(numbers: string[]): string {
  return String(numbers.reduce((sum, number) => sum + Number(number), 0));
}
