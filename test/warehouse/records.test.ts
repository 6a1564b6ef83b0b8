import { createHash } from "node:crypto";
import { closeSync, ftruncateSync, mkdirSync, openSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toEverybody } from "../../src/facts/telling/public.ts";
import { pathsOf } from "../../src/intake/open/large.ts";
import type { Intake } from "../../src/intake/receive.ts";
import { receive } from "../../src/intake/receive.ts";
import { readPlan } from "../../src/plan/read.ts";
import { fillRecords } from "../../src/warehouse/bulk/records.ts";
import { Warehouse } from "../../src/warehouse/open.ts";
import { LOADERS } from "../intake/house.ts";
import { bareData } from "../plan/bare.ts";
import { queried } from "./query.ts";

const HEAD = "报送部门,市食品安全委员会办公室,记录截至,2013-12-31\n批次号,抽检日期,地区,环节,产品,结果\n";
const KNOWN_AT = "2014-12-31";
const PATH = "statistics/sab/抽检记录.csv";

/** What a file of records gives: read whole by intake, or in one scan by the warehouse. */
async function readAs(bytes: Uint8Array, how: "small" | "large", path = PATH) {
  return readAll([{ path, bytes, arrived: "2014-01-18" }], how);
}

/** What files of records give together. */
async function readAll(
  files: { path: string; bytes: Uint8Array; arrived: string }[],
  how: "small" | "large",
) {
  const root = bareData();
  for (const { path, bytes, arrived } of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), bytes);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const row = `${sha256},${path},市食品安全委员会办公室,${arrived},reported,\n`;
    writeFileSync(join(root, "register.csv"), row, { flag: "a" });
  }
  const plan = readPlan(root);
  const received = await receive(plan, LOADERS, () => {}, how === "large" ? 0 : undefined);
  const warehouse = await Warehouse.open(pathsOf(received.large));
  try {
    const intake: Intake = await fillRecords(warehouse, plan, received, KNOWN_AT);
    return {
      large: received.large.length,
      account: intake.account,
      texts: intake.texts,
      findings: intake.findings,
      uncounted: intake.uncounted.map((record) => JSON.stringify(record)).sort(),
      covers: intake.files.map(({ covers }) => covers.map((cover) => JSON.stringify(cover)).sort()),
      records: await queried(warehouse, "select * from record order by all"),
      daily: await queried(
        warehouse,
        `select file, indicator, area, day, sum(total) as total, sum(passed) as passed
        from daily group by all order by all`,
      ),
    };
  } finally {
    warehouse.close();
  }
}

