import { productTable } from "../arithmetic/product.ts";
import { fold } from "./read/sheet.ts";

/** What words of heads and lines say, by the product's table. */
interface Words {
  heads: Map<string, string>;
  doubts: RegExp;
  /** Of them those that are doubts wherever they stand. */
  everywhere: RegExp;
  harmless: string[];
  anyHarmless: RegExp;
  explaining: Set<string>;
  nameless: Set<string>;
  naming: Set<string>;
  aside: Set<string>;
  lines: Set<string>;
}

let words: Words | undefined;

function known(): Words {
  if (words) return words;
  const rows = productTable("words").map(({ word = "", role = "" }) => ({ word: fold(word), role }));
  const of = (wanted: string) => rows.flatMap(({ word, role }) => (role === wanted ? [word] : []));
  words = {
    heads: new Map(
      rows.flatMap(({ word, role }) =>
        /^(?:doubt|line|harmless|explains|noname|asks|undone|whom|aside|sum|expiry|body)/.test(role)
          ? []
          : [[word, role]],
      ),
    ),
    everywhere: anyOf(of("doubt")),
    explaining: new Set(of("explains")),
    nameless: new Set(of("noname")),
    naming: new Set(of("whom")),
    aside: new Set(of("aside")),
    lines: new Set(of("line")),
    doubts: anyOf(rows.flatMap(({ word, role }) => (role.startsWith("doubt") ? [word] : []))),
    harmless: of("harmless"),
    anyHarmless: anyOf(of("harmless")),
  };
  return words;
}

