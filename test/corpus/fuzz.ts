import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { LAYOUTS } from "./clean.ts";
import { Choice } from "./draw.ts";
import { receiveBytes } from "./receive.ts";
import { bytesOf } from "./write.ts";

const ROOT = join(import.meta.dirname, "..", "..");
/** Good files larger than this are left out. */
const MOST_BYTES = 30_000;

export interface Good {
  path: string;
  folder: string;
  bytes: Uint8Array;
}

/** Good files to be mangled: some of those that are committed, and a form of every layout. */
export async function goodFiles(): Promise<Good[]> {
  const committed = ["data/submissions", "data/statistics", "data/public", "test/fixtures/corpus"].flatMap(
    (folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.(csv|xlsx)$/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name))
        .sort()
        .filter((_, index) => index % 7 === 0 || folder.startsWith("test"))
        .map((path) => ({
          path,
          folder: folder.split("/")[1] ?? "",
          bytes: new Uint8Array(readFileSync(path)),
        }))
        .map((good) => (folder.startsWith("test") ? { ...good, folder: "submissions" } : good)),
  );
  const made: Good[] = [];
  for (const make of Object.values(LAYOUTS))
    for (let seed = 0; seed < 4; seed++) {
      const form = make(new Choice(seed));
      if (seed === 1) form.writing.encoding = "gb18030";
      if (seed === 2) form.writing.encoding = "utf-16le-bom";
      made.push({ path: form.path, folder: form.folder, bytes: await bytesOf(form) });
    }
  return [...committed, ...made].filter(({ bytes }) => bytes.length <= MOST_BYTES);
}

const TOKENS = [
  ...["填报单位", "报告期：", "指标编号", "数值", "地区", "2013年三季度", "合计", "id", "region"],
  ...[
    "9".repeat(3000),
    "１".repeat(500),
    "百".repeat(2000),
    "1,".repeat(800),
    "(".repeat(900),
    "1e999999",
    "-0",
    "0.".repeat(500),
  ],
  ...[
    '"',
    '""',
    '"\n',
    "\r",
    "\r\n\r\n",
    "\u0000",
    "\ufeff",
    "\ufffe",
    ",".repeat(3000),
    "\t\t\t",
    "；；",
    "万亿".repeat(300),
    "年".repeat(400),
  ],
  ...[
    " ".repeat(4000),
    "\u3000".repeat(2000),
    "百分之",
    "‰",
    "%",
    "2013-",
    "13/9/",
    "约",
    "——",
    "=1+1",
    "\ud800",
  ],
];

const XML = [
  ...[
    '<row r="1048576">',
    '<c r="XFD1048576"><v>1</v></c>',
    '<c r="ZZZZZZ9"/>',
    '<c r="A0"/>',
    '<row r="-1"/>',
    '<row r="1e9"/>',
  ],
  ...[
    '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    '<mergeCell ref="B2:A1"/>',
    '<cols><col min="1" max="2147483647" hidden="1"/></cols>',
  ],
  ...[
    "<v>99999999</v>",
    "<v>-1</v>",
    "<v>1E+400</v>",
    "<v>NaN</v>",
    `<v>${"9".repeat(4000)}</v>`,
    "<f>A1</f>",
    '<f t="shared" si="99"/>',
    '<f t="shared" ref="A1:XFD1048576" si="0">A1</f>',
  ],
  ...[
    "</sheetData>",
    "<sheetData>",
    "]]>",
    "<![CDATA[",
    "<!--",
    "&#0;",
    "&#x110000;",
    "&nope;",
    "\u0000",
    "<r><t>",
    "</t></si>",
  ],
  '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>',
  "<a>".repeat(3000),
  'date1904="1" ',
  ' t="s"',
  ' t="b"',
  ' t="d"',
  ' s="999999"',
  ' state="veryHidden"',
];

