import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shiftDays } from "../../src/core/day.ts";
import { Doubts } from "../../src/verify/originals/doubts.ts";
import { type Plan, readPlanTables } from "../../src/verify/originals/plan.ts";
import type { Event } from "../../src/verify/originals/register/event.ts";
import { Packed } from "../../src/verify/originals/register/packed.ts";
import { Register } from "../../src/verify/originals/register/register.ts";
import { CREDIT, type List, registersData } from "./ground.ts";
import { countedRows } from "./models.ts";

const AREAS: Record<string, string> = { 海宁市: "330481", 桐乡市: "330483", 平湖市: "330482" };
const STAGES: Record<string, Record<string, string>> = {
  事故隐患: { 发现: "found", 整改中: "mending", 已验收: "checked", 销号: "closed" },
  品牌企业: { 县级: "town", 市级: "city", 省级: "province", 撤销: "revoked" },
};
/** Codes with the check sign that GB 32100-2015 asks for, worked out apart by the weights of its table. */
const CODES = ["91330481MA2CX12344", "92330483MA28ABCD0F", "91330411MA00000020"];
const IDS: Record<string, string> = { 事故隐患: "hazards", 品牌企业: "brands" };

/** The figures that a folder's lists give, as the models count them. */
async function counted(root: string): Promise<Map<string, [string, string]>> {
  const { findings, rows } = await countedRows(
    root,
    "select indicator, area, counts_from::varchar as starts, ends::varchar as ends, total, passed from counted",
  );
  expect(findings.filter(({ code }) => code.startsWith("code"))).toEqual([]);
  return new Map(
    rows.map(({ indicator, area, starts, ends, total, passed }) => [
      [indicator, area, starts, ends].join(" "),
      [String(total), String(passed)],
    ]),
  );
}

/** What `verify` counts of the same lists, of the figures that the models give. */
function again(root: string, lists: List[], figures: Iterable<string>): Map<string, [string, string]> {
  const plan = readPlanTables(root, "2013");
  const registers: Register[] = Object.keys(IDS).map((title) => {
    const own = lists.filter(({ register }) => register === title);
    return new Register(
      own.map(({ from = "", until, department, rows }) => ({
        ...{ register: IDS[title] ?? "", from, until, department, doubts: new Doubts() },
        events: packed(
          plan,
          rows.map(([, code = "", area = "", stage = "", day = "", owner]) => ({
            ...{ thing: code.replaceAll("-", ""), area: AREAS[area] ?? "", day },
            stage: STAGES[title]?.[stage] ?? "",
            owner: title === "品牌企业" ? code : owner || undefined,
          })),
        ),
      })),
      plan,
      () => registers,
    );
  });
  return new Map(
    [...figures].map((figure) => {
      const [indicator = "", area = "", from = "", until = ""] = figure.split(" ");
      const register = registers[indicator.startsWith("h") ? 0 : 1];
      const by = {
        kind: "records",
        name: "value",
        file: "",
        count: "",
        indicator,
        area,
        from,
        until,
      } as const;
      const count = (which: "all" | "passed") => String(register?.count({ ...by, which }) ?? "");
      return [figure, [count("all"), count("passed")]];
    }),
  );
}

/** Events as those of a list are held. */
function packed(plan: Plan, events: Event[]): Packed {
  const held = new Packed(plan);
  for (const event of events) held.push(event);
  return held;
}

/** So many days before the end of a quarter does something happen: where what is due a day earlier or later tells. */
const BEFORE = [0, 1, 10, 11, 30, 31, 40, 41, 60, 61, 70, 71, 90, 365, 366, 730, 731];
const ENDS = ["2011", "2012", "2013"].flatMap((year) =>
  ["03-31", "06-30", "09-30", "12-31"].map((end) => `${year}-${end}`),
);

const day = (from: string, until: string) =>
  fc.constantFrom(
    ...ENDS.flatMap((end) => BEFORE.map((days) => shiftDays(end, -days))).filter(
      (each) => each >= from && each <= until,
    ),
  );

/** Rows of a register of things that come to stages at random, in the order of their days or not. */
function rowsOf(register: string, from: string, until: string) {
  const codes = register === "品牌企业" ? CODES : ["YH-1", "YH-2", "YH-3"];
  const row = fc.record({
    thing: fc.integer({ min: 0, max: 2 }),
    area: fc.constantFrom(...Object.keys(AREAS)),
    stage: fc.constantFrom(...Object.keys(STAGES[register] ?? {})),
    day: day(from, until),
    owner: fc.constantFrom("", ...CODES),
  });
  return fc
    .array(row, { minLength: 6, maxLength: 30 })
    .map((rows) =>
      rows.map(({ thing, area, stage, day: on, owner }) => [
        ...[`第${"甲乙丙"[thing]}厂`, codes[thing] ?? "", area, stage, on],
        ...(codes === CODES ? [] : [owner]),
      ]),
    );
}

/** Lists of a register: one of all until the end of a year, one of what follows, and one that corrects a stretch of both. */
function listsOf(register: string, department: string): fc.Arbitrary<List[]> {
  const parts: [string | undefined, string, string][] = [
    [undefined, "2012-12-31", "2014-01-02"],
    ["2013-01-01", "2013-12-31", "2014-01-12"],
    ["2012-07-01", "2013-03-31", "2014-01-20"],
  ];
  return fc.tuple(...parts.map(([from, until]) => rowsOf(register, from ?? "2011-01-01", until))).map((all) =>
    all.map((rows, at) => {
      const [from, until = "", arrived = ""] = parts[at] ?? [];
      return {
        register,
        department,
        until,
        arrived,
        rows: distinct(rows),
        ...(from !== undefined && { from }),
      };
    }),
  );
}

/** Rows that say the same are told; here none do, nor do two of one thing share a day, whose order would be that of the rows. */
function distinct(rows: string[][]): string[][] {
  return [...new Map(rows.map((row) => [`${row[1]} ${row[4]}`, row])).values()];
}

describe("a register", () => {
  it("is counted by the models as verify counts it", async () => {
    let [figures, others, rated, repeated] = [0, 0, 0, 0];
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(listsOf("事故隐患", "市质监局"), listsOf("品牌企业", "市工商局")),
        async (drawn) => {
          const lists = drawn.flat();
          const root = registersData(lists, CREDIT);
          const own = await counted(root);
          figures += own.size;
          others += [...own.values()].filter(([total]) => total !== "0").length;
          rated += [...own].filter(([figure, [total]]) => figure.startsWith("c") && total !== "0").length;
          repeated += [...own].filter(([figure, [total]]) => /^h2\d/.test(figure) && total !== "0").length;
          expect(own).toEqual(again(root, lists, own.keys()));
        },
      ),
      { numRuns: 12, seed: 23 },
    );
    expect(figures).toBeGreaterThan(10_000);
    expect(others).toBeGreaterThan(900);
    expect(rated).toBeGreaterThan(100);
    expect(repeated).toBeGreaterThan(30);
  });
});