const text = (words: string) => new TextEncoder().encode(words);
const record = (fields: string[]) =>
  fields.map((field) => (/[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(",");

const GOOD = ["Y1", "2013-03-04", "海宁市", "种养环节", "大米", "合格"];
/** What stands in a record, by column: plain, written otherwise, or wrong. */
const FIELDS = [
  ["Y1", '他说"好"', "两\n行", "", "甲,乙"],
  [
    "2013-03-04",
    "2013/3/4",
    "2013年3月4日",
    "2013-02-30",
    "",
    "04-03-2013",
    " 2013-03-05",
    "13/3/4",
    "20130304",
    "12/3/4",
    "二〇一三年三月四日",
    "2013-03-04 10:30",
    "2013/3/4 0:00",
    "2014-3-4 23:59:59",
    "2013年底",
    "0213-03-04",
    "2012年",
  ],
  [
    "海宁市",
    "海宁",
    "330481",
    "港区",
    "嘉兴经济技术开发区（国际商务区）",
    "嘉兴市",
    "某某县",
    "海宁县",
    "海 宁 市",
    "",
  ],
  ["种养环节", "生产环节", "特种设备", "流通环节", " 餐饮环节", ""],
  ["大米", ""],
  ["合格", "不合格", " 合格", "尚可", ""],
];
const anyRecord = fc
  .tuple(...FIELDS.map((fields) => fc.constantFrom(...fields)))
  .map((fields) => fields as string[]);
const anyLine = fc.oneof(
  { weight: 8, arbitrary: anyRecord.map(record) },
  { weight: 8, arbitrary: fc.constant(record(GOOD)) },
  { weight: 1, arbitrary: anyRecord.map((fields) => record(fields.slice(0, 3))) },
  { weight: 1, arbitrary: anyRecord.map((fields) => record([...fields, "多出"])) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "",
      ",,,,,",
      "注：以上为抽检记录",
      "   ",
      "合计,,,,,2批",
      "小计,,海宁市,,,",
      "/,/,/,/,/,/",
      "无,,,,,",
    ),
  },
);

describe("a large file of records", () => {
  it("gives what a small one gives: records with their numbers, covers and findings", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyLine, { maxLength: 40 }),
        fc.constantFrom("\n", "\r\n"),
        async (lines, ends) => {
          const bytes = text((HEAD + lines.map((line) => `${line}\n`).join("")).replaceAll("\n", ends));
          const [small, large] = [await readAs(bytes, "small"), await readAs(bytes, "large")];
          expect([small.large, large.large]).toEqual([0, 1]);
          const byPlace = (findings: typeof small.findings) =>
            findings.map((one) => JSON.stringify(one)).sort();
          expect(byPlace(large.findings)).toEqual(byPlace(small.findings));
          expect({ ...large, findings: [], large: 0, texts: [] }).toEqual({ ...small, findings: [] });
        },
      ),
      { numRuns: 25, seed: 2013 },
    );
  }, 120_000);

  it("has every cell accounted for by column, with what is no record by its number", async () => {
    const lines = [
      "注：表中为抽检记录,,,,,,",
      record([...GOOD, "抽样"]),
      record([...GOOD.with(0, "Y2"), ""]),
      record([...GOOD.with(0, "Y3").with(1, "2013/3/4"), ""]),
      record([...GOOD.with(0, "Y4"), "", "多出"]),
    ];
    const bytes = text(`${HEAD.trimEnd()},备注\n${lines.join("\n")}\n`);
    const [small, large] = [await readAs(bytes, "small"), await readAs(bytes, "large")];
    expect(large.account).toEqual(small.account);
    const [account] = large.texts;
    expect(account?.cells.map(({ role }) => role)).toEqual([
      ...["label", "entry", "label", "entry"],
      ...Array.from({ length: 7 }, () => "head"),
    ]);
    expect(account?.columns.map(({ column, role, cells }) => `${column} ${role} ${cells}`)).toEqual([
      ...["批次号", "抽检日期", "地区", "环节", "产品", "结果"].map((column) => `${column} name 4`),
      "备注 remark 1",
    ]);
    expect(account?.exceptions).toEqual([
      { role: "furniture", cells: 1, records: [[2, 2]] },
      { role: "unaccounted", cells: 1, records: [[6, 6]] },
    ]);
  });

  it("has its cells accounted for where a line above leaves all its records unread", async () => {
    const lines = ["注：以下为计划数,,,,,", record(GOOD), record(GOOD.with(0, "Y2").slice(0, 3))];
    const bytes = text(`${HEAD}${lines.join("\n")}\n`);
    const [small, large] = [await readAs(bytes, "small"), await readAs(bytes, "large")];
    expect(large.findings).toMatchObject([{ code: "line-doubtful" }]);
    expect(large.records).toEqual([]);
    expect(large.account).toEqual(small.account);
    expect(large.texts[0]?.columns.map(({ role, cells }) => `${role} ${cells}`)).toEqual([
      ...["unread 2", "unread 2", "unread 2", "unread 1", "unread 1", "unread 1"],
    ]);
  });

  it("is not read where a column of which nobody knows the head is filled behind its beginning", async () => {
    const lines = Array.from({ length: 3000 }, (_, index) =>
      record([...GOOD.with(0, `Y${index}`), index === 2900 ? "12" : ""]),
    );
    const bytes = text(`${HEAD.trimEnd()},批数\n${lines.join("\n")}\n`);
    const [small, large] = [await readAs(bytes, "small"), await readAs(bytes, "large")];
    for (const { findings, records } of [small, large]) {
      expect(records).toEqual([]);
      expect(findings).toMatchObject([{ code: "layout-unconfirmed", place: { record: 1 }, text: "批数" }]);
    }
    expect(large.account).toEqual(small.account);
  });

  it("of incidents counts those of its own kinds, and tells what it cannot count", async () => {
    const rows = [
      "海宁市,3,特种设备",
      "海宁市,,特种设备",
      "海宁市,5,火灾",
      "海宁市,1,生产环节",
      "某某县,4,特种设备",
    ];
    const lines = rows.map((row, index) => `2013-05-0${index + 1},${row}\n`);
    const head = "报送部门,市食品安全委员会办公室,登记截至,2013-12-31\n发生日期,地区,死亡人数,类别\n";
    const bytes = text(head + lines.join(""));
    const [small, large] = [await readAs(bytes, "small"), await readAs(bytes, "large")];
    expect({ ...large, large: 0, texts: [] }).toEqual(small);
    expect(large.findings.map(({ code }) => code)).toEqual([
      "number-missing",
      "kind-unknown",
      "area-unknown",
    ]);
    expect(large.records).toMatchObject([{ indicator: "4.3", area: "330481", day: "2013-05-01" }]);
    expect(large.uncounted).toHaveLength(2);
  });

  it("of one indicator names what the indicator is not applicable to", async () => {
    const head = "报送部门,市食品安全委员会办公室,指标,1.2,名单截至,2013-12-31\n名称,地区,日期,文号\n";
    const bytes = text(`${head}甲,海宁市,2013-03-04,甲号\n乙,海盐县,2013-03-05,乙号\n`);
    const [small, large] = [await readAs(bytes, "small"), await readAs(bytes, "large")];
    expect([small.large, large.large]).toEqual([0, 1]);
    expect({ ...large, large: 0, texts: [] }).toEqual(small);
    expect(large.findings).toMatchObject([{ code: "indicator-not-applicable", text: "海盐县" }]);
    expect(large.findings[0]?.detail).toMatch(/./);
  });

  it("is read in GB18030 too", async () => {
    // 海宁市 and the rest of a record in GB18030, between lines that Node can write only in UTF-8.
    const { execFileSync } = await import("node:child_process");
    const utf8 = text(`${HEAD}${record(GOOD)}\n`);
    const gbk = execFileSync("iconv", ["-f", "UTF-8", "-t", "GB18030"], { input: utf8 });
    expect((await readAs(gbk, "large")).records).toHaveLength(1);
  });

  it("names a record whose quotes or bytes are not as they must be, and takes the others", async () => {
    const many = Array.from(
      { length: 2000 },
      (_, index) => `${record([`Z${index}`, ...GOOD.slice(1)])}\n`,
    ).join("");
    const bad = Buffer.concat([
      text(HEAD + many),
      Buffer.from([0x59, 0x2c, 0xff, 0xff, 0x0a]),
      text(`${record(GOOD)}\n`),
    ]);
    const { findings, records } = await readAs(bad, "large");
    expect(findings).toMatchObject([{ code: "record-unreadable", place: { record: 2002 } }]);
    expect(records.map(({ number }) => Number(number)).slice(-2)).toEqual([2001, 2003]);
  });

  it("names many faults of one kind in one finding, each by its number", async () => {
    const lines = Array.from({ length: 300 }, (_, index) =>
      record([`Z${index}`, "2013-03-04", index % 2 ? "海宁市" : "某某县", ...GOOD.slice(3)]),
    );
    const { findings, records } = await readAs(text(`${HEAD}${lines.join("\n")}\n`), "large");
    expect(records).toHaveLength(150);
    expect(findings).toMatchObject([
      { code: "area-unknown", text: "某某县", place: { record: 2, column: "地区" } },
    ]);
    const all = findings[0]?.detail ?? "";
    expect(all).toMatch(/^共150条：2、4、6、/);
    expect(all.split("、")).toHaveLength(150);
  });

  it("names nobody to everybody in its findings", async () => {
    const odd = [...GOOD.slice(0, 2), "某县（0573-88880000）", ...GOOD.slice(3)];
    const { findings } = await readAs(text(`${HEAD}${record(odd)}\n`), "large");
    expect(findings).toMatchObject([{ code: "area-unknown" }]);
    const { text: told } = toEverybody(readPlan("data"), [], LOADERS);
    expect(told(findings[0]?.text ?? "")).toBe("〔文字〕(〔号码〕)");
  });

  it("that is no list of records is a finding", async () => {
    const { findings } = await readAs(text("甲,乙\n1,2\n"), "large");
    expect(findings).toMatchObject([{ code: "file-unclaimed", file: PATH }]);
  });

  it("may have line ends of two kinds", async () => {
    const [a = "", b = "", c = ""] = ["Y1", "Y2", "Y3"].map((batch) => record([batch, ...GOOD.slice(1)]));
    const { findings, records } = await readAs(text(`${HEAD}${a}\r\n${b}\n${c}\r\n`), "large");
    expect(findings).toEqual([]);
    expect(records).toHaveLength(3);
  });
});

