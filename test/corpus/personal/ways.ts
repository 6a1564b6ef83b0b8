/** A way in which somebody is written down in a file, and what of it no one may be told. */
export interface Way {
  kind: string;
  text: string;
  /** What must not be found, besides the text itself. */
  never: string[];
}

/** Names as they stand in forms: of two to four signs, compound, of minorities, foreign, with spaces and points, in pinyin, holding words of the plan. */
const NAMES = [
  ...[
    "王建国",
    "李秀英",
    "张伟",
    "陈晓明",
    "沈雪芬",
    "朱国良",
    "徐阿毛",
    "钱月琴",
    "吴海燕",
    "周金宝",
    "万家宝",
    "计春华",
  ],
  ...["欧阳靖宇", "司马相如", "诸葛青云", "上官婉清", "尉迟敬亭", "东方朔月", "夏侯惠芳", "慕容雪村"],
  ...[
    "买买提·吐尔逊",
    "阿依古丽·艾山江",
    "扎西次仁",
    "洛桑旺堆",
    "其其格玛",
    "乌兰图雅",
    "朴贞淑",
    "吾尔开希别克",
  ],
  ...["张南湖", "王嘉善", "陈海宁", "李平湖", "周秀洲", "沈桐乡", "徐合格", "钱数值", "吴季度"],
  ...["张 三丰", "李　四光", "王 小 二", "赵·六顺", "孙-七宝", "王建国（女）", "王建国同志", "王建国科长"],
  ...["Zhang Jianguo", "LI Xiuying", "wang.xiaoming", "Chen Xiao-ming", "Ōuyáng Jìngyǔ", "ZHOU JINBAO"],
  ...["小王建国", "老沈雪芬", "沈工雪芬", "陳曉明", "張偉", "劉德華"],
];

const MOBILES = ["13805731234", "15967312345", "18857398765", "17705736789", "19957312468"];
const LANDLINES = [
  "0573-82081234",
  "057383651234",
  "(0573)87021234",
  "0573－86042345",
  "82081234",
  "8208-1234",
];

const IDS = ["330402198503121234", "33041119621109002X", "330421197012253417", "330402850312123"];
const ACCOUNTS = [
  "6222021204001234567",
  "6228480330123456789",
  "1204060009001234567",
  "33001638035053001234",
];
const ADDRESSES = [
  "硖石街道水月亭西路33号1幢201室",
  "魏塘镇解放东路158弄12号",
  "武原镇新桥北路7号之2",
  "乌镇植材路甲18号",
  "当湖街道三港路99号501",
];
const PLATES = ["浙F12345", "浙F·A123B", "浙FD12345", "沪A8B123", "浙Ｆ６７８９０"];
const PASSPORTS = ["E12345678", "EA1234567", "G98765432", "K0123456", "H60123456"];
const MAILS = [
  "wjg1985@163.com",
  "li.xiuying@jiaxing.gov.cn",
  "zhang-wei＠qq.com",
  "chen AT 126 DOT com",
  "cxm_2013@sina.com.cn",
];
const CHATS = [
  "QQ：287654321",
  "qq 12345",
  "微信wxid_ab12cd34",
  "WeChat: zhangwei-jx",
  "微信号 cxm13805731234",
  "钉钉 wjg_jx01",
];

const FULL = (text: string) =>
  text.replace(/[0-9A-Za-z]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
const NUMERALS = (text: string) =>
  text.replace(/\d/g, (digit) => "零一二三四五六七八九"[Number(digit)] ?? "");
const CIRCLED = (text: string) => text.replace(/\d/g, (digit) => "⓪①②③④⑤⑥⑦⑧⑨"[Number(digit)] ?? "");
const FINANCIAL = (text: string) =>
  text.replace(/\d/g, (digit) => "零壹贰叁肆伍陆柒捌玖"[Number(digit)] ?? "");

/** A number in groups of some lengths, with a sign between them. */
function grouped(digits: string, lengths: number[], between: string): string {
  const groups: string[] = [];
  let at = 0;
  for (const length of lengths) {
    groups.push(digits.slice(at, at + length));
    at += length;
  }
  return [...groups, digits.slice(at)].filter((group) => group !== "").join(between);
}

const BETWEEN = [" ", "-", ".", "·", "－", "—", "_", "/", "　", "\u200b", "，", "转"];

function mobiles(): string[] {
  return MOBILES.flatMap((number, index) => [
    number,
    FULL(number),
    NUMERALS(number),
    ...(index === 0 ? [CIRCLED(number), FINANCIAL(number)] : []),
    `+86 ${number}`,
    `+86-${grouped(number, [3, 4], "-")}`,
    `0086${number}`,
    `（86）${number}`,
    ...BETWEEN.map((sign) => grouped(number, [3, 4], sign)),
    grouped(number, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1], " "),
    grouped(number, [4, 3], " "),
    `${number}（${NAMES[index]}）`,
    `${NAMES[index]}${number}`,
    `电话${number}`,
    `联系电话：${number}`,
    `手机${grouped(number, [3, 4], " ")}转办公室`,
    `${number}/${grouped(MOBILES[(index + 1) % MOBILES.length] ?? "", [3, 4], "-")}`,
  ]);
}

/** Every way, in an order that never changes. */
export function ways(): Way[] {
  const of = (kind: string, texts: string[]) => texts.map((text) => ({ kind, text, never: neverOf(text) }));
  return [
    ...of("name", [
      ...NAMES,
      ...NAMES.slice(0, 8).flatMap((name) => [`填报人：${name}`, `${name}填报`, `由${name}审核`]),
    ]),
    ...of("mobile", mobiles()),
    ...of(
      "landline",
      LANDLINES.flatMap((number) => [
        number,
        FULL(number),
        NUMERALS(number),
        `+86 ${number}`,
        `办${number}转801`,
      ]),
    ),
    ...of(
      "identity",
      IDS.flatMap((number) => [
        number,
        FULL(number),
        grouped(number, [6, 8], " "),
        grouped(number, [6, 4, 4], "-"),
        `身份证${number}`,
      ]),
    ),
    ...of(
      "account",
      ACCOUNTS.flatMap((number) => [
        number,
        grouped(number, [4, 4, 4, 4], " "),
        grouped(number, [4, 4, 4, 4], "-"),
        `农行${number}`,
      ]),
    ),
    ...of(
      "address",
      ADDRESSES.flatMap((text) => [text, `地址：${text}`, `海宁市${text}`]),
    ),
    ...of(
      "plate",
      PLATES.flatMap((text) => [text, `车牌${text}`]),
    ),
    ...of(
      "passport",
      PASSPORTS.flatMap((text) => [text, `护照 ${text}`, FULL(text)]),
    ),
    ...of(
      "mail",
      MAILS.flatMap((text) => [text, `<${text}>`, `邮箱${text}`]),
    ),
    ...of(
      "chat",
      CHATS.flatMap((text) => [text, `${text}（联系人）`]),
    ),
    ...of("birth", ["1985年3月12日出生", "生于1962-11-09", "1970.12.25"]),
  ];
}

/** What tells on somebody in a text: the text itself, in plain widths, and its digits without what is between them. */
function neverOf(text: string): string[] {
  const plain = text.normalize("NFKC");
  const digits = plain.replace(/\D/g, "");
  return [...new Set([text, plain, ...(digits.length >= 7 ? [digits] : [])])];
}