/** What finds one of some words; nothing where there are none. */
function anyOf(words: string[]): RegExp {
  return new RegExp(words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|") || "(?!)");
}

/** Whether a text that stands below a head may change what figures mean, or one that may stand anywhere. */
export function isDoubtful(text: string, anywhere = false): boolean {
  const { harmless, anyHarmless, everywhere, doubts } = known();
  const said = fold(text);
  const left = anyHarmless.test(said)
    ? harmless.reduce((rest, phrase) => rest.replaceAll(phrase, ""), said)
    : said;
  return (anywhere ? everywhere : doubts).test(left);
}

/** What a record says of itself: its day, whether a text names another area than its own, and how far its thing has come. */
export interface Row {
  day: string | undefined;
  isDay(text: string): boolean;
  elsewhere(text: string): boolean;
  /** The titles of the stages of its register that the thing has come to. */
  reached: string[];
}

/** A text of more signs is prose. */
const SHORT = 8;
const NONE = ["", "/", "-", "—", "——", "无", "暂无"];
const YEAR = /^((?:19|20)\d{2})(?:年度?|$)/;
const MONTH = /(?:^|年|[-/.])0?(\d{1,2})(?:月|$)/;
const RECOGNIZED = /((?:19|20)\d{2})年度?(?:认定|公布|命名|评定|批准|通过|获评|授予|授牌|创建)/g;

function bare(head: string): string {
  return fold(head).replace(/\([^()]*\)$/, "");
}

/** What a head says by the product's table of words, alone or in a bracket behind a name. */
export function headSays(head: string, role: "quoted" | "same"): boolean {
  const inside = /^.+?\(([^()]*)\)$/.exec(head)?.[1] ?? "";
  return [head, inside].some((text) => known().heads.get(text) === role);
}

/** Whether what is said to have been recognized was so in other years than that of its day. */
function isOfOtherYear(said: string, day = ""): boolean {
  const years = [...said.matchAll(RECOGNIZED)].map((match) => match[1] ?? "");
  return day !== "" && years.length > 0 && !years.includes(day.slice(0, 4));
}

/** Whether a text that is no day names another year or month than the row's day. */
function isOfAnotherTime(said: string, { day = "", isDay }: Row): boolean {
  if (isDay(said)) return false;
  const year = YEAR.exec(said)?.[1];
  if (year !== undefined && !day.startsWith(year)) return true;
  const month = MONTH.exec(said.replace(YEAR, "年"))?.[1];
  return month !== undefined && Number(month) !== Number(day.slice(5, 7));
}

/** Whether a text is made up of words, and signs between them. */
function isMadeOf(text: string, known: Set<string>): boolean {
  const ends = new Set([0]);
  for (let from = 0; from < text.length; from++) {
    if (!ends.has(from)) continue;
    if (!/[\p{L}\p{N}]/u.test(text.charAt(from))) ends.add(from + 1);
    for (let to = from + 1; to <= text.length; to++) if (known.has(text.slice(from, to))) ends.add(to);
  }
  return ends.has(text.length);
}

/** A figure with what it counts. */
const COUNT = /\d\s*(?:[件家个起批项户台人名辆处]|次(?!会)|%)/;

/** Whether what stands in a column that nobody reads says that its row does not count as one. */
export function saysOtherwise(head: string, text: string, row: Row): boolean {
  const said = fold(text);
  if (["", "/", "-"].includes(said)) return false;
  if (NONE.includes(said) && !["count", "yes", "remark"].includes(known().heads.get(bare(head)) ?? "remark"))
    return false;
  // What stands under no head is a remark.
  const role = head === "" ? "remark" : known().heads.get(bare(head));
  switch (role) {
    case "count":
      return !/^(?:1(?:\.0+)?|一|1?\p{Script=Han})$/u.test(said);
    case "yes":
      return !["是", "有效", "通过", "达标", "√", "✓"].includes(said);
    case "remark":
      return (
        isDoubtful(row.reached.reduce((left, stage) => left.replaceAll(stage, ""), said)) ||
        /^[\d.,]+%?$/.test(said) ||
        /分[子母]/.test(said) ||
        COUNT.test(said) ||
        isOfOtherYear(said, row.day)
      );
    case "verdict":
      return !isMadeOf(said, known().explaining);
    case "source":
      return isDoubtful(said);
    case "when":
      return row.day !== undefined && isOfAnotherTime(said, row);
    case "whose":
      return row.elsewhere(text);
    case "plain":
    case "quoted":
      return said.length <= SHORT && isDoubtful(said, role === "plain");
    default:
      return false;
  }
}

/** Whether what stands below a head, or below none, is a remark on its row, or says nothing of figures. */
export function isRemarkBelow(head: string): boolean {
  return head === "" || ["remark", "plain"].includes(known().heads.get(bare(head)) ?? "");
}

/** Whether a line begins with what forms print for who signs and the like, and is no note. */
export function isSigned(text: string): boolean {
  const [label = ""] = fold(text).split(":");
  return known().lines.has(bare(label)) && !/^(?:附?注|备注|[填制]?[报表]?说明)/.test(label);
}

/** Whether what no question of a list of answers asks stands below a head. */
export function saysAside(head: string): boolean {
  const { aside } = known();
  const said = fold(head);
  return aside.has(said) || aside.has(said.replace(/(?:\([^()]*\)|[%‰])$/, ""));
}

/** Whether the area of its row stands below a head. */
export function saysWhere(head: string): boolean {
  return known().heads.get(bare(head)) === "whose";
}

/** Whether the names of those that answer stand below a head. */
export function saysWhom(head: string): boolean {
  return known().naming.has(fold(head));
}

const BODY = /(?:公司|集团|厂|店|社|场|中心|学校|医院|单位|协会|研究院|所|部|队|局)$/;
const NOTHING = /^(?:合计|小计|总计|共计)|^共?\d+[家个户名件批项人]$|^(?:以[下上]|下列|上列|上述)/;

/** Whether a text in place of a name names nothing that counts, or says behind it that it does not. */
export function isNoName(text: string): boolean {
  const said = fold(text);
  if (!/[\p{L}\p{N}]/u.test(said) || NOTHING.test(said) || /[*※#†①-⑳]$/u.test(text.trim())) return true;
  if (known().nameless.has(said.replace(/^\((.*)\)$/, "$1"))) return true;
  return isUncertain(said, !BODY.test(said));
}

/** Whether a text says, in brackets or, where its words are looked at, at all, that what it describes does not count. */
export function isUncertain(text: string, words = true): boolean {
  const said = fold(text);
  const remarks = said.includes("(") ? [...said.matchAll(/\(([^()]*)\)/g)] : [];
  return (
    remarks.some(([, each = ""]) => /^[已拟未待暂不非无]/.test(each) || isDoubtful(each)) ||
    (words && isDoubtful(said, true))
  );
}

/** Names put one behind the other, or a number of things in one. */
const SEVERAL = [
  /\S{4}\s*[;,\n\r]+\s*\S{4}/,
  /.{3}、.{4}/,
  /等\d+\p{Script=Han}/u,
  /\d+[-—–~至到]\d+号/,
  /^([A-Za-z]+)\d+[-—–~至到]\1\d+$/,
  /^[A-Za-z]*\d+[~至到]\d+$/,
];

const ENDING = "(?:公司|集团|厂|店|合作社|中心|学校|医院|单位|协会|研究院)";
const BODIES = new RegExp(`${ENDING}\\s*(?:[、;,\\s]|及|以及|和|与)\\s*.*${ENDING}$`);
const OF_ONE = new RegExp(`^(?:(?!${ENDING})[^、])+、[^、]*${ENDING}$`);

/** A name without anything that could stand between two. */
const ONE = /^(?:[a-zA-Z0-9]|(?![及和与等至到])[\u4e00-\u9fff])*$/;

/** Whether what should name one thing names several. */
export function isSeveral(text: string): boolean {
  if (ONE.test(text)) return false;
  const plain = text.normalize("NFKC").trim();
  if (!/分(?:公司|厂|店|院|校|中心)$/.test(plain) && BODIES.test(plain)) return true;
  if (OF_ONE.test(plain)) return false;
  return SEVERAL.some((form, index) => form.test(index < 2 ? plain : fold(plain)));
}
