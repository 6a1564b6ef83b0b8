import { describe, expect, it } from "vitest";
import { readAgain } from "./again.ts";
import { formHead, TOWNS, workbookBytes } from "./book.ts";
import { FORM, findingsOf, readingsOf, receiveFiles } from "./house.ts";
import { partsBytes, rowsMarkup } from "./parts.ts";

const LIST = "submissions/2013Q3/330481/list.csv";
const WIDE = "statistics/zjj/4-1.xlsx";
const COLUMNS = [
  "填报单位",
  "报告期",
  "功能区统计口径",
  "指标编号",
  "指标名称",
  "计量单位",
  "分子",
  "分母",
  "数值",
];
const ROWS = [
  ["海宁市", "2013年三季度", "无功能区", "1.4", "镇", "个", "", "", "3"],
  ["海宁市", "2013年三季度", "无功能区", "3.2", "种养", "%", "97", "100", ""],
];
const LIST_READ = ["1.4 value 3", "3.2 numerator 97", "3.2 denominator 100"];
const table = (delimiter: string, rows = [COLUMNS, ...ROWS]) =>
  rows.map((row) => `${row.join(delimiter)}\r\n`).join("");

async function read(path: string, bytes: Uint8Array, sender = "海宁市") {
  const intake = await receiveFiles([{ path, bytes, sender }]);
  const { faults, counted } = readAgain(intake, bytes);
  expect(faults).toEqual([]);
  expect(counted).toBe(intake.records.length);
  return {
    findings: findingsOf(intake),
    read: readingsOf(intake).map(({ indicator, part, value }) => `${indicator} ${part} ${value}`),
    readings: readingsOf(intake),
    records: intake.records,
    files: intake.files.length,
  };
}

const utf16 = (text: string, big = false) => {
  const bytes = Buffer.from(text, "utf16le");
  return big ? bytes.swap16() : bytes;
};

describe("a text is read", () => {
  it.each<[string, Buffer]>([
    ["in UTF-8 with a mark", Buffer.from(`\ufeff${table(",")}`)],
    ["in UTF-16, little end first, with a mark", utf16(`\ufeff${table("\t")}`)],
    ["in UTF-16, big end first, with a mark", utf16(`\ufeff${table("\t")}`, true)],
    ["in UTF-16 without a mark", utf16(table(","))],
    ["in UTF-16, big end first, without a mark", utf16(table(";"), true)],
    ...[",", "\t", ";", "|", "，"].map((sign): [string, Buffer] => [
      `with ${JSON.stringify(sign)} between its fields`,
      Buffer.from(table(sign)),
    ]),
    [
      "with a title, blank lines and blank columns, and notes",
      Buffer.from(
        `"质量强市\n季度报表",,,\n\n${table(
          ",",
          [COLUMNS, ...ROWS].map((row) => ["", ...row, "", ""]),
        ).replaceAll("\r\n", "\n\n")}注：单位负责人,张某,填表人：,李某\n`,
      ),
    ],
    ["whose last blank fields are left out", Buffer.from(table(",").replace(/,\r\n/g, "\r\n"))],
    ["with line ends of two kinds", Buffer.from(table(",").replace("\r\n海", "\n海"))],
    [
      "whose columns are numbered below their heads",
      Buffer.from(table(",", [COLUMNS, ["甲", "乙", "丙", "丁", "戊", "己", "1", "2", "3"], ...ROWS])),
    ],
    [
      "whose head is repeated on each page",
      Buffer.from(table(",", [COLUMNS, ...ROWS.slice(0, 1), COLUMNS, ...ROWS.slice(1)])),
    ],
  ])("%s", async (_, bytes) => {
    expect(await read(LIST, bytes)).toMatchObject({ findings: [], read: LIST_READ });
  });

  it("with a second table whose columns stand in another order", async () => {
    const turned = [COLUMNS, ROWS[1] ?? []].map((row) => row.toReversed());
    const { findings, readings } = await read(
      LIST,
      Buffer.from(table(",", [COLUMNS, ROWS[0] ?? [], ...turned])),
    );
    expect(findings).toEqual([]);
    expect(readings.map(({ place, value }) => [place, value])).toEqual([
      ["记录1 数值", "3"],
      ["记录3 分子", "97"],
      ["记录3 分母", "100"],
    ]);
  });
});

