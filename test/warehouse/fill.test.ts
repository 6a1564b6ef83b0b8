import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fillWarehouse } from "../../src/warehouse/fill.ts";
import { Warehouse } from "../../src/warehouse/open.ts";
import { intakeOf } from "./given.ts";
import { queried } from "./query.ts";
import { planWith, runOf, shippedPlan } from "./support.ts";

const [zone] = shippedPlan.areas.rows.filter(({ inside }) => inside.length === 2);
const [indicator] = shippedPlan.indicators.rows;
const city = shippedPlan.head.city;
const words = { words: "in words", symbols: "in symbols" };

describe("a filled warehouse", () => {
  let warehouse: Warehouse;

  beforeAll(async () => {
    const plan = planWith({
      methods: [
        { method: "doubled", aspect: "gap", ...words, expression: "goal * 2", divisor: "last_amount" },
        { method: "doubled", aspect: "value", ...words, expression: "value + scale" },
        { method: "doubled", aspect: "note", ...words, expression: "goal - amount", divisor: "divisor" },
      ],
    });
    const given = [
      {
        indicator: indicator?.indicator ?? "",
        area: city,
        period: "2009M02",
        value: "0.000001",
        series: "new",
      },
      { indicator: indicator?.indicator ?? "", area: city, period: "2008-2010", value: "-12" },
    ];
    warehouse = await Warehouse.open();
    await fillWarehouse(warehouse, plan, intakeOf(plan, given), runOf("2013Q3", "2013-10-20"));
  });
  afterAll(() => warehouse.close());

  it("knows its bounds from one row", async () => {
    expect(await queried(warehouse, "select * from run")).toEqual([
      {
        as_of: "2013Q3",
        audience: "public",
        version: "0",
        plan: shippedPlan.head.plan,
        city,
        last: 2013 * 12 + 8,
        known_at: "2013-10-20",
      },
    ]);
  });

  it("has a row for each period that is named, and for the years in which they end", async () => {
    const periods = await queried(
      warehouse,
      "select period, kind, prior, year_first, starts, ends from period where year < '2011' or period in ('2011-2015', '2013Q3')",
    );
    const quarter = (place: number, starts: string, ends: string) => ({
      period: `2010Q${place}`,
      kind: "quarter",
      prior: `2009Q${place}`,
      year_first: 2010 * 12,
      starts: `2010-${starts}`,
      ends: `2010-${ends}`,
    });
    const year = (id: number) => ({
      period: `${id}`,
      kind: "year",
      prior: `${id - 1}`,
      year_first: id * 12,
      starts: `${id}-01-01`,
      ends: `${id}-12-31`,
    });
    const span = (first: number, last: number) => ({
      period: `${first}-${last}`,
      kind: "span",
      prior: null,
      year_first: first * 12,
      starts: `${first}-01-01`,
      ends: `${last}-12-31`,
    });
    const month = {
      period: "2009M02",
      kind: "month",
      prior: "2008M02",
      starts: "2009-02-01",
      ends: "2009-02-28",
    };
    expect(periods).toEqual([
      { ...month, year_first: 2009 * 12 },
      year(2009),
      quarter(1, "01-01", "03-31"),
      quarter(2, "04-01", "06-30"),
      quarter(3, "07-01", "09-30"),
      quarter(4, "10-01", "12-31"),
      year(2010),
      span(2008, 2010),
      {
        period: "2013Q3",
        kind: "quarter",
        prior: "2012Q3",
        year_first: 2013 * 12,
        starts: "2013-07-01",
        ends: "2013-09-30",
      },
      span(2011, 2015),
    ]);
  });

  it("keeps readings exact, with the definition they name", async () => {
    expect(await queried(warehouse, "select period, value, series from reading order by value")).toEqual([
      { period: "2008-2010", value: "-12.000000", series: "" },
      { period: "2009M02", value: "0.000001", series: "new" },
    ]);
  });

  it("places a zone in each county that it lies in", async () => {
    const rows = await queried<{ county: string }>(warehouse, "select county from inside where zone = $1", [
      zone?.area ?? "",
    ]);
    expect(rows.map(({ county }) => county)).toEqual(zone?.inside);
  });

  it("orders bases by how firm they are, and statuses from best to worst", async () => {
    expect(
      await queried(
        warehouse,
        `select greatest('reported'::basis, 'public'::basis)::varchar as firm,
           greatest('demonstration'::basis, 'public'::basis)::varchar as shown,
           greatest('assumption'::basis, 'demonstration'::basis)::varchar as weak,
           least('missed'::status, 'met'::status, 'behind'::status, 'on pace'::status)::varchar as best`,
      ),
    ).toEqual([{ firm: "public", shown: "demonstration", weak: "assumption", best: "met" }]);
  });

  it("judges by the row of the method, or by the row of any", async () => {
    const gapOf = (method: string) =>
      queried(
        warehouse,
        `select rule_gap(given)::double as gap, rule_gap_divisor(given)::double as divisor
         from (select {'method': $1, 'goal': 7, 'amount': 5, 'divisor': 1, 'last_amount': 12, 'last_divisor': 1} as given)`,
        [method],
      );
    expect(await gapOf("doubled")).toEqual([{ gap: 14, divisor: 12 }]);
    expect(await gapOf("another")).toEqual([{ gap: -2, divisor: 1 }]);
  });

  it("computes by macros that take their operands in the order of the arithmetic", async () => {
    expect(
      await queried(
        warehouse,
        `select doubled(40, 2) as value, doubled_divisor(40, 2) as value_divisor, doubled_note(5, 1, 7) as note, doubled_note_divisor(5, 4, 7) as note_divisor`,
      ),
    ).toEqual([{ value: 42, value_divisor: 1, note: 2, note_divisor: 4 }]);
  });
});