describe("a large list whose rows say more than their columns", () => {
  const NAMES = [
    (name: string) => name,
    (name: string) => `${name}\u200b`,
    (name: string) => `${name}等3家`,
    (name: string) => `${name}等 ３ 家`,
    (name: string) => `${name};别的公司`,
    (name: string) => `${name}、别的公司乙`,
    (name: string) => `${name}1-5号`,
    () => "JX001-JX010",
    () => "JX001~010",
  ];
  const REMARKS = [
    "",
    "/",
    "已核对",
    "待核实",
    "待 核实",
    "待\u200b核实",
    "应为5家",
    "含功能区",
    "12",
    "１２",
    "分子3",
    "已注销",
  ];
  const YES = ["是", "否", "", "√", "无效"];
  const row = fc.tuple(
    fc.constantFrom(...NAMES),
    fc.constantFrom("海宁市", "海\u200b宁市", "某县"),
    fc.constantFrom("2013-03-04", "2013年3月4日", "2013-0\u200b3-04"),
    fc.constantFrom(...REMARKS),
    fc.constantFrom(...YES),
  );

  it("counts and tells what a small one does", async () => {
    const head = "报送部门,市强市办,指标,2.1,名单截至,2013-12-31\n名称,地区,日期,文号,备注,是否有效\n";
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 40 }), async (rows) => {
        const lines = rows.map(([name, area, day, remark, yes], index) =>
          record([
            name(`${"甲乙丙丁戊己庚辛壬癸"[index % 10]}${index}厂`),
            area,
            day,
            `${index}号`,
            remark,
            yes,
          ]),
        );
        const bytes = text(`${head}${lines.join("\n")}\n`);
        const path = "statistics/qsb/名单.csv";
        const [small, large] = [await readAs(bytes, "small", path), await readAs(bytes, "large", path)];
        expect([small.large, large.large]).toEqual([0, 1]);
        const sorted = (findings: typeof small.findings) => findings.map((one) => JSON.stringify(one)).sort();
        expect(sorted(large.findings)).toEqual(sorted(small.findings));
        expect({ ...large, findings: [], large: 0, texts: [] }).toEqual({ ...small, findings: [] });
      }),
      { numRuns: 15, seed: 2013 },
    );
  });

  it("leaves out what says so, however often, and what only some say", async () => {
    const products = ["作废样品", "样品", "样品（更正）", "撤 回样品"];
    const lines = Array.from({ length: 80 }, (_, index) => {
      const product = products[index < 40 ? index % 2 : index % 4] ?? "";
      return record([`Y${index + 10}`, "2013-03-04", ...GOOD.slice(2, 4), product, "合格"]);
    });
    const bytes = text(`${HEAD}${lines.join("\n")}\n`);
    const [small, large] = [await readAs(bytes, "small"), await readAs(bytes, "large")];
    expect([small.large, large.large]).toEqual([0, 1]);
    expect(large.records).toHaveLength(30);
    expect(large.records).toEqual(small.records);
    expect(large.findings.length).toBeGreaterThan(0);
  });
});