describe("a text is a finding", () => {
  it("where a row has more fields than the head, and the other rows are read", async () => {
    const torn = [...(ROWS[1] ?? []).slice(0, 6), "1,097", "1,100", ""];
    const { findings, read: others } = await read(
      LIST,
      Buffer.from(table(",", [COLUMNS, ROWS[0] ?? [], torn])),
    );
    expect(findings).toEqual([{ code: "row-ragged", place: "记录2 10", text: "100", detail: "" }]);
    expect(others).toEqual(["1.4 value 3"]);
  });

  it("where a number was cut at its separator before a blank field", async () => {
    const columns = [...COLUMNS, "备注"];
    const torn = [...(ROWS[0] ?? []).slice(0, 8), "1,234", ""];
    const { findings, read: none } = await read(LIST, Buffer.from(table(",", [columns, torn])));
    expect(findings).toEqual([{ code: "row-ragged", place: "记录1 11", text: "", detail: "" }]);
    expect(none).toEqual([]);
  });

  it("where a row has another separator than the rest", async () => {
    const rows = table(",", [COLUMNS, ROWS[0] ?? []]) + table("，", ROWS.slice(1));
    expect(await read(LIST, Buffer.from(rows))).toMatchObject({
      findings: [{ code: "row-ragged", place: "记录2 1", detail: "，" }],
      read: ["1.4 value 3"],
    });
  });

  it("in Big5, which bytes of GB18030 may be", async () => {
    // 填報單位,報告期,指標編號,計量單位, and two lines more of traditional characters
    const big5 = Buffer.from(
      "b6f1b3f8b3e6a6ec2cb3f8a769b4c12cabfcbcd0bd73b8b92cad70b671b3e6a6ec0aaefcb9e7a5ab2cb2c4a454a975abd72ca4402cadd30abde8b671b16ac2edb3d0abd8bcc62ca9e2ac64a658aee6b2762cbba1a9fa0a",
      "hex",
    );
    const { findings, files } = await read(LIST, big5);
    expect(findings).toMatchObject([{ code: "file-encoding", place: "", detail: "Big5（繁体中文）" }]);
    expect(files).toBe(0);
  });
});

describe("a file of another format is a finding that says how to save it", () => {
  const compound = (name: string) =>
    Buffer.concat([
      Buffer.from("d0cf11e0a1b11ae1", "hex"),
      Buffer.alloc(600),
      Buffer.from(`${name}\0`, "utf16le"),
    ]);
  it.each<[string, Uint8Array, RegExp]>([
    ["季度报表.xls", compound("Workbook"), /^旧版 Excel 文件（\.xls）：.*另存为/],
    ["季度报表.xlsx", compound("Book"), /^旧版 Excel 文件（\.xls）：/],
    ["季度报表.et", compound("Workbook"), /^WPS 表格文件（\.et）：.*另存为/],
    ["季度报表.wps", compound("WordDocument"), /^旧版 Word 或 WPS 文字文档：/],
    ["季度报表.xlsx", compound("EncryptedPackage"), /^加密的工作簿：打开后去掉打开密码/],
    ["季度报表.csv", Buffer.from("%PDF-1.4\n"), /^PDF 文件：请报送原来的表格文件/],
    ["季度报表.xls", Buffer.from("<html><table><tr><td>3"), /^网页格式的表格：/],
    [
      "季度报表.xls",
      Buffer.from('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'),
      /^XML 电子表格：/,
    ],
    [
      "季度报表.xls",
      Buffer.from('<?xml version="1.0"?>\n<office:document office:version="1.3">'),
      /^ODF 文件/,
    ],
    ["季度报表.rar", Buffer.from("Rar!\x1a\x07\0", "latin1"), /^RAR 压缩包：解压后/],
    ["季度报表.jpg", Buffer.from("ffd8ffe0", "hex"), /^图片：/],
  ])("%s %#", async (name, bytes, detail) => {
    const path = `submissions/2013Q3/330481/${name}`;
    const { findings, files } = await read(path, bytes);
    expect(findings).toEqual([
      { code: "file-format", place: "", text: "", detail: expect.stringMatching(detail) },
    ]);
    expect(files).toBe(0);
  });
});