/** One byte string, random or mangled, and the name and folder it comes under. */
function mangle(seed: number, goods: Good[]): Good {
  const choice = new Choice(seed);
  const good = choice.of(goods);
  const zipped = extname(good.path) === ".xlsx";
  if (choice.chance(0.1)) return { ...good, bytes: randomBytes(choice, zipped) };
  if (!zipped || choice.chance(0.3)) return { ...good, bytes: mangledBytes(good.bytes, choice, TOKENS) };
  const parts = unzipSync(good.bytes);
  const names = Object.keys(parts);
  for (let times = choice.int(1, 3); times > 0; times--) {
    const name = choice.chance(0.6)
      ? choice.of(names.filter((each) => /sheet\d|shared|workbook\.xml$/.test(each)))
      : choice.of(names);
    const part = parts[name];
    if (!part) continue;
    if (choice.chance(0.15)) parts[name] = parts[choice.of(names)] ?? part;
    else if (choice.chance(0.1)) delete parts[name];
    else if (choice.chance(0.2)) parts[name] = new Uint8Array(mangledBytes(part, choice, TOKENS));
    else parts[name] = strToU8(mangledXml(strFromU8(part), choice));
  }
  return { ...good, bytes: zipSync(parts, { level: 1 }) };
}

function randomBytes(choice: Choice, zipped: boolean): Uint8Array {
  const bytes = new Uint8Array(choice.int(0, choice.chance(0.1) ? 5000 : 300));
  const narrow = choice.chance(0.5);
  for (let at = 0; at < bytes.length; at++) bytes[at] = narrow ? choice.int(9, 126) : choice.int(0, 255);
  if (zipped) bytes.set(strToU8("PK\u0003\u0004").slice(0, bytes.length));
  return bytes;
}

function mangledBytes(bytes: Uint8Array, choice: Choice, tokens: string[]): Uint8Array {
  let mangled: Uint8Array = bytes.slice();
  for (let times = choice.int(1, 8); times > 0; times--) {
    const at = choice.int(0, mangled.length);
    const to = Math.min(mangled.length, at + choice.int(1, choice.chance(0.2) ? 2000 : 20));
    const way = choice.int(0, 4);
    const token = Buffer.from(choice.of(tokens));
    if (way === 0 && at < mangled.length) mangled[at] = choice.int(0, 255);
    else if (way === 1) mangled = joined(mangled.subarray(0, at), mangled.subarray(to));
    else if (way === 2) mangled = joined(mangled.subarray(0, at), token, mangled.subarray(at));
    else if (way === 3)
      mangled = joined(mangled.subarray(0, at), mangled.subarray(at, to), mangled.subarray(at));
    else if (choice.chance(0.2)) mangled = mangled.slice(0, at);
  }
  return mangled;
}

function joined(...pieces: Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(pieces));
}

function mangledXml(xml: string, choice: Choice): string {
  let mangled = xml;
  for (let times = choice.int(1, 5); times > 0; times--) {
    const at = choice.chance(0.7) ? tagAt(mangled, choice) : choice.int(0, mangled.length);
    const to = at + choice.int(1, choice.chance(0.2) ? 800 : 30);
    const way = choice.int(0, 3);
    if (way === 0) mangled = mangled.slice(0, at) + mangled.slice(to);
    else if (way === 1) mangled = mangled.slice(0, at) + choice.of(XML) + mangled.slice(at);
    else if (way === 2) mangled = mangled.slice(0, to) + mangled.slice(at);
    else
      mangled = mangled.replace(
        /"(\d+)"/,
        () => `"${choice.of(["0", "-1", "4294967296", "99999999", "1e309", "", "NaN"])}"`,
      );
  }
  return mangled;
}

/** The place of some tag. */
function tagAt(xml: string, choice: Choice): number {
  return Math.max(0, xml.indexOf("<", choice.int(0, xml.length)));
}

/** Receives what is mangled; throws where that is not a finding but a crash. Returns the milliseconds it took. */
export async function receiveMangled(seed: number, goods: Good[]): Promise<number> {
  const { path, folder, bytes } = mangle(seed, goods);
  const from = performance.now();
  receiveBytes({ path, folder, sender: "某某单位" }, bytes);
  return performance.now() - from;
}