describe("records that are listed twice", () => {
  const listed = (batches: [string, string, string?][]) =>
    text(
      HEAD +
        batches
          .map(
            ([batch, result, day = "2013-03-04"]) => `${record([batch, day, ...GOOD.slice(2, 5), result])}\n`,
          )
          .join(""),
    );

  it.each(["GC13000001", "甲", "1"])("count once in large files too, numbered from %s on", async (first) => {
    const number = (index: number) =>
      /\d$/.test(first) ? String(Number(first.replace(/\D/g, "")) + index) : `${first}${index * index}`;
    const prefix = /^GC/.test(first) ? "GC" : "";
    const batches = Array.from({ length: 3000 }, (_, index): [string, string] => [
      `${prefix}${number(index)}`,
      "合格",
    ]);
    const bytes = listed([
      ...batches,
      ...batches.slice(0, 2),
      [batches[7]?.[0] ?? "", "不合格"],
      ["别的-7", "合格"],
    ]);
    const large = await readAs(bytes, "large");
    expect(large.findings).toMatchObject([
      { code: "row-repeated", place: { record: 3002, column: "批次号" }, among: [{ record: 2 }] },
      { code: "row-repeated", place: { record: 3003 }, among: [{ record: 3 }] },
      { code: "number-shared", place: { record: 3004 }, among: [{ record: 9 }] },
    ]);
    expect(large.records).toHaveLength(3002);
    const small = await readAs(bytes, "small");
    expect({ ...large, large: 0, texts: [] }).toEqual(small);
  });

  it("are one finding where there are many", async () => {
    const batches = Array.from({ length: 150 }, (_, index): [string, string] => [`Z${index}`, "合格"]);
    for (const how of ["small", "large"] as const) {
      const { findings, records } = await readAs(listed([...batches, ...batches]), how);
      expect(findings).toMatchObject([{ code: "row-repeated", detail: "共150条：152–301" }]);
      expect(records).toHaveLength(150);
    }
  });
});