/** A form whose heads stand in two rows, its names merged downwards and its figures below one word. */
const TWO_ROWS = (sheet: Parameters<NonNullable<Parameters<typeof workbookBytes>[1]>>[0], row: number) => {
  for (const column of ["A", "B", "C", "D", "H"]) sheet.mergeCells(`${column}${row}:${column}${row + 1}`);
  sheet.mergeCells(`E${row}:G${row}`);
};
const HEADS = [
  ["指标编号", "指标名称", "计量单位", "统计方式", "本季数", null, null, "备注"],
  [null, null, null, null, "分子", "分母", "数值", null],
];
const RATIO = ["3.2", "种养", "%", "本季数", 97, 100, null, "-"];
const entries = () => formHead().slice(0, 3);

describe("a workbook is read", () => {
  it("with a head of two rows and merged cells, title and note rows, and columns numbered", async () => {
    const numbered = ["甲", "乙", "丙", "丁", 1, 2, 3, "戊"];
    const rows = [
      [],
      ...entries(),
      ...HEADS,
      numbered,
      [],
      TOWNS,
      [],
      RATIO,
      ["注：没有发生的填0"],
      ["单位负责人：", "张某", "填表人：", "李某"],
    ];
    const bytes = await workbookBytes(rows, (sheet) => TWO_ROWS(sheet, 5));
    expect(await read(FORM, bytes)).toMatchObject({
      findings: [],
      read: ["1.4 value 3", "3.2 numerator 97", "3.2 denominator 100"],
    });
  });

  it("with a unit in the head of its figures, used where a row names none", async () => {
    const [head = []] = formHead().slice(3);
    const heads = head.map((text) => (text === "数值" ? "数值（个）" : text));
    const bytes = await workbookBytes([
      ...entries(),
      heads,
      TOWNS.map((cell, at) => (at === 2 ? null : cell)),
    ]);
    expect(await read(FORM, bytes)).toMatchObject({ findings: [], read: ["1.4 value 3"] });
  });

  it("with several entries in one cell", async () => {
    const line = "填报单位： 海宁市　　报告期：2013年三季度    功能区统计口径：无功能区";
    const bytes = await workbookBytes([["季度报表"], [line], ...formHead().slice(3), TOWNS]);
    expect(await read(FORM, bytes)).toMatchObject({ findings: [], read: ["1.4 value 3"] });
  });

  it("with tables below each other, the second without entries of its own, the third with another period", async () => {
    const heads = formHead().slice(3);
    const third = [["附表三"], ["报告期：", "2013年二季度"]];
    const rows = [...entries(), ...heads, TOWNS, ["附表二"], ...heads, RATIO, [], ...third, ...heads, TOWNS];
    const { findings, readings } = await read(FORM, await workbookBytes(rows));
    expect(findings).toMatchObject([{ code: "period-further", place: "季度报表!B11", detail: "2013Q3" }]);
    expect(readings.map(({ place, period, value }) => [place, period, value])).toEqual([
      ["季度报表!G5", "2013Q3", "3"],
      ["季度报表!E8", "2013Q3", "97"],
      ["季度报表!F8", "2013Q3", "100"],
      ["季度报表!G13", "2013Q2", "3"],
    ]);
  });

  it("with two tables beside each other", async () => {
    const [heads = []] = formHead().slice(3);
    const rows = [...entries(), [...heads, null, ...heads], [...TOWNS, null, ...RATIO]];
    expect(await read(FORM, await workbookBytes(rows))).toMatchObject({
      findings: [],
      read: ["1.4 value 3", "3.2 numerator 97", "3.2 denominator 100"],
    });
  });

  it("with hidden rows and columns in which no figure stands, and a hidden sheet that holds no form", async () => {
    const bytes = await workbookBytes([...formHead(), TOWNS, [], ["备注：略"]], (sheet) => {
      for (const row of [1, 3, 7]) sheet.getRow(row).hidden = true;
      for (const column of [2, 4, 8, 9]) sheet.getColumn(column).hidden = true;
      sheet.workbook.addWorksheet("代码", { state: "veryHidden" }).addRow(["1.4", "镇"]);
    });
    expect(await read(FORM, bytes)).toMatchObject({ findings: [], read: ["1.4 value 3"] });
  });

  it("as other programs write it: prefixes, strings of runs with their pronunciation, cells without addresses", async () => {
    const strings = `<si><r><t>质量</t></r><r><t>强镇</t></r><rPh sb="0" eb="2"><t>ZHI</t></rPh></si><si><t xml:space="preserve"> 3_x000D_</t></si>`;
    const data = rowsMarkup(
      formHead().map((row) => row.map((cell) => (cell === undefined ? null : String(cell)))),
    );
    const row = `<row><c t="str"><v>1.4</v></c><c t="s"><v>0</v></c><c t="inlineStr"><is><t>个</t></is></c><c r="G5" t="s"><v>1</v></c></row>`;
    const bytes = partsBytes({ prefix: "x", strings, sheets: [{ name: "季度报表", data: data + row }] });
    expect(await read(FORM, bytes)).toMatchObject({ findings: [], read: ["1.4 value 3"] });
  });

  it("whose parts of a figure stand in another row of the head than the period, in three rows", async () => {
    const rows = [
      ["市质监局"],
      ["报送部门", "市质监局", "指标", "4.1", "计量单位", "起/万台"],
      ["地区", "分子", null, "分母", null],
      [null, "2013年", null, "2013年", null],
      [null, "一季度", "二季度", "一季度", "二季度"],
      ["海宁市", 0, 1, 9000, 9100],
    ];
    const bytes = await workbookBytes(rows, (sheet) => {
      for (const range of ["A3:A5", "B3:C3", "D3:E3", "B4:C4", "D4:E4"]) sheet.mergeCells(range);
    });
    const { findings, readings } = await read(WIDE, bytes, "市质监局");
    expect(findings).toEqual([]);
    expect(
      readings.map(({ place, period, part, value }) => `${place} ${period} ${part} ${value}`).sort(),
    ).toEqual([
      "季度报表!B6 2013Q1 numerator 0",
      "季度报表!C6 2013Q2 numerator 1",
      "季度报表!D6 2013Q1 denominator 9000",
      "季度报表!E6 2013Q2 denominator 9100",
    ]);
  });

  it("with names merged over several rows, which hold for all of them", async () => {
    const rows = [
      ["报送部门", "市食品安全委员会办公室", "记录截至", "2013-12-31"],
      ["批次号", "抽检日期", "地区", "环节", "产品", "结果"],
      ["Y1", "2013-03-04", "海宁市", "种养环节", "米", "合格"],
      ["Y2", "2013-03-05", null, null, "面", "不合格"],
    ];
    const bytes = await workbookBytes(rows, (sheet) => {
      sheet.mergeCells("C3:C4");
      sheet.mergeCells("D3:D4");
    });
    const path = "statistics/sab/抽检记录.xlsx";
    const { records } = await read(path, bytes, "市食品安全委员会办公室");
    expect(records.map(({ area, day, passed }) => [area, day, passed])).toEqual([
      ["330481", "2013-03-04", true],
      ["330481", "2013-03-05", false],
    ]);
  });

  it.each([
    [false, 41547],
    [true, 41547 - 1462],
  ])("with days as numbers, counted from 1904: %s", async (from1904, serial) => {
    const day = (style: number) => `<c s="${style}"><v>${serial}</v></c>`;
    const rows = [
      ["报送部门", "市质监局", "名单截至", day(1), "指标", "1.2"],
      ["名称", "地区", "日期", "文号"],
      ["甲厂", "海宁市", day(2), "1号"],
      ["乙厂", "海宁市", day(3), "2号"],
      ["丙厂", "海宁市", `<c t="d"><v>2013-09-30T00:00:00</v></c>`, "3号"],
    ];
    const formats = [14, 31, "[$-804]yyyy\\-mm\\-dd;@"];
    const bytes = partsBytes({ from1904, formats, sheets: [{ name: "名单", data: rowsMarkup(rows) }] });
    const { findings, records } = await read("statistics/zjj/1-2名单.xlsx", bytes, "市质监局");
    expect(findings).toEqual([]);
    expect(records.map(({ area, day }) => [area, day])).toEqual(Array(3).fill(["330481", "2013-09-30"]));
  });
});

