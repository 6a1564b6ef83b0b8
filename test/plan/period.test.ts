import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { endOf, type Period, parsePeriod, shiftYears, startOf } from "../../src/plan/period.ts";

function period(id: string): Period {
  const found = parsePeriod(id);
  if (!found) throw new Error(`no period: ${id}`);
  return found;
}

const MONTHS = { month: 1, quarter: 3, half: 6, year: 12 };

const years = fc.integer({ min: 1000, max: 9999 });
const ids = fc.oneof(
  fc.tuple(years, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}M${String(m).padStart(2, "0")}`),
  fc.tuple(years, fc.integer({ min: 1, max: 4 })).map(([y, q]) => `${y}Q${q}`),
  fc.tuple(years, fc.integer({ min: 1, max: 2 })).map(([y, h]) => `${y}H${h}`),
  years.map(String),
);
const spans = fc
  .tuple(years, years)
  .filter(([from, to]) => from < to)
  .map(([from, to]) => `${from}-${to}`);

describe("parsePeriod", () => {
  it.each([
    ["2013M01", "month", 2013, 1, "2013-01-01", "2013-01-31"],
    ["2013M09", "month", 2013, 9, "2013-09-01", "2013-09-30"],
    ["2013M12", "month", 2013, 12, "2013-12-01", "2013-12-31"],
    ["2013Q1", "quarter", 2013, 1, "2013-01-01", "2013-03-31"],
    ["2013Q3", "quarter", 2013, 3, "2013-07-01", "2013-09-30"],
    ["2013Q4", "quarter", 2013, 4, "2013-10-01", "2013-12-31"],
    ["2013H1", "half", 2013, 1, "2013-01-01", "2013-06-30"],
    ["2013H2", "half", 2013, 2, "2013-07-01", "2013-12-31"],
    ["2013", "year", 2013, 1, "2013-01-01", "2013-12-31"],
    ["2011-2015", "span", 2015, 1, "2011-01-01", "2015-12-31"],
  ])("reads %s", (id, kind, year, place, start, end) => {
    const read = period(id);
    expect(read).toMatchObject({ id, kind, year, place });
    expect([startOf(read), endOf(read)]).toEqual([start, end]);
  });

  it("counts months from January of year 0", () => {
    expect(period("2013M01")).toMatchObject({ first: 2013 * 12, last: 2013 * 12 });
    expect(period("2013Q3")).toMatchObject({ first: 2013 * 12 + 6, last: 2013 * 12 + 8 });
    expect(period("2011-2015")).toMatchObject({ first: 2011 * 12, last: 2015 * 12 + 11 });
  });

  it.each([
    ...["", "13", "20130", "2013Q", "2013Q0", "2013Q5", "2013Q03", "2013H0", "2013H3", "2013H01"],
    ...["2013M0", "2013M9", "2013M00", "2013M13", "2013q3", "2013W1", " 2013", "2013 ", "2013\n", "-2013"],
    ...["2013-2013", "2015-2011", "2011-15", "2011-2015-2016", "2013年", "２０１３"],
  ])("names no period: %j", (id) => {
    expect(parsePeriod(id)).toBeNull();
  });

  it("never throws, and gives back the id that it read", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9]{4}[MQH-]?[0-9]{0,4}$/)), (id) => {
        const read = parsePeriod(id);
        expect(read === null || read.id === id).toBe(true);
      }),
    );
  });
});

describe("startOf and endOf", () => {
  it.each([
    ["2012M02", "2012-02-29"],
    ["2013M02", "2013-02-28"],
    ["2000M02", "2000-02-29"],
    ["1900M02", "1900-02-28"],
  ])("%s ends on %s", (id, end) => {
    expect(endOf(period(id))).toBe(end);
  });

  it("a period holds as many months as its kind says, and ends no sooner than it starts", () => {
    fc.assert(
      fc.property(ids, (id) => {
        const read = period(id);
        expect(read.last - read.first + 1).toBe(MONTHS[read.kind as keyof typeof MONTHS]);
        expect(endOf(read) >= startOf(read)).toBe(true);
      }),
    );
  });

  it("the day after a period's last is the first of a month", () => {
    fc.assert(
      fc.property(fc.oneof(ids, spans), (id) => {
        const next = new Date(Date.parse(`${endOf(period(id))}T00:00:00Z`) + 86_400_000);
        expect(next.getUTCDate()).toBe(1);
      }),
    );
  });
});

describe("shiftYears", () => {
  it("keeps kind and place", () => {
    expect(shiftYears(period("2013M09"), -1)).toBe("2012M09");
    expect(shiftYears(period("2013Q3"), 2)).toBe("2015Q3");
    expect(shiftYears(period("2013"), -1)).toBe("2012");
  });

  it("gives none for a span", () => {
    expect(shiftYears(period("2011-2015"), -1)).toBeNull();
  });

  it("there and back is where it was", () => {
    fc.assert(
      fc.property(ids, fc.integer({ min: -3000, max: 3000 }), (id, years) => {
        const read = period(id);
        fc.pre(read.year + years >= 1000 && read.year + years <= 9999);
        const there = period(shiftYears(read, years) ?? "");
        expect(there).toMatchObject({ kind: read.kind, place: read.place, year: read.year + years });
        expect(shiftYears(there, -years)).toBe(id);
      }),
    );
  });
});
