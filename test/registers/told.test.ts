import { describe, expect, it } from "vitest";
import { type List, registersData } from "./ground.ts";
import { countedRows } from "./models.ts";

const HAZARDS = { register: "事故隐患", department: "市质监局", until: "2013-12-31", arrived: "2014-01-10" };
const BRANDS = { register: "品牌企业", department: "市工商局", until: "2013-12-31", arrived: "2014-01-10" };
const CODE = "91330481MA2CX12344";

/** What is found in lists, and what they give of an area in a period, by indicator. */
async function come(lists: List[], [area = "", period = ""] = ["330481", "2013Q4"]) {
  const { findings, rows } = await countedRows(
    registersData(lists),
    `select counted.indicator, total, passed, indicator.denominator <> '' as is_share from counted
     join indicator on indicator.indicator = counted.indicator where area = $1 and period = $2 order by counted.indicator`,
    [area, period],
  );
  return {
    findings: findings.map(({ code, text, detail }) => [code, text, detail]),
    figures: Object.fromEntries(
      rows.map(({ indicator, total, passed, is_share }) => [
        indicator,
        is_share ? `${passed}/${total}` : total,
      ]),
    ),
  };
}

describe("lists of registers", () => {
  it("are counted as one does by hand: hazards", async () => {
    const { findings, figures } = await come(
      [
        {
          ...HAZARDS,
          rows: [
            // Mended in time: found, in hand within 30 days, and closed within 60 more.
            ["甲厂锅炉", "YH-1", "海宁市", "发现", "2013-07-01"],
            ["甲厂锅炉", "YH-1", "海宁市", "整改中", "2013-07-31"],
            ["甲厂锅炉", "YH-1", "海宁市", "销号", "2013-09-20"],
            // Found, and nothing done: due on 2013-08-09, overdue for ten days since 2013-08-20.
            ["乙厂电梯", "YH-2", "海宁市", "发现", "2013-07-10"],
            // A day late: due on 2013-07-31.
            ["丙厂吊机", "YH-3", "海宁市", "发现", "2013-07-01"],
            ["丙厂吊机", "YH-3", "海宁市", "整改中", "2013-08-01"],
            // Of another area.
            ["丁厂电梯", "YH-4", "桐乡市", "发现", "2013-07-10"],
          ],
        },
      ],
      ["330481", "2013Q3"],
    );
    expect(findings).toEqual([]);
    // In the register at the end of September: 乙 and 丙; 丙 was due on 2013-09-30, which is not ten days ago.
    expect(figures).toEqual({
      ...{ h1: "2", h2: "3", h3: "1", h4: "1", h5: "1/3" },
      // 乙 was found 82 days ago and 丙 91; 丙 has been in hand for 60, and went there as 甲 did.
      ...{ h6: "0", h7: "2", h8: "1", h12: "0", h10: "2" },
    });
  });

  it("are counted as one does by hand: a ladder", async () => {
    const [first, second] = [CODE, "92330483MA28ABCD0F"];
    const { figures } = await come(
      [
        {
          ...BRANDS,
          rows: [
            ["甲公司", first, "海宁市", "县级", "2011-05-01"],
            ["甲公司", first, "海宁市", "市级", "2012-06-01"],
            ["甲公司", first, "海宁市", "省级", "2013-04-30"],
            ["乙公司", second, "海宁市", "省级", "2012-02-01"],
            ["乙公司", second, "海宁市", "市级", "2013-03-01"],
            ["乙公司", second, "海宁市", "撤销", "2013-10-01"],
          ],
        },
      ],
      ["330481", "2013Q4"],
    );
    expect(figures).toMatchObject({ b1: "1", b2: "1", b3: "1" });
  });

  it("tell of shares of those that came some time ago", async () => {
    const rows = [
      ["甲公司", CODE, "海宁市", "县级", "2011-05-01"],
      ["甲公司", CODE, "海宁市", "省级", "2013-04-30"],
      ["乙公司", "92330483MA28ABCD0F", "海宁市", "县级", "2011-05-02"],
    ];
    // Two years after 2011-05-01 is the 730th day, 2013-04-30.
    const { figures } = await come([{ ...BRANDS, rows }], ["330481", "2013Q2"]);
    expect(figures).toMatchObject({ b4: "1/2" });
    const later = await come([{ ...BRANDS, rows }], ["330481", "2012Q2"]);
    expect(later.figures).toMatchObject({ b5: "2/2" });
  });

  it("tell what a clerk has to mend, row by row", async () => {
    const { findings } = await come([
      {
        ...BRANDS,
        rows: [
          ["甲公司", "91330481MA2CX12345", "海宁市", "县级", "2013-05-01"],
          ["乙公司", "", "海宁市", "县级", "2013-05-01"],
          ["丙公司", CODE, "海宁市", "国家级", "2013-05-01"],
        ],
      },
    ]);
    expect(findings).toEqual([
      ["code-invalid", "91330481MA2CX12345", ""],
      ["code-missing", "乙公司", ""],
      ["stage-unknown", "国家级", "县级、市级、省级、撤销"],
    ]);
  });

  it("tell what is doubtful in the lives of things", async () => {
    const other = "92330483MA28ABCD0F";
    const { findings } = await come([
      {
        ...BRANDS,
        rows: [
          ["甲公司", CODE, "海宁市", "县级", "2011-05-01"],
          ["甲（集团）公司", CODE, "海宁市", "省级", "2012-05-01"],
          ["甲（集团）公司", CODE, "桐乡市", "市级", "2013-05-01"],
          ["甲公司", other, "海宁市", "县级", "2013-06-01"],
          ["丁公司", "91330411MA00000020", "海宁市", "撤销", "2013-06-02"],
        ],
      },
    ]);
    expect(findings).toEqual([
      ["thing-renamed", "甲（集团）公司", "甲公司"],
      ["stage-skipped", "甲（集团）公司", "县级→省级"],
      ["stage-back", "甲（集团）公司", "省级→市级"],
      ["thing-moved", "甲（集团）公司", "2012-05-01"],
      ["thing-twice", "甲公司", CODE],
      ["left-unentered", "丁公司", "撤销"],
    ]);
  });

  it("that leave days out between them count up to the gap, and say so", async () => {
    const rows = [["甲厂锅炉", "YH-1", "海宁市", "发现", "2012-07-01"]];
    const { findings, figures } = await come([
      { ...HAZARDS, until: "2012-12-31", rows },
      { ...HAZARDS, from: "2013-04-01", arrived: "2014-01-11", rows: [] },
    ]);
    expect(findings).toEqual([["register-gap", "", "2013-01-01至2013-03-31"]]);
    expect(figures).toEqual({});
  });

  it("take the place of what earlier ones say of their days, and tell what is gone", async () => {
    const earlier = {
      ...HAZARDS,
      rows: [
        ["甲厂锅炉", "YH-1", "海宁市", "发现", "2012-07-01"],
        ["乙厂电梯", "YH-2", "海宁市", "发现", "2013-07-01"],
      ],
    };
    const later = { ...HAZARDS, from: "2013-01-01", arrived: "2014-01-20", rows: [] };
    const { findings, figures } = await come([earlier, later], ["330481", "2013Q4"]);
    expect(findings).toEqual([["thing-gone", "", "共1个：乙厂电梯"]]);
    expect(figures).toMatchObject({ h1: "1", h2: "0" });
  });

  it("of a register that the plan does not keep are not read", async () => {
    const { findings } = await come([{ ...HAZARDS, register: "实验室名册", rows: [] }]);
    expect(findings).toEqual([["register-unknown", "实验室名册", "事故隐患、品牌企业"]]);
  });
});
