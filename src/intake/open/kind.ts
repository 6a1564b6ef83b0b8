/** How to save a file again so that it can be read. */
const SAVE_AGAIN = "用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”";
const SEND_TABLE = "请报送原来的表格文件（.xlsx 或 .csv）";
const DECRYPT = "打开后去掉打开密码，再保存";
const UNPACK = "解压后报送其中的表格文件（.xlsx 或 .csv）";

/** What files begin with that are no tables, and what to do with each. */
const SIGNS: [number[] | string, string, string][] = [
  ["%PDF", "PDF 文件", SEND_TABLE],
  ["{\\rtf", "RTF 文档", SEND_TABLE],
  ["Rar!\x1a\x07", "RAR 压缩包", UNPACK],
  [[0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], "7z 压缩包", UNPACK],
  [[0x1f, 0x8b, 0x08], "gzip 压缩包", UNPACK],
  [[0x89, 0x50, 0x4e, 0x47], "图片", SEND_TABLE],
  [[0xff, 0xd8, 0xff], "图片", SEND_TABLE],
  ["GIF8", "图片", SEND_TABLE],
  [[0x49, 0x49, 0x2a, 0x00], "图片", SEND_TABLE],
  [[0x09, 0x00, 0x04, 0x00], "旧版 Excel 文件（.xls）", SAVE_AGAIN],
  [[0x09, 0x02, 0x06, 0x00], "旧版 Excel 文件（.xls）", SAVE_AGAIN],
  [[0x09, 0x04, 0x06, 0x00], "旧版 Excel 文件（.xls）", SAVE_AGAIN],
  [[0x09, 0x08, 0x08, 0x00, 0x00, 0x05], "旧版 Excel 文件（.xls）", SAVE_AGAIN],
  [[0x09, 0x08, 0x10, 0x00, 0x00, 0x06], "旧版 Excel 文件（.xls）", SAVE_AGAIN],
];
const [OTHER_COMPOUND, ET, PACK] = ["旧版办公文件", "WPS 表格文件（.et）", "压缩包"];
const MARKUP_KINDS = ["XML 电子表格", "ODF 文件（.fods）", "网页格式的表格", "单个文件网页"] as const;
const [XML, FODS, HTML, MHTML] = MARKUP_KINDS;
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** In how much of a file the signs of its kind are looked for. */
const BEGINNING = 4096;

/** Streams of a compound file that tell what it is, the first that is there. */
const STREAMS: [string, string, string][] = [
  ["EncryptedPackage", "加密的工作簿", DECRYPT],
  ["EncryptionInfo", "加密的工作簿", DECRYPT],
  ["WordDocument", "旧版 Word 或 WPS 文字文档", SEND_TABLE],
  ["PowerPoint Document", "旧版演示文稿", SEND_TABLE],
  ["Workbook", "旧版 Excel 文件（.xls）", SAVE_AGAIN],
  ["Book", "旧版 Excel 文件（.xls）", SAVE_AGAIN],
];

/** Says what bytes are that hold no table which can be read, and how to save it again; undefined where they may hold one. */
export function foreignKind(bytes: Uint8Array, extension = ""): string | undefined {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const [sign, kind, remedy] of SIGNS)
    if (startsWith(data, typeof sign === "string" ? [...Buffer.from(sign, "latin1")] : sign))
      return `${kind}：${remedy}`;
  return startsWith(data, COMPOUND) ? compoundKind(data, extension) : markupKind(data);
}

function compoundKind(data: Buffer, extension: string): string {
  const [, kind, remedy] = STREAMS.find(([name]) => data.includes(Buffer.from(`${name}\0`, "utf16le"))) ?? [
    "",
    OTHER_COMPOUND,
    SAVE_AGAIN,
  ];
  if (remedy === SAVE_AGAIN && extension === ".et") return `${ET}：${remedy}`;
  return `${kind}：${remedy}`;
}

/** Tables of other programs that are written as markup; they may be named .xls. */
function markupKind(data: Buffer): string | undefined {
  const wide = data[0] === 0xff && data[1] === 0xfe;
  const start = data.toString(wide ? "utf16le" : "latin1", 0, BEGINNING).replace(/^[^\x21-\x7e]+/, "");
  if (/^<\?xml[\s\S]*(?:urn:schemas-microsoft-com:office:spreadsheet|progid="Excel)/i.test(start))
    return `${XML}：${SAVE_AGAIN}`;
  if (/^<\?xml[\s\S]*<office:document/i.test(start)) return `${FODS}：${SAVE_AGAIN}`;
  if (/^(?:<!doctype html|<html|<head|<meta|<table|<\?xml[^>]*\?>\s*<(?:!doctype )?html)/i.test(start))
    return `${HTML}：${SAVE_AGAIN}`;
  return /^MIME-Version:/i.test(start) ? `${MHTML}：${SAVE_AGAIN}` : undefined;
}

/** Packed files that are no workbook, by the names in them: the first that fits. */
const PACKED: [RegExp, string, string][] = [
  [/^xl\/workbook\.bin$/i, "二进制工作簿（.xlsb）", SAVE_AGAIN],
  [/^word\//i, "Word 或 WPS 文字文档", SEND_TABLE],
  [/^ppt\//i, "演示文稿", SEND_TABLE],
  [/^content\.xml$/i, "ODF 文件（.ods）", SAVE_AGAIN],
  [/^Index\/.*\.iwa$|^Index\.zip$/i, "Numbers 表格", SAVE_AGAIN],
];

/** Says what an archive is that holds no workbook, by the names of its files. */
export function packedKind(names: Iterable<string>): string {
  const all = [...names];
  const [, kind, remedy] = PACKED.find(([sign]) => all.some((name) => sign.test(name))) ?? [
    /./,
    PACK,
    UNPACK,
  ];
  return `${kind}：${remedy}`;
}

function startsWith(data: Buffer, sign: number[]): boolean {
  return sign.every((byte, index) => data[index] === byte);
}

/** Every way in which this file says what a file is, and how to save it again. */
export function foreignKinds(): string[] {
  const kinds = [...SIGNS, ...STREAMS, ...PACKED].map(([, kind]) => kind);
  return [
    ...new Set([
      ...kinds,
      ...MARKUP_KINDS,
      OTHER_COMPOUND,
      ET,
      PACK,
      SAVE_AGAIN,
      SEND_TABLE,
      UNPACK,
      DECRYPT,
    ]),
  ];
}