describe("a workbook is a finding", () => {
  it("where a hidden sheet holds a form, which is not read", async () => {
    const bytes = await workbookBytes([...formHead(), TOWNS], (sheet) => {
      const other = sheet.workbook.addWorksheet("旧表", { state: "hidden" });
      for (const row of [...formHead(), TOWNS.with(6, 4)]) other.addRow(row);
    });
    expect(await read(FORM, bytes)).toMatchObject({
      findings: [{ code: "sheet-hidden", place: "旧表!A4", detail: "旧表" }],
      read: ["1.4 value 3"],
    });
  });

  it("where rows of a list say only how many there are, or that there are none; one that names a day is told", async () => {
    const head = "报送部门,市质监局,指标,15.1,名单截至,2013年9月底\n名称,地区,日期,文号\n";
    const rows = [
      "甲公司,海宁市,2013-03-01,1号",
      "无,无,/,0",
      "合计,1家,,",
      "合计：1家,,,",
      "小计,海宁市,2013-03-02,",
    ];
    const { findings, records } = await read(
      "statistics/zjj/15-1名单.csv",
      Buffer.from(`${head}${rows.join("\n")}\n`),
      "市质监局",
    );
    expect(findings).toMatchObject([{ code: "record-doubtful", place: "记录6 名称", text: "小计" }]);
    expect(records.map(({ day }) => day)).toEqual(["2013-03-01"]);
  });

  it("where rows or columns are hidden whose figures are read", async () => {
    const rows = [...formHead(), RATIO, TOWNS, RATIO.with(0, "3.3").with(1, "")];
    const bytes = await workbookBytes(rows, (sheet) => {
      for (const row of [2, 6, 7]) sheet.getRow(row).hidden = true;
      sheet.getColumn(6).hidden = true;
      sheet.getColumn(6).width = 0;
    });
    expect(await read(FORM, bytes)).toMatchObject({
      findings: [{ code: "cells-hidden", place: "季度报表!F5", text: "100", detail: "行6–7，列F" }],
      read: [
        ...["3.2 numerator 97", "3.2 denominator 100", "1.4 value 3"],
        ...["3.3 numerator 97", "3.3 denominator 100"],
      ],
    });
  });

  it("where a row is no pixel high, or is hidden by a filter in a list of records", async () => {
    const rows = [
      ["报送部门", "市质监局", "指标", "15.1", "名单截至", "2013-09-30"],
      ["名称", "地区", "日期", "文号"],
      ["甲公司", "海宁市", "2013-03-01", "1号"],
      ["乙公司", "海宁市", "2013-03-02", "2号"],
    ];
    const data = rowsMarkup(rows).replace('<row r="3">', '<row r="3" ht="0" customHeight="1">');
    const filtered = data.replace('<row r="4">', '<row r="4" hidden="1">');
    const bytes = partsBytes({ sheets: [{ name: "名单", data: filtered }] });
    const { findings, records } = await read("statistics/zjj/15-1名单.xlsx", bytes, "市质监局");
    expect(findings).toMatchObject([{ code: "cells-hidden", place: "名单!B3", detail: "行3–4" }]);
    expect(records).toHaveLength(2);
  });

  it("where a column stands twice", async () => {
    const [heads = []] = formHead().slice(3);
    const rows = [...entries(), [...heads, "数值"], [...TOWNS, 2]];
    expect(await read(FORM, await workbookBytes(rows))).toMatchObject({
      findings: [{ code: "column-repeated", place: "季度报表!I4", detail: "数值" }],
      read: [],
    });
  });

  it("where a formula's result was not stored", async () => {
    const rows = [...formHead(), TOWNS, RATIO.with(5, { formula: "E6+3" } as never)];
    expect(await read(FORM, await workbookBytes(rows))).toMatchObject({
      findings: [{ code: "formula-unsaved", place: "季度报表!F6" }],
      read: ["1.4 value 3", "3.2 numerator 97"],
    });
  });

  it("where a number is merged over two rows: it is that of the first", async () => {
    const rows = [...formHead(), TOWNS, ["2.3", "企业", "家", "", null, null, null, "-"]];
    const bytes = await workbookBytes(rows, (sheet) => sheet.mergeCells("G5:G6"));
    expect(await read(FORM, bytes)).toMatchObject({
      findings: [{ code: "cell-merged", place: "季度报表!G6" }],
      read: ["1.4 value 3"],
    });
  });

  it("where a number stands alone in its row", async () => {
    const rows = [...formHead(), TOWNS, [null, null, null, null, null, null, 5]];
    expect(await read(FORM, await workbookBytes(rows))).toMatchObject({
      findings: [{ code: "row-invalid" }, { code: "row-invalid" }],
      read: ["1.4 value 3"],
    });
  });

  it("where a second table lacks an entry after its own first", async () => {
    const heads = formHead().slice(3);
    const rows = [...entries(), ...heads, TOWNS, ["填报单位：", "海宁市"], ...heads, RATIO];
    expect(await read(FORM, await workbookBytes(rows))).toMatchObject({
      findings: [{ code: "header-missing", place: "季度报表!A7", detail: "报告期" }],
      read: ["1.4 value 3"],
    });
  });
});

