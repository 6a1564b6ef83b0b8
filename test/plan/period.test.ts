import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  endOf,
  isYearOf,
  opensIn,
  type Period,
  parsePeriod,
  shiftYears,
  startOf,
  yearOf,
} from "../../src/core/period.ts";
import * as verifier from "../../src/verify/arithmetic/period.ts";

function period(id: string): Period {
  const found = parsePeriod(id);
  if (!found) throw new Error(`no period: ${id}`);
  return found;
}

const MONTHS = { month: 1, quarter: 3, half: 6, year: 12 };

const years = fc.integer({ min: 1000, max: 9998 });
const ids = fc.oneof(
  fc.tuple(years, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}M${String(m).padStart(2, "0")}`),
  fc.tuple(years, fc.integer({ min: 1, max: 4 })).map(([y, q]) => `${y}Q${q}`),
  fc.tuple(years, fc.integer({ min: 1, max: 2 })).map(([y, h]) => `${y}H${h}`),
  years.map(String),
  fc.tuple(years, fc.integer({ min: 2, max: 12 })).map(([y, m]) => `${y}Y${String(m).padStart(2, "0")}`),
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
    ["2013Y07", "year", 2013, 1, "2013-07-01", "2014-06-30"],
    ["2013Y12", "year", 2013, 1, "2013-12-01", "2014-11-30"],
    ["2011Y07-2015Y07", "span", 2015, 1, "2011-07-01", "2016-06-30"],
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
    ...[
      "0000",
      "9999",
      "9999Q4",
      "2013Y",
      "2013Y7",
      "2013Y00",
      "2013Y01",
      "2013Y13",
      "2013y07",
      "2013Y07-2015",
      "2013-2015Y07",
    ],
    ...[
      "2013Y07-2015Y08",
      "2013Y07-2013Y07",
      "2013-2013",
      "2015-2011",
      "2011-15",
      "2011-2015-2016",
      "2013年",
      "２０１３",
    ],
  ])("names no period: %j", (id) => {
    expect(parsePeriod(id)).toBeNull();
  });

  it("never throws, and gives back the id that it read", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9]{4}[MQHY-]?[0-9]{0,4}$/)), (id) => {
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
        fc.pre(read.year + years >= 1000 && read.year + years <= 9998);
        const there = period(shiftYears(read, years) ?? "");
        expect(there).toMatchObject({ kind: read.kind, place: read.place, year: read.year + years });
        expect(shiftYears(there, -years)).toBe(id);
      }),
    );
  });
});

describe("a year of a plan", () => {
  it.each([
    ["2013Q3", 7, "2013Y07"],
    ["2013Q4", 7, "2013Y07"],
    ["2014Q1", 7, "2013Y07"],
    ["2014Q2", 7, "2013Y07"],
    ["2014M06", 7, "2013Y07"],
    ["2014M07", 7, "2014Y07"],
    ["2014H1", 7, "2013Y07"],
    ["2013H2", 7, "2013Y07"],
    ["2013Q3", 1, "2013"],
    ["2013M03", 4, "2012Y04"],
    ["2013", 7, "2013"],
    ["2013Y07", 1, "2013Y07"],
    ["2011Y07-2015Y07", 7, "2015Y07"],
  ])("%s lies, where years begin in month %i, in %s", (id, begins, year) => {
    expect(yearOf(period(id), begins).id).toBe(year);
  });

  it("is one that begins in the plan's month", () => {
    expect(["2013", "2013Y07", "2013Q3"].map((id) => isYearOf(period(id), 7))).toEqual([false, true, false]);
    expect(["2013", "2013Y07", "2013Q1"].map((id) => isYearOf(period(id), 1))).toEqual([true, false, false]);
  });

  it("holds its periods' last months, and follows on the year before", () => {
    fc.assert(
      fc.property(ids, fc.integer({ min: 1, max: 12 }), (id, begins) => {
        const read = period(id);
        const year = yearOf(read, begins);
        expect(read.last >= year.first && read.last <= year.last).toBe(true);
        const before = period(shiftYears(year, -1) ?? "");
        expect(before.last).toBe(year.first - 1);
      }),
    );
  });

  it("is the same to verify, which reads ids by itself", () => {
    fc.assert(
      fc.property(fc.oneof(ids, spans, fc.string()), fc.integer({ min: 1, max: 12 }), (id, begins) => {
        const [ours, theirs] = [parsePeriod(id), verifier.periodOf(id)];
        const about = ours && { id, kind: ours.kind, first: ours.first, last: ours.last };
        expect(theirs ?? null).toEqual(about);
        if (!ours || !theirs) return;
        expect(verifier.opensIn(theirs, begins)).toBe(opensIn(ours, begins));
        expect(verifier.yearFrom(verifier.yearStart(theirs.last, begins))).toBe(
          yearOf({ ...ours, kind: "month" }, begins).id,
        );
        expect(verifier.yearBefore(theirs) ?? null).toBe(shiftYears(ours, -1));
      }),
    );
  });
});
