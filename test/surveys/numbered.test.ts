import { describe, expect, it } from "vitest";
import { sampleWith, surveyed } from "./case.ts";
import { type Cells, listed } from "./listed.ts";

const TOP: Cells = [
  ["报送部门", "市交通运输局"],
  ["调查名称", "交通质量评定", "报告期", "2013年"],
];
const HEAD = ["序号", "地区", "车容站容", "正点运行", "行车安全", "服务规范"];
const line = (number: number | string, area: string, score = 88) => [number, area, score, 79, 93, 83];

/** How many lines are read, which the checker reads too, and what is told. */
async function read(...rows: Cells) {
  const { sheets, again, told } = await listed([...TOP, HEAD, ...rows], "市交通运输局");
  expect(again).toEqual(sheets);
  return { lines: sheets.length, told: told.map((finding) => finding.split("|").slice(0, 3).join("|")) };
}

describe("numbers of units", () => {
  const haining = [line(1, "海宁市"), line(2, "海宁市")];

  it("that begin anew with each area are of one unit there", async () => {
    expect(await read(...haining, line(1, "平湖市"), line(2, "平湖市", 70))).toEqual({ lines: 4, told: [] });
  });

  it("begin anew though a sum stands between, or a head again", async () => {
    const sum = ["小计", "", 176, 158, 186, 166];
    expect(await read(...haining, sum, HEAD, line(1, "平湖市"), sum)).toEqual({ lines: 3, told: [] });
  });

  it("are told where they are there twice in their area", async () => {
    const rows = [...haining, line(2, "海宁市", 70), line(1, "平湖市")];
    expect(await read(...rows)).toEqual({ lines: 3, told: ["unit-repeated|A6|2"] });
  });

  it("are told where nobody knows that they begin anew: some are missing, or all run on", async () => {
    expect(await read(...haining, line(2, "平湖市"))).toEqual({ lines: 2, told: ["unit-repeated|A6|2"] });
    expect(await read(...haining, line(1, "平湖市"), line(3, "平湖市"))).toEqual({
      lines: 3,
      told: ["unit-repeated|A6|1"],
    });
    const coded = [line("A1", "海宁市"), line("A2", "海宁市"), line("A1", "平湖市")];
    expect(await read(...coded)).toEqual({ lines: 2, told: ["unit-repeated|A6|A1"] });
  });

  it("begin anew though the area of one is not known", async () => {
    const rows = [...haining, line(1, "平湖市"), line(2, "某市"), line(3, "平湖市")];
    expect(await read(...rows)).toEqual({ lines: 4, told: ["area-unknown|B7|某市"] });
  });

  it("are the same in a list that is read by the warehouse", async () => {
    const answers = ["满意", "一般", "不满意"];
    const of = (area: string, count: number) =>
      Array.from(
        { length: count },
        (_, at) => `${at + 1},${area},${answers[at % 3]},${answers[(at + 1) % 3]},1,`,
      );
    const rows = [
      ...of("海宁市", 40),
      ...of("平湖市", 30),
      "30,平湖市,满意,满意,2,",
      "补7,海宁市,满意,满意,2,",
      "41,嘉兴市,满意,满意,2,",
    ];
    const come = async (maxBytes?: number) => {
      const {
        rows: facts,
        findings,
        intake,
      } = await surveyed(
        sampleWith(rows),
        "select fact, amount || ' / ' || divisor as value from fact where indicator in (select indicator from estimate) order by fact",
        maxBytes,
      );
      return {
        large: intake.sums.length > 0,
        facts,
        told: findings.map(({ code, text }) => `${code} ${text}`).sort(),
      };
    };
    // Beside what the other list of the case is told of.
    const given = ["unit-missing ", "unit-of-whole 嘉兴市", "unit-repeated 30", "unit-repeated B3"];
    const [small, large] = [await come(), await come(1024)];
    expect(large.large).toBe(true);
    expect(small.told.filter((each) => each.startsWith("unit-"))).toEqual(given);
    expect(large).toEqual({ ...small, large: true });
  });
});
