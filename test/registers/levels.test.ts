import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { refusal } from "../plan/bare.ts";
import { CREDIT, type List, registersData } from "./ground.ts";
import { countedRows } from "./models.ts";

const [FIRST, SECOND, THIRD] = ["91330481MA2CX12344", "92330483MA28ABCD0F", "91330411MA00000020"];
const BRANDS: List = {
  ...{ register: "品牌企业", department: "市工商局", until: "2013-12-31", arrived: "2014-01-10" },
  rows: [
    // A brand of the province: 3 points as long as it is one.
    ["甲公司", FIRST, "海宁市", "县级", "2011-05-01"],
    ["甲公司", FIRST, "海宁市", "省级", "2013-04-30"],
    // A brand of the city: a point for 365 days, of which 2013-12-30 is the last.
    ["乙公司", SECOND, "海宁市", "市级", "2012-12-31"],
    ["丙公司", THIRD, "海宁市", "县级", "2013-01-01"],
  ],
};
const HAZARDS: List = {
  ...{ register: "事故隐患", department: "市质监局", until: "2013-12-31", arrived: "2014-01-10" },
  rows: [
    // Half a point off for 400 days once it is in hand, and none for having been found any more.
    ["乙厂锅炉", "YH-1", "海宁市", "发现", "2013-02-01", SECOND],
    ["乙厂锅炉", "YH-1", "海宁市", "整改中", "2013-03-01", ""],
    // The same, but closed: nothing off, and one and a half for 90 days.
    ["丙厂锅炉", "YH-2", "海宁市", "整改中", "2013-03-01", THIRD],
    ["丙厂锅炉", "YH-2", "海宁市", "销号", "2013-12-01", THIRD],
    // Of nobody that is known.
    ["丁厂锅炉", "YH-3", "海宁市", "发现", "2013-03-01", ""],
  ],
};

/** How many stand at which level in an area at the end of a period. */
async function levels(root: string, period: string, area = "330481") {
  const { rows } = await countedRows(
    root,
    "select indicator, total, passed from counted where starts_with(indicator, 'c') and area = $1 and period = $2",
    [area, period],
  );
  return Object.fromEntries(
    rows.map(({ indicator, total, passed }) => [
      indicator,
      indicator === "c3" ? `${passed}/${total}` : total,
    ]),
  );
}

/** By how many the enterprises of which something came again within 90 days grow and shrink, by the day. */
async function again(root: string) {
  const { rows } = await countedRows(
    root,
    "select day::varchar as day, total from moment where indicator = 'h20' order by day",
  );
  return Object.fromEntries(rows.map(({ day, total }) => [day, String(total)]));
}

/** A data folder of which a row of a table of the plan is another. */
function changed(lists: List[], table: string, from: string, to: string): string {
  const root = registersData(lists, CREDIT);
  const path = join(root, "plan", "2013", `${table}.csv`);
  const text = readFileSync(path, "utf8");
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
  return root;
}

