import { zipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { CATALOGUE } from "../../src/intake/findings/catalogue.ts";
import { OF_FIGURES } from "../../src/intake/findings/compared.ts";
import { OF_REGISTERS } from "../../src/intake/findings/register.ts";
import { OF_SURVEYS } from "../../src/intake/findings/survey.ts";
import type { Intake } from "../../src/intake/receive.ts";
import { formHead, TOWNS, workbookBytes } from "./book.ts";
import {
  caseNames,
  caseTable,
  countedOf,
  FIGURES,
  FORM,
  findingsOf,
  LOADERS,
  readingsOf,
  receiveCase,
  receiveFiles,
  type Sent,
  zonesOf,
} from "./house.ts";

const text = (words: string) => new TextEncoder().encode(words);
const other = { path: "submissions/2013Q3/330483/季度报表.xlsx", sender: "桐乡市" };
/** What the other file, which is as it should be, always gives. */
const TOWNS_ELSEWHERE = { indicator: "1.4", area: "330483", period: "2013Q3", part: "value", value: "3" };

/** Rows of a form with as many figures as tell a copy. */
const MANY = [
  ["1.4", "个", 3],
  ["2.3", "家", 12],
  ["4.3", "起", 0],
  ["8.3", "件", 1234],
  ["15.1", "家", 5],
  ["17.1", "家", 7],
  ["20.1", "个", 2],
  ["24.1", "家", 9],
].map(([indicator, unit, value]) => [indicator, "-", unit, "", null, null, value, "-"]);

const LIST = ["填报单位", "报告期", "指标编号", "计量单位", "分子", "分母"];

/** What is wrong with a file, how it was sent beside one as it should be, and what is found. */
const FILES: Record<
  string,
  {
    sent: (form: Uint8Array) => Sent;
    code: string;
    detail?: RegExp | string;
    place?: object;
    text?: string;
    among?: object[];
  }
> = {
  "a file that the register does not know": {
    sent: (bytes) => ({ path: FORM, bytes, registered: null }),
    code: "file-unregistered",
    detail: /^[0-9a-f]{64}$/,
  },
  "a file changed since it was registered": {
    sent: (bytes) => ({ path: FORM, bytes, registered: text("as it was") }),
    code: "file-changed",
    detail: /^[0-9a-f]{64}$/,
  },
  "a registered file that went lost": { sent: () => ({ path: FORM }), code: "file-missing" },
  "a text named a workbook": {
    sent: () => ({ path: FORM, bytes: text("填报单位，海宁市\n") }),
    code: "file-format",
    detail: /^内容不是工作簿/,
  },
  "an empty file named a workbook": {
    sent: () => ({ path: FORM, bytes: new Uint8Array() }),
    code: "file-empty",
  },
  "an empty text": {
    sent: () => ({ path: FIGURES, bytes: new Uint8Array() }),
    code: "file-empty",
  },
  "a document of another kind named a workbook": {
    sent: () => ({ path: FORM, bytes: zipSync({ "word/document.xml": text("<document/>") }) }),
    code: "file-format",
    detail: /^Word 或 WPS 文字文档：/,
  },
  "a workbook cut short": {
    sent: (bytes) => ({ path: FORM, bytes: bytes.slice(0, 2000) }),
    code: "file-unreadable",
    detail: "文件不完整或已损坏",
  },
  "a text whose quotes are not in pairs": {
    sent: () => ({ path: FIGURES, bytes: text('甲,乙\n"1,2\n') }),
    code: "quotes-unpaired",
    place: { record: 1, column: "1" },
    detail: "全文没有读",
  },
  "a text in no encoding that is read": {
    sent: () => ({ path: FIGURES, bytes: Uint8Array.from([0x41, 0xff, 0xff]) }),
    code: "file-encoding",
    detail: "既不是 UTF-8，也不是 GB18030",
  },
  "a file of more than 20 MB": {
    sent: () => {
      const bytes = new Uint8Array(20 * 1024 * 1024 + 1);
      bytes.set(text("PK"));
      return { path: FORM, bytes };
    },
    code: "file-too-large",
  },
  "a file that no loader claims": {
    sent: () => ({ path: FIGURES, bytes: text("甲,乙\n1,2\n") }),
    code: "file-unclaimed",
  },
  "a form in a folder of other loaders": {
    sent: (bytes) => ({ path: "public/季度报表.xlsx", bytes }),
    code: "layout-unconfirmed",
    // Two of its heads are those of other tables too, so that the office is shown what would be lacking.
    place: { sheet: "季度报表", cell: "A4" },
    text: "指标编号",
    among: [{ sheet: "季度报表", cell: "A5" }],
    detail: /缺id、region、period/,
  },
};

let form: Uint8Array;
let elsewhere: Sent;
const cases = new Map<string, Intake>();
const files = new Map<string, Intake>();
let twice: Intake;
let differs: Intake;
let copied: Intake;
let spoilt: Intake[];

beforeAll(async () => {
  form = await workbookBytes([...formHead(), TOWNS]);
  elsewhere = { ...other, bytes: await workbookBytes([...formHead({ area: "桐乡市" }), TOWNS]) };
  for (const name of caseNames()) cases.set(name, await receiveCase(name));
  for (const [name, { sent }] of Object.entries(FILES))
    files.set(name, await receiveFiles([sent(form), elsewhere]));
  const double = LOADERS.flatMap((loader) =>
    loader.name === "county-form" ? [loader, { ...loader, name: "double" }] : [],
  );
  twice = await receiveFiles([{ path: FORM, bytes: form }], double);
  differs = await receiveFiles([{ path: FORM, bytes: form, sender: "海盐县" }, elsewhere]);
  copied = await receiveFiles([
    { path: FORM, bytes: await workbookBytes([...formHead(), ...MANY]) },
    { ...other, bytes: await workbookBytes([...formHead({ area: "桐乡市" }), ...MANY]) },
  ]);
  const [heads = []] = formHead().slice(3);
  const forms = [
    await workbookBytes([...formHead(), TOWNS, TOWNS], (sheet) => sheet.mergeCells("G5:G6")),
    await workbookBytes([...formHead(), TOWNS.with(6, { formula: "1+2" })]),
    await workbookBytes([...formHead().slice(0, 3), [...heads, "数值"], TOWNS]),
    await workbookBytes([...formHead(), TOWNS], (sheet) => {
      sheet.state = "hidden";
    }),
    await workbookBytes([...formHead(), TOWNS], (sheet) => {
      sheet.getRow(5).hidden = true;
    }),
    text(`${[...LIST, "数值"].join(",")}\n${LIST.map(() => "1").join(",")},1,234\n`),
    Buffer.from("b6f1b3f8b3e6a6ec2cb3f8a769b4c12cabfcbcd0bd73b8b9", "hex"),
  ];
  spoilt = await Promise.all(
    forms.map((bytes) => receiveFiles([{ path: FORM.replace("xlsx", "bin"), bytes }])),
  );
});

describe("a worked case", () => {
  it.each(caseNames())("%s", (name) => {
    const intake = cases.get(name) as Intake;
    expect(findingsOf(intake)).toEqual(caseTable(name, "findings.csv"));
    expect(readingsOf(intake)).toEqual(caseTable(name, "readings.csv"));
    expect(countedOf(intake)).toEqual(caseTable(name, "counted.csv"));
    expect(zonesOf(intake)).toEqual(caseTable(name, "zones.csv"));
  });
});

describe("a file", () => {
  it("that counts keeps its row of the register beside what it says of itself", async () => {
    const told: string[] = [];
    const sent = [elsewhere, { path: FORM, bytes: form, sender: "海宁" }];
    const intake = await receiveFiles(sent, LOADERS, (path) => told.push(path));
    expect(intake.findings).toEqual([]);
    expect(intake.files).toMatchObject([
      {
        path: FORM,
        sender: "海宁",
        place: 2,
        basis: "reported",
        covers: [{ area: "330481", zones: null }],
      },
      {
        path: other.path,
        sender: "桐乡市",
        place: 1,
        covers: [{ area: "330483", period: { id: "2013Q3" } }],
      },
    ]);
    expect(intake.readings.map(({ file }) => file)).toEqual(intake.files.map(({ sha256 }) => sha256));
    expect(told).toEqual([FORM, other.path]);
  });

  it.each(Object.entries(FILES))(
    "%s is a finding, and the next one counts",
    (name, { sent, code, detail, place = null, text: found = "", among }) => {
      const intake = files.get(name) as Intake;
      const { path } = sent(form);
      expect(intake.findings).toEqual([
        {
          ...{ code, file: path, place, text: found, period: null, ...(among && { among }) },
          detail: detail instanceof RegExp ? expect.stringMatching(detail) : (detail ?? ""),
        },
      ]);
      expect(readingsOf(intake)).toMatchObject([TOWNS_ELSEWHERE]);
      expect(intake.files.map((file) => file.path)).toEqual([other.path]);
    },
  );

  it("that two loaders claim is a finding that names both", () => {
    expect(findingsOf(twice)).toEqual([
      { code: "file-claimed-twice", place: "", text: "", detail: "county-form、double" },
    ]);
    expect([twice.readings, twice.files]).toEqual([[], []]);
  });

  it("that is not where it was registered does not count", async () => {
    const moved = "submissions/2013Q3/330424/季度报表.xlsx";
    const intake = await receiveFiles([
      { path: FORM, registered: form },
      { path: moved, bytes: form, registered: null },
    ]);
    expect(intake.findings.map(({ code, file }) => [code, file])).toEqual([
      ["file-unregistered", moved],
      ["file-missing", FORM],
    ]);
    expect(intake.readings).toEqual([]);
  });

  it("from another sender than its header says does not count", () => {
    expect(differs.findings).toMatchObject([
      { code: "sender-differs", file: FORM, period: { id: "2013Q3" } },
    ]);
    expect(findingsOf(differs)).toEqual([
      { code: "sender-differs", place: "季度报表!B2", text: "海宁市", detail: "海盐县" },
    ]);
    expect(readingsOf(differs)).toMatchObject([TOWNS_ELSEWHERE]);
  });
});

describe("a form", () => {
  it("whose figures are all those of another area's counts, with a finding on the one that arrived later", () => {
    expect(copied.findings).toEqual([
      {
        ...{ code: "form-copied", file: other.path, place: null, text: "", detail: "", other: FORM },
        period: expect.objectContaining({ id: "2013Q3" }),
      },
    ]);
    expect(copied.readings).toHaveLength(2 * MANY.length);
  });
});

describe("the catalogue of findings", () => {
  it("has no code that no test produces", () => {
    const all = [...cases.values(), ...files.values(), twice, differs, copied, ...spoilt];
    const produced = new Set(all.flatMap((intake) => intake.findings.map(({ code }) => code)));
    const elsewhere = [
      "file-closed",
      "file-special",
      "record-unreadable",
      "line-too-long",
      "list-narrowed",
      "records-between",
      "records-omitted",
      "prose-fact-lacking",
      "prose-query-empty",
      ...Object.keys(OF_FIGURES),
      // Of forms as issued: test/forms/altered.test.ts.
      "form-altered",
      // Of registers: test/registers/told.test.ts.
      ...Object.keys(OF_REGISTERS).filter((code) => code !== "register-unknown"),
      // Of surveys: test/surveys.
      ...Object.keys(OF_SURVEYS),
      // Of what is said beside figures: forms.test.ts.
      "cell-unaccounted",
      ...["cell-struck", "cell-superscript", "cell-unseen", "header-repeated"],
      ...["line-doubtful", "mode-differs", "number-shown-otherwise", "parts-odd", "period-differs"],
      ...["record-alike", "record-several", "remark-doubtful", "sheet-unread", "beside-differs"],
      ...["record-doubtful", "evidence-doubtful", "state-contradicts", "day-early", "period-further"],
    ];
    const codes = Object.keys(CATALOGUE).filter(
      (code) => code === "form-copied" || !elsewhere.includes(code),
    );
    expect([...produced].sort()).toEqual(codes.sort());
  });
});