describe("a record whose quotes are not in pairs, or that is too long", () => {
  const lines = Array.from({ length: 400 }, (_, index) =>
    record([`Z${index}`, ...GOOD.slice(1, 4), "甲,乙", "合格"]),
  );
  const faulty: [string, string, string][] = [
    ["is open", 'B1,2013-03-04,海宁市,种养环节,"x', "quotes-unpaired"],
    ["goes on behind a quote", 'B1,2013-03-04,海宁市,种养环节,"x"y",合格', "quotes-unpaired"],
    ["is long", `B1,2013-03-04,海宁市,种养环节,${"x".repeat(70_000)},合格`, "line-too-long"],
  ];

  it.each(faulty)("is one finding, and all others count: it %s", async (_, line, code) => {
    for (const at of [0, 200, 400]) {
      const bytes = text(HEAD + lines.toSpliced(at, 0, line).join("\n"));
      const [small, large] = [await readAs(bytes, "small"), await readAs(bytes, "large")];
      expect(small.findings).toMatchObject([{ code, place: { record: at + 2, column: "批次号" } }]);
      expect(small.records).toHaveLength(400);
      expect({ ...large, large: 0, texts: [] }).toEqual(small);
    }
  });

  it("does not fill the memory, however long, and leaves the numbers of others right", async () => {
    const path = "statistics/sab/长.csv";
    const more = ["尚可", "合格"].map((result, index) => record([`Y${index}`, ...GOOD.slice(1, 5), result]));
    const long = Buffer.concat([
      text(`${HEAD}${lines.slice(0, 3).join("\n")}\nB1,2013-03-04,海宁市,种养环节,`),
      Buffer.alloc(40_000_000, "x"),
      text(`,合格\n${more.join("\n")}\n`),
    ]);
    const { findings, records } = await readAs(long, "large", path);
    expect(findings).toMatchObject([
      { code: "line-too-long", place: { record: 5 } },
      { code: "word-unknown", place: { record: 6 } },
    ]);
    expect(findings[0]?.text.length).toBe(200);
    expect(records.map(({ number }) => Number(number))).toEqual([2, 3, 4, 7]);
  });
});

