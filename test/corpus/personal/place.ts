import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ExcelJS from "exceljs";
import Papa from "papaparse";
import { sha256Of } from "../../../src/core/disk/chunks.ts";
import { formHead, TOWNS } from "../../intake/book.ts";
import type { Way } from "./ways.ts";

type Row = (string | number)[];

const LIST = [
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
const GOOD: Row = ["海宁市", "2013年三季度", "无功能区", "1.4", "质量强镇创建数", "个", "", "", "3"];
const STATES = ["任务编号", "进展", "证明材料", "日期"];
const RECORDS = ["批次号", "抽检日期", "地区", "环节", "产品", "结果"];
const PUBLIC =
  "id,region,period,indicator,series,value,unit,published_growth,growth_unit,source_kind,source".split(",");

/**
 * Puts every way in a data folder in which somebody may be written down: in cells of every kind, good and bad, in names of
 * files, folders and sheets, in titles, notes, remarks, number formats and properties of documents.
 */
export async function placeWays(data: string, all: Way[]): Promise<void> {
  const texts = all.map(({ text }) => text);
  const received = new Received(data);
  // In each column of a list in turn, beside good cells.
  const rows = texts.flatMap((text, index) =>
    [0, 1, 2].map((more) => GOOD.with((index + more * 3) % LIST.length, text)),
  );
  received.csv("submissions/2013Q3/王建国/报表 13805731234 王建国.csv", "海宁市", [LIST, ...rows]);
  received.csv("statistics/sab/进展（李秀英）.csv", "市食品安全委员会办公室", [
    ["报送部门", "市食品安全委员会办公室", ...texts.slice(0, 1)],
    STATES,
    ...texts.flatMap((text) => [
      ["D3.1", "已完成", text, "2013-12-09"],
      ["D3.2", "已完成", `嘉政发〔2013〕12号，${text}`, "2013-12-09"],
      ["D3.1", text, "演示〔2013〕5号", "2013-12-09"],
      [text, "进行中", "演示〔2013〕5号", "2013-12-09"],
      ["D3.1", "进行中", "演示〔2013〕5号", text],
    ]),
  ]);
  received.csv("statistics/sab/抽检记录 张伟.csv", "市食品安全委员会办公室", [
    ["报送部门", "市食品安全委员会办公室", "记录截至", "2013-12-31"],
    RECORDS,
    ...texts.map((text, index): Row => {
      const good: Row = [`B${index}`, "2013-05-06", "海宁市", "餐饮环节", text, "合格"];
      return good.with([0, 1, 2, 3, 5][index % 5] ?? 0, text);
    }),
  ]);
  received.csv("public/来源 zhangwei.csv", "质量强市办公室整理", [
    PUBLIC,
    ...texts.flatMap((text, index): Row[] => [
      [
        `G${index}`,
        "嘉兴市",
        `${1900 + (index % 90)}`,
        "地区生产总值",
        text,
        "5",
        "亿元",
        "",
        "",
        "official work report",
        text,
      ],
      [text, "嘉兴市", "1999", "地区生产总值", "", "5", "亿元", "", "", text, "https://a.cn/"],
    ]),
  ]);
  await received.form("submissions/2013Q3/330481/报表.xlsx", texts);
  for (const [index, text] of texts.entries()) {
    const name = `submissions/${text.replaceAll("/", "").slice(0, 40)}/${text.replaceAll("/", "")}.csv`;
    received.csv(name, index % 2 ? "桐乡市" : undefined, [["a", String(index)], [text]]);
  }
}

/** Writes files to a data folder and enters them in its register. */
class Received {
  private readonly data: string;
  private readonly known: Set<string>;

  constructor(data: string) {
    this.data = data;
    this.known = new Set(readFileSync(join(data, "register.csv"), "utf8").split("\n"));
  }

  csv(path: string, sender: string | undefined, rows: Row[]): void {
    this.write(path, sender, Papa.unparse(rows, { newline: "\n" }));
  }

  /** A form whose sheets, titles, remarks, notes, formats and properties name somebody. */
  async form(path: string, texts: string[]): Promise<void> {
    const book = new ExcelJS.Workbook();
    [book.creator, book.lastModifiedBy, book.company, book.title] = texts.slice(0, 4) as [
      string,
      string,
      string,
      string,
    ];
    const names = texts
      .map((text) => text.replace(/[[\]:*?/\\']/g, "").slice(0, 28))
      .filter((name) => name.trim() !== "");
    for (const [index, name] of [...new Set(names.map((each) => each.toLowerCase()))]
      .slice(0, 60)
      .entries()) {
      const sheet = book.addWorksheet(`${name}${index}`, { state: index % 3 === 2 ? "hidden" : "visible" });
      for (const row of formHead()) sheet.addRow(row);
      sheet.getCell("A1").value = texts[index] ?? "";
      sheet.getCell("B3").value = texts[index + 60] ?? "";
      for (const [at, text] of texts.slice(index * 6, index * 6 + 6).entries()) {
        const row = sheet.addRow([...TOWNS.slice(0, 6), at === 5 ? 3 : text, text]);
        row.getCell(7).note = text;
        if (at === 5) row.getCell(7).numFmt = `0"${text.replaceAll('"', "")}"`;
      }
    }
    this.write(path, "海宁市", new Uint8Array(await book.xlsx.writeBuffer()));
  }

  private write(path: string, sender: string | undefined, content: string | Uint8Array): void {
    const at = join(this.data, path);
    mkdirSync(dirname(at), { recursive: true });
    writeFileSync(at, content);
    if (sender === undefined) return;
    const row = Papa.unparse([[sha256Of(at), path, sender, "2014-01-09", "demonstration", ""]]);
    if (!this.known.has(row)) appendFileSync(join(this.data, "register.csv"), `${row}\n`);
    this.known.add(row);
  }
}