describe("the checker counts a record", () => {
  // What `read` compares with the checker's own count.
  it("only where it can be read and its needed fields are filled, and once where it is listed again", async () => {
    const bytes = Buffer.from(
      `报送部门,市食品安全委员会办公室,记录截至,2013-12-31
批次号,抽检日期,地区,环节,产品,结果
Y1,2013-03-04,海宁市,种养环节,大米,合格
Y1,2013年3月4日,海宁,种养环节,大米,合格
Y1,2013-03-04,海宁市,种养环节,大米,不合格
,2013-03-04,海宁市,种养环节,大米,合格
Y3,2013-03-04,海宁市,种养环节,,合格
Y4,2013-03-04,海宁市,种养环节,"大米,合格
Y5,2013-03-04,海宁市,种养环节,"两
行",合格
Y6,2013-03-04,海宁市,种养环节,"大"米,合格
Y7,2013-03-04,海宁市,种养环节,${"米".repeat(70_000)},合格
Y8,2013-03-04,海宁市,种养环节,"大""米" ,合格
`,
    );
    const { findings, records } = await read("statistics/sab/抽检.csv", bytes, "市食品安全委员会办公室");
    expect(findings.map(({ code, place }) => `${code} ${place}`)).toEqual([
      "row-repeated 记录3 批次号",
      "number-shared 记录4 批次号",
      "row-invalid 记录5 批次号",
      "quotes-unpaired 记录7 批次号",
      "quotes-unpaired 记录9 批次号",
      "line-too-long 记录10 批次号",
    ]);
    expect(records).toHaveLength(5);
  });
});