describe("a later list of records", () => {
  const quarter = (name: string, head: string, days: string[], arrived: string) => ({
    ...{ path: `statistics/sab/${name}.csv`, arrived },
    bytes: text(
      HEAD.replace("记录截至,2013-12-31", head) +
        days.map((day, index) => `${name}${index},${day},海宁市,种养环节,大米,合格\n`).join(""),
    ),
  });
  const first = quarter("一季度抽检", "记录截至,2013-03-31", ["2013-02-01", "2013-03-01"], "2013-04-08");

  it.each(["small", "large"] as const)("that leaves out a quarter is told of, %s", async (how) => {
    const later = quarter("二季", "记录截至,2013-06-30", ["2013-05-01"], "2013-07-08");
    const { findings } = await readAll([later, first], how);
    expect(findings).toMatchObject([
      {
        ...{ code: "list-narrowed", file: later.path, detail: "2013Q1", other: first.path },
        period: { id: "2013Q1" },
      },
    ]);
  });

  it.each([
    ["small", "一季度抽检1"],
    ["large", "前一份的记录3"],
  ] as const)("that leaves out records of a quarter is told which, %s", async (how, named) => {
    const own = quarter("一季度抽检", "记录截至,2013-06-30", ["2013-02-02"], "2013-07-08");
    const later = { ...own, path: "statistics/sab/半年.csv" };
    const { findings } = await readAll([later, first], how);
    expect(findings).toMatchObject([
      { code: "records-omitted", file: later.path, other: first.path, detail: `2013Q1共1条：${named}` },
    ]);
  });

  it("that begins or ends within a quarter is told how many of its records count nowhere", async () => {
    const days = ["2013-02-01", "2013-05-01", "2013-05-02", "2013-07-01"];
    const list = quarter("半年", "记录起于,2013-01-01,记录截至,2013-06-29", days.slice(0, 3), "2013-07-08");
    const late = quarter("三季", "记录起于,2013-07-01,记录截至,2013-09-30", days.slice(3), "2013-10-08");
    for (const how of ["small", "large"] as const) {
      const { findings } = await readAll([list, late], how);
      expect(findings).toMatchObject([{ code: "records-between", file: list.path, detail: "2013Q2共2条" }]);
    }
  });

  it("that says from when on it lists them leaves the earlier one in force", async () => {
    const later = quarter("二季", "记录起于,2013-04-01,记录截至,2013-06-30", ["2013-05-01"], "2013-07-08");
    const { findings, covers } = await readAll([later, first], "small");
    expect(findings).toEqual([]);
    expect(covers.map((each) => [...new Set(each.map((cover) => JSON.parse(cover).period.id))])).toEqual([
      expect.arrayContaining(["2012Q4", "2013Q1"]),
      ["2013Q2"],
    ]);
  });
});

describe("a file of 300 MB in one line", () => {
  it("is a finding, and is never held", async () => {
    const root = bareData();
    const path = join(root, "statistics", "sab", "one-line.csv");
    mkdirSync(dirname(path), { recursive: true });
    const file = openSync(path, "w");
    ftruncateSync(file, 300_000_000);
    closeSync(file);
    const { sha256Of } = await import("../../src/core/disk/chunks.ts");
    writeFileSync(
      join(root, "register.csv"),
      `${sha256Of(path)},statistics/sab/one-line.csv,市食安办,2014-01-18,reported,\n`,
      { flag: "a" },
    );
    const before = process.resourceUsage().maxRSS;
    const { findings } = await receive(readPlan(root), LOADERS);
    expect(findings).toMatchObject([{ code: "line-too-long", file: "statistics/sab/one-line.csv" }]);
    expect((process.resourceUsage().maxRSS - before) / 1024).toBeLessThan(100);
  });
});