describe("levels of enterprises", () => {
  it("are counted as one does by hand", async () => {
    const root = registersData([BRANDS, HAZARDS], CREDIT);
    // 甲 has 3, 乙 1 - 0.5, 丙 -0.5; and then 甲 3, 乙 -0.5, 丙 1.5.
    const both = { c1: "1", c2: "1", c3: "1/3", c4: "1", c6: "1" };
    expect(await levels(root, "2013Q3")).toEqual(both);
    expect(await levels(root, "2013Q4")).toEqual(both);
    expect(await levels(root, "2013Q4", "330400")).toEqual({ c5: "1" });
    const { rows } = await countedRows(
      root,
      "select enterprise, points::varchar as points, rating from enterprise_standing where ends is null or ends > '2013-12-31' order by starts",
    );
    expect(rows.map(({ enterprise, points, rating }) => [enterprise, Number(points), rating])).toContainEqual(
      [SECOND, -0.5, "c"],
    );
  });

  it("leave out whose things come once in the days before, or of which nobody knows whose they are", async () => {
    const root = registersData([HAZARDS], CREDIT);
    expect(await again(root)).toEqual({});
    const found = (id: string, day: string, owner: string) => ["锅炉", id, "桐乡市", "发现", day, owner];
    const more = (day: string) => ({
      ...HAZARDS,
      rows: [...HAZARDS.rows, found("YH-4", day, SECOND), found("YH-5", "2013-03-05", "")],
    });
    // The first came on 2013-02-01, and so counts until 2013-05-01, 90 days after; the other on the 30th of April, or a day later.
    expect(await again(registersData([more("2013-04-30")], CREDIT))).toEqual({
      "2013-04-30": "1",
      "2013-05-02": "-1",
    });
    expect(await again(registersData([more("2013-05-02")], CREDIT))).toEqual({});
  });

  it("are told of no period that a list which gives points does not reach", async () => {
    const root = registersData(
      [BRANDS, { ...HAZARDS, until: "2013-09-30", rows: HAZARDS.rows.slice(0, 3) }],
      CREDIT,
    );
    expect(Object.keys(await levels(root, "2013Q3"))).toHaveLength(5);
    expect(await levels(root, "2013Q4")).toEqual({});
    expect(await levels(registersData([BRANDS], CREDIT), "2012Q4")).toEqual({});
  });

  it("are not told where fewer stand at one than the plan says: of no area, where that is so in one", async () => {
    const rows = [...BRANDS.rows, ["丁公司", "91330481000000002Y", "桐乡市", "县级", "2013-01-01"]];
    const few = (least: string) =>
      changed([{ ...BRANDS, rows }, HAZARDS], "registers", "市工商局", `市工商局,${least}`);
    const column = (root: string) => {
      const path = join(root, "plan", "2013", "registers.csv");
      const [head = "", first = "", ...others] = readFileSync(path, "utf8").split("\n");
      const texts = [
        head.replace("keeper", "keeper,least"),
        first.replace("市质监局", "市质监局,"),
        ...others,
      ];
      writeFileSync(path, texts.join("\n"));
      return root;
    };
    expect(Object.keys(await levels(column(few("1")), "2013Q4"))).toHaveLength(5);
    const root = column(few("2"));
    expect(await levels(root, "2013Q4")).toEqual({});
    expect(await levels(root, "2013Q4", "330483")).toEqual({});
    // One in the whole.
    expect(await levels(root, "2013Q4", "330400")).toEqual({});
    // None anywhere stood at a level when there was nobody.
    expect(Object.keys(await levels(root, "2010Q4"))).toHaveLength(5);
  });

  it.each([
    ["counts", "c1,brands,rated,,,,,a", "c1,brands,rated,,,,,", "rating"],
    ["counts", "c1,brands,rated,,,,,a", "c1,brands,rated,,,,,x", "rating"],
    ["counts", "c1,brands,rated,,,,,a", "c1,hazards,rated,,,,,a", "register"],
    ["counts", "h20,hazards,repeated,,,90", "h20,hazards,repeated,,,", "days"],
    ["counts", "h20,hazards,repeated,,,90,,", "h1,hazards,repeated,,,90,,", "indicator"],
    ["counts", "h6,hazards,aged,,,,60", "h6,hazards,entered,,,,60", "most"],
    ["counts", "h10,hazards,moved,found", "h10,hazards,moved,", "stage"],
    ["points", "up,brands,province", "up,brands,found", "stage"],
    ["points", "up,brands,province", "up,brand,province", "register"],
    ["points", "found-one,hazards,found,-1,,closed", "found-one,hazards,found,-1,,revoked", "repair"],
    ["ratings", "b,一般,0", "b,一般,", "least"],
  ])("of rows that cannot be are refused: %s %s", (table, from, to, column) => {
    expect(refusal(changed([], table, from, to)).join("\n")).toContain(`${table}.csv`);
    expect(refusal(changed([], table, from, to)).join("\n")).toContain(`column ${column}`);
  });
});
